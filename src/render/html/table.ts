import type { Token, Tokens } from 'marked';

/** Tables of at most this many rows are kept on one page. */
const SHORT = 9;

type Inline = (tokens: Token[]) => string;

/**
 * A GFM table with what print and screen readers need: caption, column headers with scope, figures set right, rows that
 * span the table, totals. `id` and `caption` are put on the token by body.ts.
 */
export function tableHtml(
  token: Tokens.Table & { id?: string; caption?: Tokens.Paragraph },
  inline: Inline,
): string {
  const id = token.id === undefined ? '' : ` id="${token.id}"`;
  const caption = token.caption ? `<caption>${inline(token.caption.tokens)}</caption>\n` : '';
  const head = token.header
    .map((cell) => `<th scope="col"${figures(cell)}>${inline(cell.tokens)}</th>`)
    .join('');
  const rows = token.rows.map((row) => rowHtml(row, inline)).join('');
  const short = token.rows.length <= SHORT ? ' class="short"' : '';
  return `<table${id}${short}>\n${caption}<thead><tr>${head}</tr></thead>\n<tbody>\n${rows}</tbody>\n</table>\n`;
}

/**
 * A first cell in bold marks a row: a heading or cut line when it stands alone, else a total. Users cannot write bold.
 * An empty cell joins the words on its left, and is a dash beside a figure: PDF knows no cell without content.
 */
function rowHtml(row: readonly Tokens.TableCell[], inline: Inline): string {
  const [first, ...rest] = row;
  const bold = first !== undefined && first.text.startsWith('**') && first.text.endsWith('**');
  if (bold && rest.length > 0 && rest.every((cell) => cell.text === '')) {
    const kind = first.text.startsWith('**✂') ? 'cut' : 'span';
    return `<tr class="${kind}"><td colspan="${row.length}">${inline(first.tokens)}</td></tr>\n`;
  }
  const cells: { readonly cell: Tokens.TableCell; readonly span: number }[] = [];
  for (const cell of row) {
    const left = cells.at(-1);
    if (cell.text === '' && left && left.cell.align !== 'right') {
      cells[cells.length - 1] = { ...left, span: left.span + 1 };
    } else cells.push({ cell, span: 1 });
  }
  const html = cells.map(({ cell, span }) => {
    const columns = span === 1 ? '' : ` colspan="${span}"`;
    return `<td${columns}${figures(cell)}>${cell.text === '' ? '–' : inline(cell.tokens)}</td>`;
  });
  return `<tr${bold ? ' class="total"' : ''}>${html.join('')}</tr>\n`;
}

function figures(cell: Tokens.TableCell): string {
  return cell.align === 'right' ? ' class="num"' : '';
}
