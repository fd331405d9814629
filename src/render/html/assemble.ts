import type { Token, Tokens } from 'marked';
import { CONTAINERS, type AnchorToken, type DirectiveToken } from './directives.js';

interface Place {
  readonly html: string;
  /** Containers that are open, outermost first. */
  readonly open: readonly DirectiveToken[];
  /** Waits for the heading, table or figure that it names. */
  readonly id?: string;
  /** Waits for its table. */
  readonly caption?: Tokens.Paragraph;
}

type Render = (tokens: Token[]) => string;
type Chart = (name: string) => string;

/**
 * Renders ordinary tokens and puts containers, figures, ids and captions around them. Throws RangeError for a
 * container that is closed out of turn or not at all.
 */
export function assemble(tokens: readonly Token[], render: Render, chart: Chart): string {
  let place: Place = { html: '', open: [] };
  for (const token of tokens) place = step(place, token, render, chart);
  if (place.open.length > 0) {
    throw new RangeError(`not closed: ${place.open.map(({ name }) => `<!-- ${name} -->`).join(' ')}`);
  }
  return place.html;
}

function step(place: Place, token: Token, render: Render, chart: Chart): Place {
  const { html, open, id, caption } = place;
  if (token.type === 'space') return place;
  if (isAnchor(token)) return { ...place, id: token.id };
  if (isDirective(token)) return token.closes ? closed(place, token) : opened(place, token, chart);
  if (isCaption(token)) {
    const figure = open.at(-1);
    if (figure?.name !== 'figure') return { ...place, caption: token };
    const words = render([token]).replace(/^<p>|<\/p>\n$/g, '');
    const named = id === undefined ? '' : ` id="${id}"`;
    return { html: `${html}<figcaption${named}>${words}</figcaption>\n${chart(figure.argument)}\n`, open };
  }
  if (open.some(({ name }) => name === 'contents' || name === 'exhibits')) markPages(token);
  const named = { ...token, ...(id === undefined ? {} : { id }), ...(caption ? { caption } : {}) };
  return { html: html + render([named]), open };
}

function opened(place: Place, token: DirectiveToken, chart: Chart): Place {
  const { html, open } = place;
  if (token.name === 'page') return { ...place, html: `${html}<div class="new-page"></div>\n` };
  if (token.name === 'chart') return { ...place, html: `${html}${chart(token.argument)}\n` };
  const tag = token.name === 'figure' ? `<figure class="${token.argument}">` : CONTAINERS[token.name]?.open;
  return { ...place, html: `${html}${tag ?? ''}\n`, open: [...open, token] };
}

function closed(place: Place, token: DirectiveToken): Place {
  const last = place.open.at(-1);
  if (last?.name !== token.name) {
    throw new RangeError(`<!-- /${token.name} --> closes <!-- ${last?.name ?? 'nothing'} -->`);
  }
  const tag = token.name === 'figure' ? '</figure>' : CONTAINERS[token.name]?.close;
  return { ...place, html: `${place.html}${tag ?? ''}\n`, open: place.open.slice(0, -1) };
}

/** In a list of contents every link gets a place for its page number. */
function markPages(token: Token): void {
  if (token.type === 'link') Object.assign(token, { page: true });
  if (token.type === 'list') (token as Tokens.List).items.forEach(markPages);
  if ('tokens' in token) token.tokens?.forEach(markPages);
}

/** `**Table 3.** …` and `**Figure 1.** …`, as numberMarkdown writes them. */
function isCaption(token: Token): token is Tokens.Paragraph {
  return token.type === 'paragraph' && /^\*\*(?:Table|Figure) \d+\.\*\* /.test(token.raw);
}

function isAnchor(token: Token): token is AnchorToken {
  return token.type === 'anchor';
}

function isDirective(token: Token): token is DirectiveToken {
  return token.type === 'directive';
}
