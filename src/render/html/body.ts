import { Marked, type Tokens } from 'marked';
import { assemble } from './assemble.js';
import { directives } from './directives.js';
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
        // The running head names the section that a page belongs to.
        const section = token.depth === 2 ? ` data-section="${inner.replace(/<[^>]*>/g, '')}"` : '';
        return `<h${token.depth}${id}${section}>${inner}</h${token.depth}>\n`;
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
