import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';

/** One row of a CSV file: its cells as written, and the 1-based line it starts on. */
export type CsvEvent =
  | {
      readonly kind: 'row';
      readonly cells: readonly string[];
      readonly line: number;
      /** A quoted cell goes on behind its closing quote: its quotes are kept, and it may have swallowed rows. */
      readonly strayQuote: boolean;
    }
  | { readonly kind: 'malformed'; readonly reason: string; readonly line: number; readonly fatal: boolean };

const OPTIONS = {
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  record_delimiter: '\n',
} as const;
const NEWLINE = 10;
const RETURN = 13;

/**
 * Rows of a CSV text from its first line on. Line ends may be `\n`, `\r\n`, `\r\r\n` (Prowler on Windows) or `\r`.
 * Quotes inside a bare cell are text (Prowler 2 quotes nothing); an unclosed quote swallows the rest of the file.
 */
export async function* readCsv(
  bytes: AsyncIterable<Uint8Array>,
  separator: string,
): AsyncGenerator<CsvEvent> {
  const malformed: CsvEvent[] = [];
  let lastLine = 0;
  const parser = parse({
    ...OPTIONS,
    delimiter: separator,
    info: true,
    raw: true,
    skip_records_with_error: true,
    on_record: (record, { lines }) => {
      lastLine = lines;
      return record;
    },
    on_skip: (error) => {
      if (error) malformed.push(asMalformed(error, lastLine));
      return undefined;
    },
  });
  const input = Readable.from(withNewlines(bytes), { objectMode: false });
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  for await (const item of parser as AsyncIterable<ParsedRow>) {
    yield* malformed.splice(0);
    const { record: cells, raw, info } = item;
    yield {
      kind: 'row',
      cells,
      line: info.lines - newlinesIn(cells),
      strayQuote: hasStrayQuote(cells, raw, separator),
    };
  }
  yield* malformed.splice(0);
}

interface ParsedRow {
  readonly record: string[];
  readonly raw: string;
  readonly info: { readonly lines: number };
}

/** A cell whose text starts with a quote is written with three of them, unless its quotes are misplaced. */
function hasStrayQuote(cells: readonly string[], raw: string, separator: string): boolean {
  const quoted = cells.filter((cell) => cell.startsWith('"')).length;
  if (quoted === 0) return false;
  const escaped = (separator + raw.trimStart()).split(`${separator}"""`).length - 1;
  return escaped < quoted;
}

/** The first rows of a text that may break off anywhere; for detection only, so quotes are read leniently. */
export function firstRows(text: string, separator: string, limit: number): string[][] {
  return parseSync(text.replaceAll(/\r*\n|\r/g, '\n'), {
    ...OPTIONS,
    delimiter: separator,
    to: limit,
    skip_records_with_error: true,
  });
}

/** Turns every kind of line end into `\n`, so that lines are counted alike. */
export async function* withNewlines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let pending = 0;
  for await (const chunk of chunks) {
    if (pending === 0 && !chunk.includes(RETURN)) {
      yield chunk;
      continue;
    }
    const out = new Uint8Array(chunk.length + pending);
    let length = 0;
    for (const byte of chunk) {
      if (byte === RETURN) pending++;
      else {
        // `\r\r\n` is one line end; returns without `\n` are one each.
        if (byte !== NEWLINE) for (; pending > 0; pending--) out[length++] = NEWLINE;
        pending = 0;
        out[length++] = byte;
      }
    }
    if (length > 0) yield out.subarray(0, length);
  }
  if (pending > 0) yield new Uint8Array(pending).fill(NEWLINE);
}

function asMalformed(error: CsvError, lastLine: number): CsvEvent {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    const reason = 'a quoted cell is never closed: the rest of the file is inside it';
    return { kind: 'malformed', reason, line: lastLine + 1, fatal: true };
  }
  const line = typeof error['lines'] === 'number' ? error['lines'] : lastLine + 1;
  return { kind: 'malformed', reason: 'a quote stands where none may be', line, fatal: false };
}

function newlinesIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells)
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  return count;
}
