import type { Diagnostic } from '../../model/diagnostic.js';
import { type InputLimits, raiseLimit } from '../../model/limits.js';
import type { AdapterInput, RecordPlace } from '../adapter.js';
import { notUtf8 } from '../trouble.js';
import { type JsonPattern, select } from './json-pattern.js';
import { createJsonScanner, type JsonEvent, type ScannerOptions } from './json-scanner.js';
import { createTokenReader, type Token, type TokenReader } from './json-token.js';

/** A value that a pattern selects. */
export interface JsonValue {
  readonly kind: 'value';
  readonly pattern: JsonPattern;
  readonly value: unknown;
  readonly at: RecordPlace;
}

export type JsonRecord =
  | JsonValue
  | {
      readonly kind: 'malformed';
      readonly reason: string;
      readonly hint: string | undefined;
      readonly at: RecordPlace;
    }
  | { readonly kind: 'trouble'; readonly diagnostic: Diagnostic };

const NEWLINE = 10;

/** The values that the patterns select in a JSON file of any layout, with line and pointer; a batch a piece of it. */
export async function* readJson(
  input: AdapterInput,
  patterns: readonly JsonPattern[],
): AsyncGenerator<readonly JsonRecord[]> {
  const { head, limits } = input;
  if (head.kind !== 'json') throw new TypeError(`${input.file} is no JSON`);
  const batches =
    head.layout === 'lines'
      ? scanLines(input.bytes(), patterns, limits)
      : scan(behind(input.bytes(), head.skip), patterns, {
          limits,
          sequence: head.layout === 'sequence',
          script: head.variable !== undefined,
        });
  let [replaced, repeated] = [false, false];
  const misfits = new Set<JsonPattern>();
  const isNews = (event: JsonEvent): boolean => {
    if (event.kind !== 'misfit') return true;
    if (misfits.has(event.pattern)) return false;
    misfits.add(event.pattern);
    return true;
  };
  for await (const events of batches) {
    const records = events.filter(isNews).map((event) => recordOf(event, input));
    const lossy = replaced ? undefined : events.find((event) => event.kind === 'value' && !event.utf8);
    if (lossy) {
      replaced = true;
      records.push({ kind: 'trouble', diagnostic: notUtf8(input.file, placeOf(lossy)) });
    }
    const twice = repeated
      ? undefined
      : events.find((event) => event.kind === 'value' && event.repeated !== undefined);
    if (twice?.kind === 'value') {
      repeated = true;
      records.push({
        kind: 'trouble',
        diagnostic: repeatedNames(input.file, twice.repeated ?? '', placeOf(twice)),
      });
    }
    if (records.length > 0) yield records;
  }
}

function recordOf(event: JsonEvent, { file, limits }: AdapterInput): JsonRecord {
  const at = placeOf(event);
  if (event.kind === 'value') return { kind: 'value', pattern: event.pattern, value: event.value, at };
  if (event.kind === 'misfit') return { kind: 'trouble', diagnostic: misfit(file, at) };
  const hint = event.limit === undefined ? undefined : raiseLimit(event.limit, limits);
  return event.kind === 'broken'
    ? { kind: 'trouble', diagnostic: brokenJson(file, event.reason, at, hint) }
    : { kind: 'malformed', reason: `the record is ${event.reason}`, hint, at };
}

function placeOf({ at: { line, pointer } }: JsonEvent): RecordPlace {
  return { line, pointer };
}

async function* scan(
  bytes: AsyncIterable<Uint8Array>,
  patterns: readonly JsonPattern[],
  options: ScannerOptions,
): AsyncGenerator<readonly JsonEvent[]> {
  const scanner = createJsonScanner(patterns, options);
  for await (const chunk of bytes) yield scanner.feed(chunk);
  yield scanner.finish();
}

/** One document a line: a broken line is one malformed record, and the next line is read as if nothing happened. */
async function* scanLines(
  bytes: AsyncIterable<Uint8Array>,
  patterns: readonly JsonPattern[],
  limits: InputLimits,
): AsyncGenerator<readonly JsonEvent[]> {
  const tokens = createTokenReader({ maxBytes: limits.recordMb * 2 ** 20, maxDepth: limits.depth });
  let lines = 0;
  for await (const batch of linesOf(bytes)) {
    const events: JsonEvent[] = [];
    for (const text of batch) {
      const at = { line: ++lines, pointer: '', offset: 0 };
      const start = text.findIndex((byte) => byte > 32);
      if (start < 0) continue;
      const token = documentIn(tokens, text, start);
      if (token.kind === 'refused')
        events.push({ kind: 'malformed', pattern: '', reason: token.reason, limit: token.limit, at });
      else {
        const { value: root, utf8, repeated } = token;
        for (const pattern of patterns) {
          for (const { pointer, value } of select(root, pattern))
            events.push({ kind: 'value', pattern, value, utf8, repeated, at: { ...at, pointer } });
        }
      }
    }
    yield events;
  }
}

/** The one document of a line; whatever else the line holds makes it no JSON. */
function documentIn(tokens: TokenReader, line: Uint8Array, start: number): Token {
  tokens.open(line[start]);
  const { end, token = tokens.finish() } = tokens.read(line, start);
  const alone = !line.subarray(end).some((byte) => byte > 32);
  return token && alone ? token : { kind: 'refused', reason: 'not valid JSON', lines: 0 };
}

/** The lines that end in each piece of the text, and the last line. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Uint8Array[]> {
  let parts: Uint8Array[] = [];
  for await (const chunk of chunks) {
    const lines: Uint8Array[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      const line = chunk.subarray(start, end);
      lines.push(parts.length === 0 ? line : Buffer.concat([...parts, line]));
      parts = [];
      start = end + 1;
    }
    if (start < chunk.length) parts.push(Buffer.from(chunk.subarray(start)));
    yield lines;
  }
  if (parts.length > 0) yield [Buffer.concat(parts)];
}

/** The bytes behind the first `count`, which hold a script's `name =`; their lines still count. */
async function* behind(chunks: AsyncIterable<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  let toBlank = count;
  for await (const chunk of chunks) {
    if (toBlank <= 0) yield chunk;
    else {
      const copy = Uint8Array.from(chunk);
      for (let i = 0; i < Math.min(toBlank, copy.length); i++) if (copy[i] !== NEWLINE) copy[i] = 32;
      toBlank -= chunk.length;
      yield copy;
    }
  }
}

function misfit(file: string, at: RecordPlace): Diagnostic {
  return {
    level: 'warning',
    code: 'json-misfit',
    message: `Records should stand in ${at.pointer}, which is not the list or object that this format has there.`,
    at: { file, ...at },
    hint: 'What should be there is not counted; only the first such place is named. Export the file again.',
  };
}

/** JSON leaves open which of two equal names counts (RFC 8259, section 4); the first record of a file is reported. */
function repeatedNames(file: string, name: string, at: RecordPlace): Diagnostic {
  return {
    level: 'error',
    code: 'json-name-repeated',
    message:
      'An object of this record has a name more than once; the last value is read, here and in further records.',
    at: { file, ...at },
    value: name,
    hint: 'Ask who made the file which value is meant, and export it again with distinct names.',
  };
}

function brokenJson(file: string, reason: string, at: RecordPlace, hint: string | undefined): Diagnostic {
  return {
    level: 'error',
    code: 'json-broken',
    message: `The JSON breaks at line ${at.line}: ${reason}. Records before that are used, none after it.`,
    at: { file, ...at },
    hint: hint ?? 'The scan or the download may have been cut short: export the file again.',
  };
}
