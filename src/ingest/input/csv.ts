import { isAscii } from 'node:buffer';
import { type CsvError, parse as parseSync } from 'csv-parse/sync';
import { DEFAULT_LIMITS, type InputLimits } from '../../model/limits.js';

export interface CsvRow {
  readonly kind: 'row';
  /** Cells as written. */
  readonly cells: readonly string[];
  /** 1-based line on which the row starts. */
  readonly line: number;
  /** A quoted cell goes on behind its closing quote: its quotes are kept, and it may have swallowed rows. */
  readonly strayQuote: boolean;
  /** Bytes that are no UTF-8 were replaced. */
  readonly replaced: boolean;
}

export type CsvEvent =
  | CsvRow
  | {
      readonly kind: 'malformed';
      readonly reason: string;
      readonly limit?: keyof InputLimits;
      readonly line: number;
    };

const OPTIONS = {
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  record_delimiter: '\n',
} as const;
const [NEWLINE, RETURN, QUOTE] = [10, 13, 34];
/** Lines between two quotes that are this many bytes apart are read as lines without quotes. */
const QUOTED_TOGETHER = 2048;

/**
 * Rows of a CSV text from its first line on, a batch for each piece of it. Line ends may be `\n`, `\r\n`, `\r\r\n`
 * (Prowler on Windows) or `\r`. Quotes inside a bare cell are text (Prowler 2 quotes nothing); an unclosed quote
 * swallows the rest of the file.
 */
export async function* readCsv(
  bytes: AsyncIterable<Uint8Array>,
  separator: string,
  limits: InputLimits = DEFAULT_LIMITS,
): AsyncGenerator<readonly CsvEvent[]> {
  const reader = createRowReader(separator, limits);
  for await (const chunk of withNewlines(bytes)) {
    const { events, stopped } = reader.feed(chunk);
    yield events;
    if (stopped) return;
  }
  yield reader.finish();
}

interface RowReader {
  /** Rows that end in the next bytes; `stopped` when a limit ends the reading. */
  feed(chunk: Uint8Array): { readonly events: readonly CsvEvent[]; readonly stopped: boolean };
  finish(): readonly CsvEvent[];
}

/**
 * Lines without any quote are split here, which is many times faster; csv-parse reads all that has quotes. Both see
 * whole rows only: what is unfinished waits for the next bytes.
 */
function createRowReader(separator: string, limits: InputLimits): RowReader {
  const maxBytes = limits.recordMb * 2 ** 20;
  let waiting: Uint8Array[] = [];
  /** Bytes waiting, and how many there must be before reading them is worth another try. */
  let [length, enough, line] = [0, 0, 1];

  function feed(chunk: Uint8Array): ReturnType<RowReader['feed']> {
    waiting.push(chunk);
    length += chunk.length;
    if (length < enough || !chunk.includes(NEWLINE))
      return { events: overLimit(), stopped: length > maxBytes };
    const block = Buffer.concat(waiting);
    const { events, end } = rowsOf(block, block.lastIndexOf(NEWLINE) + 1, false);
    wait(block.subarray(end));
    const over = overLimit();
    return { events: [...events, ...over], stopped: over.length > 0 };
  }

  function finish(): readonly CsvEvent[] {
    const block = Buffer.concat(waiting);
    return rowsOf(block, block.length, true).events;
  }

  function wait(rest: Uint8Array): void {
    // The chunk's memory may be used again by whoever gave it.
    waiting = rest.length === 0 ? [] : [rest.slice()];
    length = rest.length;
    enough = 2 * length;
  }

  function overLimit(): readonly CsvEvent[] {
    if (length <= maxBytes) return [];
    const reason = `a row is larger than ${limits.recordMb} MB, or a quoted cell in it is never closed; nothing is read from there on`;
    return [{ kind: 'malformed', reason, limit: 'recordMb', line }];
  }

  /** Rows of the block's first `until` bytes, and where the first unfinished one begins. */
  function rowsOf(
    block: Buffer,
    until: number,
    last: boolean,
  ): { readonly events: readonly CsvEvent[]; readonly end: number } {
    const events: CsvEvent[] = [];
    let at = 0;
    while (at < until) {
      const quote = block.indexOf(QUOTE, at);
      const bare = quote < 0 || quote >= until ? until : Math.max(at, block.lastIndexOf(NEWLINE, quote) + 1);
      if (bare > at) line += splitLines(block.subarray(at, bare), separator, line, events);
      at = bare;
      if (at >= until) break;
      const { end, unclosed } = quotedRows(block, at, until, last, events);
      at = end;
      if (unclosed) break;
    }
    return { events, end: at };
  }

  /** Rows from `start`, where one with quotes begins, to the next stretch without quotes. */
  function quotedRows(
    block: Buffer,
    start: number,
    until: number,
    last: boolean,
    events: CsvEvent[],
  ): { readonly end: number; readonly unclosed: boolean } {
    let end = start;
    for (let least = start; ; least = end + (end - start)) {
      end = endOfQuotes(block, least, until);
      const part = parseQuoted(block.subarray(start, end), separator, line);
      if (part.unclosed && end < until) continue;
      events.push(...part.rows);
      if (!part.unclosed) {
        line += newlinesIn(block, start, end);
        return { end, unclosed: false };
      }
      line += newlinesIn(block, start, start + part.read);
      if (!last) return { end: start + part.read, unclosed: true };
      const reason = 'a quoted cell is never closed: the rest of the file is inside it';
      events.push({ kind: 'malformed', reason, line });
      return { end: until, unclosed: true };
    }
  }

  return { feed, finish };
}

/** Behind the line in which a run of quotes ends that starts at or after `from`. */
function endOfQuotes(block: Buffer, from: number, until: number): number {
  let quote = Math.min(from, until - 1);
  for (;;) {
    const next = block.indexOf(QUOTE, quote + 1);
    if (next < 0 || next >= until || next - quote > QUOTED_TOGETHER) break;
    quote = next;
  }
  const newline = block.indexOf(NEWLINE, quote);
  return newline < 0 || newline >= until ? until : newline + 1;
}

/** Adds the rows of lines that hold no quote; returns the number of line ends. */
function splitLines(bytes: Buffer, separator: string, line: number, events: CsvEvent[]): number {
  const text = isAscii(bytes) ? bytes.toString('latin1') : bytes.toString();
  const replaced = text.includes('\uFFFD');
  let [start, lines] = [0, 0];
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end > start) {
      const cells = text.slice(start, end).split(separator);
      const lossy = replaced && cells.some(isReplaced);
      events.push({ kind: 'row', cells, line: line + lines, strayQuote: false, replaced: lossy });
    }
    if (newline >= 0) lines++;
    start = end + 1;
  }
  return lines;
}

interface ParsedRow {
  readonly record: readonly string[];
  readonly info: { readonly lines: number; readonly bytes: number };
}

/** Rows of bytes that begin with a row; `unclosed` when the last one goes on behind them, and then where it begins. */
function parseQuoted(
  bytes: Buffer,
  separator: string,
  line: number,
): { readonly rows: readonly CsvRow[]; readonly unclosed: boolean; readonly read: number } {
  let unclosed = false;
  const parsed: unknown = parseSync(bytes, {
    ...OPTIONS,
    delimiter: separator,
    info: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      if (error && error.code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
      unclosed = true;
      return undefined;
    },
  });
  let read = 0;
  const rows = (parsed as readonly ParsedRow[]).map(({ record: cells, info }): CsvRow => {
    const raw = bytes.subarray(read, info.bytes);
    read = info.bytes;
    return {
      kind: 'row',
      cells,
      line: line + info.lines - 1 - cells.reduce((sum, cell) => sum + newlinesInText(cell), 0),
      strayQuote: hasStrayQuote(cells, raw, separator),
      replaced: cells.some(isReplaced),
    };
  });
  // Empty lines before the unclosed row are no part of it.
  if (unclosed) while (bytes[read] === NEWLINE) read++;
  return { rows, unclosed, read };
}

function isReplaced(cell: string): boolean {
  return cell.includes('\uFFFD');
}

/** A cell whose text starts with a quote is written with three of them, unless its quotes are misplaced. */
function hasStrayQuote(cells: readonly string[], raw: Buffer, separator: string): boolean {
  const quoted = cells.filter((cell) => cell.startsWith('"')).length;
  if (quoted === 0) return false;
  const escaped = (separator + raw.toString().trimStart()).split(`${separator}"""`).length - 1;
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
async function* withNewlines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let pending = 0;
  for await (const chunk of chunks) {
    if (pending === 0 && !chunk.includes(RETURN)) {
      yield chunk;
      continue;
    }
    const out = new Uint8Array(chunk.length + pending);
    let [at, length] = [0, 0];
    while (at < chunk.length) {
      if (chunk[at] === RETURN) {
        pending++;
        at++;
        continue;
      }
      // `\r\r\n` is one line end; returns without `\n` are one each.
      if (chunk[at] !== NEWLINE) for (; pending > 0; pending--) out[length++] = NEWLINE;
      pending = 0;
      const next = chunk.indexOf(RETURN, at);
      const text = chunk.subarray(at, next < 0 ? chunk.length : next);
      out.set(text, length);
      length += text.length;
      at += text.length;
    }
    if (length > 0) yield out.subarray(0, length);
  }
  if (pending > 0) yield new Uint8Array(pending).fill(NEWLINE);
}

function newlinesIn(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE, from); at >= 0 && at < to; at = bytes.indexOf(NEWLINE, at + 1))
    count++;
  return count;
}

function newlinesInText(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
