import {
  type Adapter,
  type AdapterInput,
  type Draft,
  isSkip,
  type Outcome,
  type RecordPlace,
  type Skip,
} from './adapter.js';
import type { Head, JsonHead } from './head.js';
import { readJson } from './input/json-reader.js';
import { type JsonPattern, select } from './input/json-pattern.js';

export interface JsonFormat {
  readonly id: string;
  readonly title: string;
  /** Where records can be; the first place that holds one which `recognises` accepts is read. */
  readonly paths: readonly JsonPattern[];
  /** Whether a value is a record of this format. */
  readonly recognises: (record: unknown, root: unknown) => boolean;
  /** A list where one record holds several observations, each with `within`. */
  readonly observe: (record: unknown, context: JsonContext) => Draft | Skip | readonly Draft[];
  /** Values that all records share, read in a pass of their own before them. */
  readonly shared?: readonly JsonPattern[];
}

export interface JsonContext {
  readonly pointer: string;
  /** Shared values by JSON pointer. */
  readonly shared: ReadonlyMap<string, unknown>;
  /** The document as far as the first bytes go. */
  readonly root: unknown;
}

/** How many records of the first bytes are looked at. */
const RECORDS_LOOKED_AT = 25;

/** An adapter for a JSON or NDJSON format whose records stand in one list. */
export function jsonAdapter(format: JsonFormat): Adapter {
  return {
    id: format.id,
    title: format.title,
    claims: (head) => pathIn(head, format) !== undefined,
    read: (input) => readRecords(input, format),
  };
}

/** The pattern under which the head shows a record of the format. */
function pathIn(head: Head, format: JsonFormat): JsonPattern | undefined {
  if (head.kind !== 'json') return undefined;
  return format.paths.find((path) =>
    select(head.root, path)
      .slice(0, RECORDS_LOOKED_AT)
      .some(({ value }) => format.recognises(value, head.root)),
  );
}

async function* readRecords(input: AdapterInput, format: JsonFormat): AsyncGenerator<Outcome> {
  const head = input.head as JsonHead;
  const path = pathIn(head, format) ?? format.paths[0] ?? '';
  const shared = new Map<string, unknown>();
  if (format.shared) {
    for await (const event of readJson(input, format.shared)) {
      if (event.kind === 'value') shared.set(event.at.pointer ?? '', event.value);
    }
  }
  for await (const event of readJson(input, [path])) {
    if (event.kind === 'trouble') yield event;
    else if (event.kind === 'malformed')
      yield { kind: 'skipped', reason: event.reason, at: event.at, level: 'error' };
    else {
      const observed = format.observe(event.value, {
        pointer: event.at.pointer ?? '',
        shared,
        root: head.root,
      });
      yield* outcomesOf(observed, event.at);
    }
  }
}

function* outcomesOf(observed: Draft | Skip | readonly Draft[], at: RecordPlace): Generator<Outcome> {
  if (isSkip(observed)) yield { kind: 'skipped', reason: observed.skip, at, level: 'warning' };
  else for (const draft of [observed].flat()) yield { kind: 'observed', draft, at };
}
