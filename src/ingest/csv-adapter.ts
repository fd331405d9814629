import { type Adapter, type AdapterInput, type Observed, type Outcome, outcomesOf } from './adapter.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { CsvHead } from './csv-head.js';
import { type DayOrder, dayOrderOf } from './day.js';
import type { Head } from './head.js';
import { readCsv } from './input/csv.js';
import { notUtf8 } from './trouble.js';

/** Cells by column name in lower case; of columns with the same name, the first. */
export type Row = Readonly<Record<string, string>>;

export interface CsvFormat {
  readonly id: string;
  readonly title: string;
  /** Sets of columns, in lower case; a header that holds all of one set is of this format. */
  readonly columns: readonly (readonly string[])[];
  /** Columns that a header of this format never has, to tell it from a wider format. */
  readonly without?: readonly string[];
  /** `pad`: rows may lack their last cells. `skip` (default): such a row is not read. */
  readonly shortRows?: 'pad' | 'skip';
  readonly observe: (row: Row, context: RowContext) => Observed;
}

export interface RowContext {
  /** How this file writes dates with slashes. */
  readonly dayOrder: DayOrder;
}

/** An adapter for a CSV format that is known by its header. */
export function csvAdapter(format: CsvFormat): Adapter {
  return {
    id: format.id,
    title: format.title,
    claims: (head) => hasHeader(head, format),
    read: (input) => readRows(input, format.observe, format.shortRows ?? 'skip'),
  };
}

function hasHeader(head: Head, format: CsvFormat): boolean {
  if (head.kind !== 'csv') return false;
  const { columns } = head;
  return (
    format.columns.some((set) => set.every((name) => columns.has(name))) &&
    !format.without?.some((name) => columns.has(name))
  );
}

/** Outcomes of the rows behind the header. A row of another width than the header is skipped. */
export async function* readRows(
  input: AdapterInput,
  observe: CsvFormat['observe'],
  shortRows: 'pad' | 'skip',
): AsyncGenerator<Outcome> {
  const { head } = input;
  if (head.kind !== 'csv') throw new TypeError(`${input.file} is no table`);
  const names = head.header.map((name) => name.toLowerCase());
  const context: RowContext = { dayOrder: dayOrderOf(head.rows.flat()) };
  let rowsBefore = head.preamble + 1;
  let blank = 0;
  let [strayQuotes, replaced] = [false, false];
  for await (const event of readCsv(input.bytes(), head.separator)) {
    const at = { line: event.line };
    if (event.kind === 'row' && event.strayQuote && !strayQuotes) {
      strayQuotes = true;
      yield { kind: 'trouble', diagnostic: strayQuote(input.file, event) };
    }
    if (event.kind === 'row' && !replaced && event.cells.some((cell) => cell.includes('\uFFFD'))) {
      replaced = true;
      yield { kind: 'trouble', diagnostic: notUtf8(input.file, at) };
    }
    if (event.kind === 'malformed') {
      yield { kind: 'skipped', reason: event.reason, at, level: 'error' };
    } else if (rowsBefore > 0) rowsBefore--;
    else if (event.cells.every((cell) => cell.trim() === '')) blank++;
    else {
      const misfit = misfitOf(event.cells, head, shortRows);
      if (misfit !== undefined) yield { kind: 'skipped', reason: misfit, at, level: 'warning' };
      else yield* outcomesOf(observe(rowOf(names, event.cells), context), input.file, at);
    }
  }
  if (blank > 0) {
    const message = `${blank} rows have no text in any cell; they are not counted as records.`;
    yield {
      kind: 'trouble',
      diagnostic: { level: 'note', code: 'csv-blank-rows', message, at: { file: input.file } },
    };
  }
}

function strayQuote(
  file: string,
  row: { readonly cells: readonly string[]; readonly line: number },
): Diagnostic {
  const cell = row.cells.find((text) => text.startsWith('"')) ?? '';
  const swallowed = cell.includes('\n');
  return {
    level: swallowed ? 'error' : 'warning',
    code: 'csv-stray-quote',
    message: swallowed
      ? `A quoted cell in the row at line ${row.line} goes on over several lines and may have swallowed rows.`
      : `A quoted cell in the row at line ${row.line} goes on behind its closing quote; its quotes are kept as text.`,
    at: { file, line: row.line },
    value: cell,
    hint: 'Write a quote inside a quoted cell twice.',
  };
}

function misfitOf(cells: readonly string[], head: CsvHead, shortRows: 'pad' | 'skip'): string | undefined {
  const width = head.header.length;
  if (cells.length < width && shortRows === 'skip') return 'the row has fewer cells than the header';
  return cells.slice(width).some((cell) => cell.trim() !== '')
    ? 'the row has more cells than the header'
    : undefined;
}

/** Without prototype, so that a column called `__proto__` is a column. */
function rowOf(names: readonly string[], cells: readonly string[]): Row {
  const row = Object.create(null) as Record<string, string>;
  for (const [index, name] of names.entries()) row[name] ??= cells[index] ?? '';
  return row;
}
