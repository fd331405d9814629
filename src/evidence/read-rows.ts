import { CsvError, parse, type Info } from 'csv-parse/sync';
import type { Diagnostic } from '../model/diagnostic.js';
import { nearest } from '../model/nearest.js';
import columns from './register-columns.json' with { type: 'json' };

/** A row of the register: cells by field, empty cells left out. */
export interface RegisterRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  /** The header of each field as the file spells it. */
  readonly headers: ReadonlyMap<string, string>;
}

export interface RowsReading {
  readonly rows: readonly RegisterRow[];
  /** Rows below the header, the refused ones included. */
  readonly count: number;
  /** What is wrong with the rows that have another width than the header; they are in `diagnostics` too. */
  readonly refused: readonly Diagnostic[];
  readonly diagnostics: readonly Diagnostic[];
}

const FIELDS = new Map(
  columns.flatMap(({ field, headers }) => [field, ...headers].map((name) => [plain(name), field])),
);

/** Splits a CSV register (`,` `;` or tab) into rows by the names of its columns. */
export function readRows(text: string, file: string): RowsReading {
  const records = split(text, file);
  if ('code' in records) return { rows: [], count: 0, refused: [], diagnostics: [records] };
  const [head, ...body] = records;
  if (!head) {
    const message = 'The evidence register is empty.';
    return {
      rows: [],
      count: 0,
      refused: [],
      diagnostics: [
        {
          level: 'error',
          code: 'register-empty',
          message,
          at: { file },
          hint: 'Write a header with id, title, kind and says, and a row for each item; or take `evidence:` out of dossier.yaml.',
        },
      ],
    };
  }
  const { fields, headers, diagnostics } = readHeader(head, file);
  const rows: RegisterRow[] = [];
  const refused: Diagnostic[] = [];
  for (const { record, line } of body) {
    if (record.length !== head.record.length) {
      refused.push(wrongLength(record, head.record.length, { file, line }));
      continue;
    }
    const stated = record.map((cell, column) => [fields[column], cell.trim()] as const);
    const cells = Object.fromEntries(stated.filter(([field, cell]) => field !== undefined && cell !== ''));
    rows.push({ line, cells: cells as Record<string, string>, headers });
  }
  return { rows, count: body.length, refused, diagnostics: [...diagnostics, ...refused] };
}

interface NumberedRecord {
  readonly record: readonly string[];
  readonly line: number;
}

function split(text: string, file: string): NumberedRecord[] | Diagnostic {
  try {
    const parsed = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      raw: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as { record: string[]; info: Info; raw: string }[];
    return parsed.map(({ record, info, raw }) => ({
      record,
      line: info.lines - raw.trim().split('\n').length + 1,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? { line: error['lines'] } : {};
    const hint =
      'Put cells with quotes in quotes and double the inner ones; no row of the register was read.';
    return { level: 'error', code: 'csv-syntax', message: `${error.message}.`, at: { file, ...line }, hint };
  }
}

function delimiterOf(text: string): string {
  const header = text.trimStart().split('\n', 1)[0] ?? '';
  const counted = [',', ';', '\t'].map((sign) => [sign, header.split(sign).length] as const);
  return counted.reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}

interface Header {
  readonly fields: readonly (string | undefined)[];
  readonly headers: ReadonlyMap<string, string>;
  readonly diagnostics: Diagnostic[];
}

function readHeader({ record, line }: NumberedRecord, file: string): Header {
  const headers = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const fields = record.map((header) => {
    const field = FIELDS.get(plain(header));
    const at = { file, line, field: header };
    const earlier = field === undefined ? undefined : headers.get(field);
    if (field === undefined) {
      const meant = nearest(header, FIELDS.keys());
      const message = `The column \`${header}\` is not read.`;
      diagnostics.push({
        level: 'warning',
        code: 'unknown-column',
        message,
        at,
        allowed: columns.map((column) => column.field).join(', '),
        ...(meant && { hint: `Did you mean \`${FIELDS.get(meant)}\`?` }),
      });
    } else if (earlier === undefined) {
      headers.set(field, header);
      return field;
    } else {
      const message = `The columns \`${earlier}\` and \`${header}\` both give ${field}; the first is read.`;
      diagnostics.push({
        level: 'error',
        code: 'duplicate-column',
        message,
        at,
        hint: 'Rename or remove one.',
      });
    }
    return undefined;
  });
  return { fields, headers, diagnostics };
}

function wrongLength(
  record: readonly string[],
  wanted: number,
  at: { file: string; line: number },
): Diagnostic {
  const isShort = record.length < wanted;
  return {
    level: 'error',
    code: isShort ? 'csv-row-too-short' : 'csv-row-too-long',
    message: `The row has ${record.length} cells, the header ${wanted}; it is not read.`,
    at,
    value: record.join(' | '),
    hint: isShort ? 'Add the missing cells, empty ones too.' : 'Put cells that hold the separator in quotes.',
  };
}

function plain(header: string): string {
  return header.toLowerCase().replace(/[^a-z]/g, '');
}
