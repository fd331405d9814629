import { Marked, type Token, type Tokens } from 'marked';
import { CONTAINERS, directives, type AnchorToken, type DirectiveToken } from './directives.js';
import { tableHtml } from './table.js';
import { joinUnits } from './typography.js';

/** The document's Markdown as HTML. Throws RangeError for an unbalanced container or an unknown chart. */
export function renderBody(markdown: string, charts: Readonly<Record<string, string>>): string {
  const chart = (name: string): string => {
    const svg = charts[name];
    if (svg === undefined)
      throw new RangeError(`no chart is called ${name}; known: ${Object.keys(charts).join(', ')}`);
    return svg;
  };
  const marked = new Marked({ gfm: true }, directives(chart), {
    renderer: {
      link(token) {
        const inner = this.parser.parseInline(token.tokens);
        if (!/^(?:https:|mailto:|#)/.test(token.href)) return inner;
        const cite = /^\d{3}\.\d/.test(token.text) ? ' class="cite"' : '';
        const page =
          'page' in token ? `<span class="page" data-page-of="${token.href.slice(1)}"></span>` : '';
        return `<a href="${escapeAttribute(token.href)}"${cite}>${inner}${page}</a>`;
      },
      image: (token) => escapeAttribute(token.text),
      heading(token) {
        const id = 'id' in token ? ` id="${String(token['id'])}"` : '';
        const [, number, rest] = /^(\d+(?:\.\d+)?) (.*)$/s.exec(this.parser.parseInline(token.tokens)) ?? [];
        const inner =
          number === undefined
            ? this.parser.parseInline(token.tokens)
            : `<span class="no">${number}</span> ${rest}`;
        return `<h${token.depth}${id}>${inner}</h${token.depth}>\n`;
      },
      table(token) {
        return tableHtml(token, (tokens) => this.parser.parseInline(tokens));
      },
      text(token) {
        return 'tokens' in token && token.tokens
          ? this.parser.parseInline(token.tokens)
          : joinUnits(textOf(token));
      },
      code: (token) => `<pre><code>${escapeAttribute(token.text)}</code></pre>\n`,
    },
  });
  const tokens = marked.lexer(markdown);
  return assemble(tokens, (part) => marked.parser(part), chart);
}

/** Renders runs of ordinary tokens and puts containers, figures, ids and captions around them. */
function assemble(
  tokens: readonly Token[],
  render: (tokens: Token[]) => string,
  chart: (name: string) => string,
): string {
  const open: string[] = [];
  let html = '';
  let id: string | undefined;
  let caption: Tokens.Paragraph | undefined;
  for (const token of tokens) {
    if (token.type === 'space') continue;
    if (isAnchor(token)) {
      id = token.id;
    } else if (isDirective(token)) {
      html += directiveHtml(token, open, chart);
    } else if (token.type === 'paragraph' && isCaption(token) && open.at(-1) !== 'figure') {
      caption = token as Tokens.Paragraph;
    } else if (token.type === 'paragraph' && isCaption(token)) {
      html += `<figcaption${attributeId(id)}>${render([token]).replace(/^<p>|<\/p>\n$/g, '')}</figcaption>\n`;
      id = undefined;
    } else {
      if (open.some((name) => name === 'contents' || name === 'exhibits')) markPages(token);
      html += render([
        { ...token, ...(id === undefined ? {} : { id }), ...(caption ? { caption } : {}) } as Token,
      ]);
      id = undefined;
      caption = undefined;
    }
  }
  if (open.length > 0) throw new RangeError(`<!-- ${open.join(' --> <!-- ')} --> is not closed`);
  return html;
}

function directiveHtml(token: DirectiveToken, open: string[], chart: (name: string) => string): string {
  if (token.name === 'page') return '<div class="new-page"></div>\n';
  if (token.name === 'chart') return `${chart(token.argument)}\n`;
  if (token.closes) {
    const last = open.pop();
    if (last !== token.name)
      throw new RangeError(`<!-- /${token.name} --> closes <!-- ${last ?? 'nothing'} -->`);
    return token.name === 'figure' ? '</figure>\n' : `${CONTAINERS[token.name]?.close ?? ''}\n`;
  }
  open.push(token.name);
  return token.name === 'figure'
    ? `<figure class="${token.argument}">\n${chart(token.argument)}\n`
    : `${CONTAINERS[token.name]?.open ?? ''}\n`;
}

/** `**Table 3.** …` and `**Figure 1.** …`, as numberMarkdown writes them. */
function isCaption(token: Token): boolean {
  return /^\*\*(?:Table|Figure) \d+\.\*\* /.test(token.raw);
}

/** In a list of contents every link gets a place for its page number. */
function markPages(token: Token): void {
  if (token.type === 'link') Object.assign(token, { page: true });
  if ('items' in token && Array.isArray(token['items'])) (token as Tokens.List).items.forEach(markPages);
  if ('tokens' in token) token.tokens?.forEach(markPages);
}

function isAnchor(token: Token): token is AnchorToken {
  return token.type === 'anchor';
}

function isDirective(token: Token): token is DirectiveToken {
  return token.type === 'directive';
}

function attributeId(id: string | undefined): string {
  return id === undefined ? '' : ` id="${id}"`;
}

function textOf(token: Tokens.Text | Tokens.Escape): string {
  return 'escaped' in token && token.escaped ? token.text : escapeAttribute(token.text);
}

function escapeAttribute(text: string): string {
  return text
    .replace(/&(?!(?:[a-zA-Z]+|#\d+|#x[\da-fA-F]+);)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
