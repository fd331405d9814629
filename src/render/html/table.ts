import type { Token, Tokens } from 'marked';

/** Tables of at most this many rows and characters are kept on one page. */
const SHORT = { rows: 9, characters: 1500 };

/** Longer tables are set closer. */
const LONG = 14;

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
  const bodies = groupsOf(token.rows)
    .map((rows) => `<tbody>\n${rows.map((row) => rowHtml(row, inline)).join('')}</tbody>\n`)
    .join('');
  return `<table${id}${lengthClass(token.rows)}>\n${caption}<thead><tr>${head}</tr></thead>\n${bodies}</table>\n`;
}

function lengthClass(rows: readonly (readonly Tokens.TableCell[])[]): string {
  if (rows.length > LONG) return ' class="long"';
  const characters = rows.flat().reduce((total, cell) => total + cell.text.length, 0);
  return rows.length <= SHORT.rows && characters <= SHORT.characters ? ' class="short"' : '';
}

/** Each row that spans the table as a heading begins a group, which print keeps together with its heading. */
function groupsOf(rows: readonly Tokens.TableCell[][]): readonly (readonly Tokens.TableCell[][])[] {
  const starts = rows.flatMap((row, index) => (index === 0 || kindOf(row) === 'span' ? [index] : []));
  return starts.length === 0 ? [rows] : starts.map((start, i) => rows.slice(start, starts[i + 1]));
}

/** Users cannot write bold, so that a first cell in bold is ours. */
function kindOf([first, ...rest]: readonly Tokens.TableCell[]): 'span' | 'cut' | 'total' | undefined {
  if (first === undefined || !first.text.startsWith('**') || !first.text.endsWith('**')) return undefined;
  if (rest.length === 0 || rest.some((cell) => cell.text !== '')) return 'total';
  return first.text.startsWith('**✂') ? 'cut' : 'span';
}

/**
 * A first cell in bold marks a row: a heading or cut line when it stands alone, else a total. An empty cell joins the
 * words on its left, and is a dash beside a figure: PDF knows no cell without content.
 */
function rowHtml(row: readonly Tokens.TableCell[], inline: Inline): string {
  const kind = kindOf(row);
  if (kind === 'span' || kind === 'cut') {
    return `<tr class="${kind}"><td colspan="${row.length}">${inline(row[0]?.tokens ?? [])}</td></tr>\n`;
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
  return `<tr${kind === 'total' ? ' class="total"' : ''}>${html.join('')}</tr>\n`;
}

function figures(cell: Tokens.TableCell): string {
  return cell.align === 'right' ? ' class="num"' : '';
}
