import { type Adapter, type AdapterInput, type Observed, type Outcome, outcomesOf } from './adapter.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { type InputLimits, raiseLimit } from '../model/limits.js';
import { type CsvHead, inOneLine } from './csv-head.js';
import { type DayOrder, dayOrderOf } from './day.js';
import type { Head } from './head.js';
import { type CsvEvent, readCsv } from './input/csv.js';
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
): AsyncGenerator<Iterable<Outcome>> {
  const { head, file } = input;
  if (head.kind !== 'csv') throw new TypeError(`${file} is no table`);
  const table: Table = {
    file,
    head,
    shortRows,
    fields: fieldsOf(head),
    observe: (row) => observe(row, context),
    said: { strayQuotes: false, replaced: false },
    rowsBefore: head.preamble + 1,
    names: head.header.map((name) => name.toLowerCase()),
    blank: 0,
    headers: 0,
  };
  const context: RowContext = { dayOrder: input.spec?.dates ?? dayOrderOf(head.rows.flat()) };
  for await (const events of readCsv(input.bytes(), head.separator, input.limits))
    yield outcomesOfRows(events, table, input.limits);
  if (table.blank > 0) yield [notCounted(table.blank, 'no text in any cell', 'csv-blank-rows', file)];
  if (table.headers > 0)
    yield [notCounted(table.headers, 'the header once more', 'csv-repeated-headers', file)];
}

function notCounted(count: number, what: string, code: string, file: string): Outcome {
  const message = `${count === 1 ? '1 row has' : `${count} rows have`} ${what}; not counted as records.`;
  return { kind: 'trouble', diagnostic: { level: 'note', code, message, at: { file } } };
}

/** Files put together with `cat`, and sheets that repeat the header on every page. */
function repeatsHeader(cells: readonly string[], names: readonly string[]): boolean {
  return (
    names.length > 1 &&
    cells.length >= names.length &&
    names.every((name, index) => inOneLine(cells[index] ?? '').toLowerCase() === name)
  );
}

/** A table while it is read. */
interface Table {
  readonly file: string;
  readonly head: CsvHead;
  readonly shortRows: 'pad' | 'skip';
  readonly fields: readonly Field[];
  /** The header in lower case. */
  readonly names: readonly string[];
  readonly observe: (row: Row) => Observed;
  /** What was reported already, once a file. */
  readonly said: { strayQuotes: boolean; replaced: boolean };
  /** Title rows and header still to come. */
  rowsBefore: number;
  blank: number;
  headers: number;
}

function* outcomesOfRows(events: readonly CsvEvent[], table: Table, limits: InputLimits): Generator<Outcome> {
  const { file, said } = table;
  for (const event of events) {
    const at = { line: event.line };
    if (event.kind === 'malformed') {
      const hint = event.limit && raiseLimit(event.limit, limits);
      yield { kind: 'skipped', reason: event.reason, hint, at, level: 'error' };
      continue;
    }
    if (event.strayQuote && !said.strayQuotes) {
      said.strayQuotes = true;
      yield { kind: 'trouble', diagnostic: strayQuote(file, event) };
    }
    if (event.replaced && !said.replaced) {
      said.replaced = true;
      yield { kind: 'trouble', diagnostic: notUtf8(file, at) };
    }
    if (table.rowsBefore > 0) table.rowsBefore--;
    else if (event.cells.every((cell) => cell.trim() === '')) table.blank++;
    else if (repeatsHeader(event.cells, table.names)) table.headers++;
    else {
      const misfit = misfitOf(event.cells, table.head, table.shortRows);
      if (misfit !== undefined) yield { kind: 'skipped', reason: misfit, at, level: 'warning' };
      else yield* outcomesOf(table.observe(rowOf(table.fields, event.cells)), file, at);
    }
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

interface Field {
  readonly name: string;
  readonly index: number;
}

/** Columns by name in lower case, the first where several are called the same. */
function fieldsOf({ header }: CsvHead): readonly Field[] {
  const names = header.map((name) => name.toLowerCase());
  return names.flatMap((name, index) => (names.indexOf(name) === index ? [{ name, index }] : []));
}

/** Without `Object.prototype`, so that a column called `__proto__` is a column; a class, because its objects are quick. */
class Cells {
  [name: string]: string;
}
Object.setPrototypeOf(Cells.prototype, null);
Reflect.deleteProperty(Cells.prototype, 'constructor');

function rowOf(fields: readonly Field[], cells: readonly string[]): Row {
  const row = new Cells();
  for (const { name, index } of fields) row[name] = cells[index] ?? '';
  return row;
}
