/** One CSV table. Every cell is text; a cell that a spreadsheet would run as a formula is made to start with `'`. */
export function csv(header: readonly string[], rows: Iterable<readonly string[]>): string {
  return [...csvLines(header, rows)].join('');
}

/** The same table line by line. */
export function* csvLines(header: readonly string[], rows: Iterable<readonly string[]>): Generator<string> {
  yield csvLine(header);
  for (const row of rows) yield csvLine(row);
}

function csvLine(row: readonly string[]): string {
  return `${row.map(cell).join(',')}\r\n`;
}

/**
 * RFC 4180 quoting, after OWASP's rule against formula injection: `=`, `+`, `-`, `@` and the white space that
 * spreadsheets skip before them. NUL, which no CSV reader agrees on, is spelled out.
 */
function cell(value: string): string {
  const safe = value.replaceAll('\0', '[U+0000]');
  const inert = /^[\s＝＋－＠]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(safe) ? `'${safe}` : safe;
  return /[",\r\n;\t]/.test(inert) || inert !== inert.trim() ? `"${inert.replaceAll('"', '""')}"` : inert;
}
