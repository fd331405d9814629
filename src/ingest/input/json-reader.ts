import type { Diagnostic } from '../../model/diagnostic.js';
import type { AdapterInput, RecordPlace } from '../adapter.js';
import { notUtf8 } from '../trouble.js';
import { type JsonPattern, select } from './json-pattern.js';
import { createJsonScanner, type JsonEvent } from './json-scanner.js';

export type JsonRecord =
  | {
      readonly kind: 'value';
      readonly pattern: JsonPattern;
      readonly value: unknown;
      readonly at: RecordPlace;
    }
  | { readonly kind: 'malformed'; readonly reason: string; readonly at: RecordPlace }
  | { readonly kind: 'trouble'; readonly diagnostic: Diagnostic };

const NEWLINE = 10;

/** The values that the patterns select in a JSON file of any layout, with line and pointer. */
export async function* readJson(
  input: AdapterInput,
  patterns: readonly JsonPattern[],
): AsyncGenerator<JsonRecord> {
  const { head } = input;
  if (head.kind !== 'json') throw new TypeError(`${input.file} is no JSON`);
  const events =
    head.layout === 'lines'
      ? scanLines(input.bytes(), patterns)
      : scan(
          behind(input.bytes(), head.skip),
          patterns,
          head.layout === 'sequence',
          head.variable !== undefined,
        );
  let replaced = 0;
  for await (const event of events) {
    const at: RecordPlace = { line: event.at.line, pointer: event.at.pointer };
    if (event.kind === 'broken')
      yield { kind: 'trouble', diagnostic: brokenJson(input.file, event.reason, at) };
    else if (event.kind === 'malformed')
      yield { kind: 'malformed', reason: `the record is ${event.reason}`, at };
    else {
      if (!event.utf8 && replaced++ === 0) yield { kind: 'trouble', diagnostic: notUtf8(input.file, at) };
      yield { kind: 'value', pattern: event.pattern, value: event.value, at };
    }
  }
}

async function* scan(
  bytes: AsyncIterable<Uint8Array>,
  patterns: readonly JsonPattern[],
  sequence: boolean,
  script: boolean,
): AsyncGenerator<JsonEvent> {
  const scanner = createJsonScanner(patterns, { sequence, script });
  for await (const chunk of bytes) yield* scanner.feed(chunk);
  yield* scanner.finish();
}

/** One document a line: a broken line is one malformed record, and the next line is read as if nothing happened. */
async function* scanLines(
  bytes: AsyncIterable<Uint8Array>,
  patterns: readonly JsonPattern[],
): AsyncGenerator<JsonEvent> {
  let line = 0;
  for await (const text of linesOf(bytes)) {
    line++;
    if (text.every((byte) => byte <= 32)) continue;
    const scanner = createJsonScanner(['']);
    for (const event of [...scanner.feed(text), ...scanner.finish()]) {
      const at = { ...event.at, line };
      if (event.kind !== 'value')
        yield {
          kind: 'malformed',
          pattern: '',
          reason: event.kind === 'broken' ? 'not valid JSON' : event.reason,
          at,
        };
      else {
        for (const pattern of patterns) {
          for (const { pointer, value } of select(event.value, pattern))
            yield { ...event, pattern, value, at: { ...at, pointer } };
        }
      }
    }
  }
}

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield Buffer.concat([...parts, chunk.subarray(start, end)]);
      parts = [];
      start = end + 1;
    }
    if (start < chunk.length) parts.push(chunk.slice(start));
  }
  if (parts.length > 0) yield Buffer.concat(parts);
}

/** The bytes behind the first `count`, which hold a script's `name =`; their lines still count. */
async function* behind(chunks: AsyncIterable<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  let toBlank = count;
  for await (const chunk of chunks) {
    if (toBlank <= 0) yield chunk;
    else {
      const copy = chunk.slice();
      for (let i = 0; i < Math.min(toBlank, copy.length); i++) if (copy[i] !== NEWLINE) copy[i] = 32;
      toBlank -= chunk.length;
      yield copy;
    }
  }
}

function brokenJson(file: string, reason: string, at: RecordPlace): Diagnostic {
  return {
    level: 'error',
    code: 'json-broken',
    message: `The JSON breaks at line ${at.line}: ${reason}. Records before that are used, none after it.`,
    at: { file, ...at },
    hint: 'The scan or the download may have been cut short: export the file again.',
  };
}
