import { CsvError, parse, type Info } from 'csv-parse/sync';
import { safeParse, type ZodType } from 'zod';
import type { Diagnostic } from '../model/diagnostic.js';
import { nearest } from '../model/nearest.js';
import { fieldIssues, issueDiagnostic } from '../yaml/field-issues.js';

export interface TableReading<Row> {
  readonly rows: readonly Row[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a CSV with exactly these columns, in any order; columns may be absent when the schema lets them. Empty cells
 * are left out. Every trouble is an error with line and column: a response must not rest on half a table.
 */
export function readTable<Row>(
  text: string,
  file: string,
  columns: readonly string[],
  schema: ZodType<Row>,
): TableReading<Row> {
  const diagnostics: Diagnostic[] = [];
  const rows: Row[] = [];
  for (const { record, line } of split(text, file, columns, diagnostics)) {
    const cells = Object.fromEntries(
      Object.entries(record)
        .map(([name, cell]) => [name, unguarded(cell.trim())] as const)
        .filter(([, cell]) => cell !== ''),
    );
    const parsed = safeParse(schema, cells);
    if (parsed.success) rows.push(parsed.data);
    else
      for (const issue of fieldIssues(cells, schema, parsed.error.issues))
        diagnostics.push(issueDiagnostic(issue, cells, { file, line, field: issue.path.join('.') }));
  }
  return { rows, diagnostics };
}

/** The rows as CSV for people: quoted where needed, no cell that a spreadsheet would run. */
export function writeTable<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Partial<Record<Column, string | number>>>[],
): string {
  const line = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\n`;
  return [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))]
    .map(line)
    .join('');
}

interface NumberedRecord {
  readonly record: Readonly<Record<string, string>>;
  readonly line: number;
}

function split(
  text: string,
  file: string,
  columns: readonly string[],
  diagnostics: Diagnostic[],
): readonly NumberedRecord[] {
  try {
    const parsed = parse(text, {
      bom: true,
      info: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      columns: (header: readonly string[]) => {
        const names = header.map((name) => name.trim());
        diagnostics.push(...headerTrouble(names, columns, file));
        return names;
      },
    }) as unknown as { record: Record<string, string>; info: Info }[];
    return parsed.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? { line: error['lines'] } : {};
    diagnostics.push({
      level: 'error',
      code: 'csv-syntax',
      message: `${error.message}.`,
      at: { file, ...line },
      hint: 'Put cells with quotes in quotes and double the inner ones; no row of the file was read.',
    });
    return [];
  }
}

function headerTrouble(
  names: readonly string[],
  columns: readonly string[],
  file: string,
): readonly Diagnostic[] {
  const at = { file, line: 1 };
  const unknown = names.filter((name) => !columns.includes(name));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...unknown.map((name): Diagnostic => {
      const meant = nearest(name, columns);
      return {
        level: 'error',
        code: 'unknown-column',
        message: 'The column is not known.',
        at: { ...at, field: name },
        allowed: columns.join(', '),
        ...(meant !== undefined && { hint: `Did you mean \`${meant}\`?` }),
      };
    }),
    ...twice.map((name): Diagnostic => ({
      level: 'error',
      code: 'duplicate-column',
      message: 'The column is there twice.',
      at: { ...at, field: name },
      hint: 'Rename or remove one.',
    })),
  ];
}

/** What a spreadsheet would run, behind as many apostrophes as somebody wrote before it: one more keeps all of them. */
const FORMULA = /^'*\s*[=+\-@\t\r]/;

function quoted(cell: string): string {
  const inert = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}
