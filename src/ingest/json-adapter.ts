import { type Adapter, type AdapterInput, type Observed, type Outcome, outcomesOf } from './adapter.js';
import type { Head, JsonHead } from './head.js';
import { type JsonPattern, select } from './input/json-pattern.js';
import { type JsonRecord, type JsonValue, readJson } from './input/json-reader.js';

export interface JsonFormat {
  readonly id: string;
  readonly title: string;
  /** Places where records can be. */
  readonly paths: readonly JsonPattern[];
  /** `first` (default): records stand in the first place that shows one. `all`: in several at once. */
  readonly read?: 'first' | 'all';
  /** Whether a value is a record of this format; one such record in the first bytes claims the file … */
  readonly recognises?: (record: unknown) => boolean;
  /** … unless one of its records is of a sibling format. */
  readonly excludes?: (record: unknown) => boolean;
  /** Whether the document as a whole is of this format; claims files without records too. */
  readonly document?: (root: unknown, head: JsonHead) => boolean;
  /** Values that records refer to, read in a pass of their own before them. */
  readonly shared?: readonly JsonPattern[];
  readonly observe: (record: unknown, context: JsonContext) => Observed;
}

export interface JsonContext {
  readonly pattern: JsonPattern;
  readonly pointer: string;
  /** Shared values by JSON pointer. */
  readonly shared: ReadonlyMap<string, unknown>;
}

/** How many records of the first bytes are looked at. */
const RECORDS_LOOKED_AT = 25;

/** An adapter for a JSON or NDJSON format whose records stand in lists of the document. */
export function jsonAdapter(format: JsonFormat): Adapter {
  return {
    id: format.id,
    title: format.title,
    claims: (head) => claims(head, format),
    read: (input) => readRecords(input, format),
  };
}

function claims(head: Head, format: JsonFormat): boolean {
  if (head.kind !== 'json') return false;
  if (format.document?.(head.root, head)) return true;
  const { recognises, excludes } = format;
  if (!recognises) return false;
  const records = format.paths.flatMap((path) => recordsIn(head, path));
  return records.some(recognises) && !(excludes && records.some(excludes));
}

function recordsIn(head: JsonHead, path: JsonPattern): readonly unknown[] {
  return select(head.root, path)
    .slice(0, RECORDS_LOOKED_AT)
    .map(({ value }) => value);
}

function placesOf(head: JsonHead, format: JsonFormat): readonly JsonPattern[] {
  if (format.read === 'all') return format.paths;
  const { paths, recognises = () => true } = format;
  const shown = paths.find((path) => recordsIn(head, path).some(recognises));
  return [shown ?? paths[0] ?? ''];
}

async function* readRecords(input: AdapterInput, format: JsonFormat): AsyncGenerator<Iterable<Outcome>> {
  if (input.head.kind !== 'json') throw new TypeError(`${input.file} is no JSON`);
  const shared = new Map<string, unknown>();
  if (format.shared) {
    for await (const records of readJson(input, format.shared)) {
      for (const record of records)
        if (record.kind === 'value') shared.set(record.at.pointer ?? '', record.value);
    }
  }
  for await (const records of readJson(input, placesOf(input.head, format))) {
    yield outcomesOfJson(records, input.file, ({ value, pattern, at }) =>
      format.observe(value, { pattern, pointer: at.pointer ?? '', shared }),
    );
  }
}

/** Outcomes of a batch of records; a malformed one is skipped. */
export function* outcomesOfJson(
  records: readonly JsonRecord[],
  file: string,
  observe: (record: JsonValue) => Observed,
): Generator<Outcome> {
  for (const record of records) {
    const { kind } = record;
    if (kind === 'trouble') yield record;
    else if (kind === 'value') yield* outcomesOf(observe(record), file, record.at);
    else {
      const { reason, hint, at } = record;
      yield { kind: 'skipped', reason, hint, at, level: 'error' };
    }
  }
}
