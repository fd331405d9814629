import { Marked, type Token, type Tokens } from 'marked';
import { visible } from '../md.js';

/** What a page needs to show one evidence file. */
export interface EvidencePage {
  readonly style: string;
  readonly fontCss: string;
  readonly title: string;
  readonly paper: 'Letter' | 'A4';
}

/** A picture as it is, with its title as alternative text. `source` is a `data:` URI. */
export function pictureBody(title: string, source: string): string {
  return `<h1>${escaped(title)}</h1>\n<p><img src="${escaped(source)}" alt="${escaped(title)}"></p>`;
}

/** Text line by line, white space kept; control and format characters are spelled out. */
export function textBody(title: string, content: string): string {
  return `<h1>${escaped(title)}</h1>\n<pre>${escaped(visibleLines(content))}</pre>`;
}

/**
 * Markdown as a document. HTML in it is shown as text, pictures as their words, and links as theirs, since a
 * document for a regulator leads nowhere else. Headings are made to go down one level at a time.
 */
export function markdownBody(title: string, content: string): string {
  const marked = new Marked(
    { gfm: true },
    {
      tokenizer: { html: () => undefined, tag: () => undefined },
      renderer: {
        heading(token) {
          return `<h${token.depth}>${this.parser.parseInline(token.tokens)}</h${token.depth}>\n`;
        },
        link(token) {
          return this.parser.parseInline(token.tokens);
        },
        image: (token) => escaped(token.text),
        checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
        table(token) {
          const cells = (row: readonly Tokens.TableCell[], open: string, close: string): string =>
            `<tr>${row.map((cell) => `${open}${this.parser.parseInline(cell.tokens) || '–'}${close}`).join('')}</tr>\n`;
          return `<table><thead>${cells(token.header, '<th scope="col">', '</th>')}</thead>\n<tbody>${token.rows.map((row) => cells(row, '<td>', '</td>')).join('')}</tbody></table>\n`;
        },
      },
    },
  );
  const tokens = marked.lexer(visibleLines(content));
  const first = tokens.find(({ type }) => type !== 'space');
  const hasTitle = first?.type === 'heading';
  stepDown(tokens, hasTitle ? 0 : 1);
  return `${hasTitle ? '' : `<h1>${escaped(title)}</h1>\n`}${marked.parser(tokens)}`;
}

export function evidenceHtml(body: string, { style, fontCss, title, paper }: EvidencePage): string {
  return `<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>
${fontCss}
@page { size: ${paper}; }
${style}
</style>
</head>
<body class="response ${paper.toLowerCase()}"><main class="evidence">
${body}
</main></body>
</html>
`;
}

function stepDown(tokens: readonly Token[], above: number): void {
  let level = above;
  for (const token of tokens) {
    if (token.type !== 'heading') continue;
    level = Math.min((token as Tokens.Heading).depth, level + 1);
    Object.assign(token, { depth: level });
  }
}

/** Line by line, so that lines stay lines, tabs stay tabs, and indentation is kept. */
function visibleLines(content: string): string {
  return content
    .split(/\r\n|[\n\r]/)
    .map((line) => {
      const [, indent = '', rest = ''] = /^([ \t]*)(.*)$/su.exec(line) ?? [];
      return (
        indent +
        rest
          .split(/( {2,}|\t+)/)
          .map((part) => (/^[ \t]*$/.test(part) ? part : spelled(part)))
          .join('')
      );
    })
    .join('\n');
}

/** `visible` trims; what stands between two texts of a line must stay. */
function spelled(part: string): string {
  const [, before = '', core = '', after = ''] = /^( ?)(.*?)( ?)$/su.exec(part) ?? [];
  return before + visible(core) + after;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
