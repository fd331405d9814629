import { firstRows } from './input/csv.js';

/** A table: separator, header and the first rows. */
export interface CsvHead {
  readonly kind: 'csv';
  readonly separator: string;
  /** Rows before the header: titles, dates, company names. */
  readonly preamble: number;
  /** Header cells, trimmed, as written. */
  readonly header: readonly string[];
  /** Header cells in lower case. */
  readonly columns: ReadonlySet<string>;
  /** The first rows behind the header. */
  readonly rows: readonly (readonly string[])[];
}

const SEPARATORS = [',', ';', '\t', '|'];
const ROWS_LOOKED_AT = 60;
const LONGEST_PREAMBLE = 20;

/**
 * The table at the start of a text, or undefined where there is none: no separator gives a header of two cells or
 * more. The separator that gives most column names wins. `cut`: the text ends somewhere inside a row.
 */
export function readCsvHead(text: string, cut: boolean): CsvHead | undefined {
  if (text.includes('\0')) return undefined;
  let best: CsvHead | undefined;
  for (const separator of SEPARATORS) {
    const rows = firstRows(text, separator, ROWS_LOOKED_AT);
    // The last row may be cut off.
    if (cut && rows.length > 1 && rows.length < ROWS_LOOKED_AT) rows.pop();
    const table = tableOf(rows, separator);
    if (table && namesIn(table.header) > (best ? namesIn(best.header) : 1)) best = table;
  }
  return best;
}

function tableOf(rows: readonly (readonly string[])[], separator: string): CsvHead | undefined {
  const scores = rows.slice(0, LONGEST_PREAMBLE).map(namesIn);
  const enough = Math.max(...scores) * 0.8;
  const preamble = scores.findIndex((score) => score >= enough && score >= 2);
  const cells = rows[preamble];
  if (cells === undefined) return undefined;
  const header = cells.map(inOneLine);
  return {
    kind: 'csv',
    separator,
    preamble,
    header,
    columns: new Set(header.map((cell) => cell.toLowerCase())),
    rows: rows.slice(preamble + 1),
  };
}

/** A header cell as it is named in messages and mappings: Excel breaks long ones over several lines. */
export function inOneLine(cell: string): string {
  return cell.trim().replaceAll(/\s*\n\s*/g, ' ');
}

/** How many cells of a row could be column names: short, distinct, neither number nor date nor address. */
function namesIn(cells: readonly string[]): number {
  const names = cells
    .map((cell) => inOneLine(cell).toLowerCase())
    .filter((cell) => cell !== '' && cell.length <= 60 && /\p{L}/u.test(cell))
    .filter(
      (cell) =>
        !/[{}="]|:\/\/|^arn:|^\/|^\d{4}-\d{2}|^\d{1,2}\/\d{1,2}\/\d{4}|^[\d.:,-]+\s*(am|pm|utc|z)?$/.test(
          cell,
        ),
    )
    .filter(
      (cell) =>
        !/^(true|false|high|medium|low|critical|fail|pass|open|closed|active|none|yes|no|null)$/.test(cell),
    );
  return new Set(names).size;
}
