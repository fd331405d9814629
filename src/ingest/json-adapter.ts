import { type Adapter, type AdapterInput, type Observed, type Outcome, outcomesOf } from './adapter.js';
import { notARecord } from './parts.js';
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
  /** Path of the file as the engagement names it. */
  readonly file: string;
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
  return head.kind === 'json' && (claimsRoot(head.root, head, format) || isSlurped(head, format));
}

function claimsRoot(root: unknown, head: JsonHead, format: JsonFormat): boolean {
  if (format.document?.(root, head)) return true;
  const { recognises, excludes } = format;
  if (!recognises) return false;
  const records = format.paths.flatMap((path) => recordsIn(root, path));
  return records.some(recognises) && !(excludes && records.some(excludes));
}

/** A list of whole documents, as `jq -s` makes of the pages of an API or of several reports. */
function isSlurped(head: JsonHead, format: JsonFormat): boolean {
  const { root, layout } = head;
  if (layout !== 'document' || !Array.isArray(root) || claimsRoot(root, head, format)) return false;
  return root.slice(0, RECORDS_LOOKED_AT).some((item) => claimsRoot(item, head, format));
}

function recordsIn(root: unknown, path: JsonPattern): readonly unknown[] {
  return select(root, path)
    .slice(0, RECORDS_LOOKED_AT)
    .map(({ value }) => value);
}

function placesOf(root: unknown, format: JsonFormat): readonly JsonPattern[] {
  if (format.read === 'all') return format.paths;
  const { paths, recognises = () => true } = format;
  const shown = paths.find((path) => recordsIn(root, path).some(recognises));
  return [shown ?? paths[0] ?? ''];
}

async function* readRecords(input: AdapterInput, format: JsonFormat): AsyncGenerator<Iterable<Outcome>> {
  const { head, file } = input;
  if (head.kind !== 'json') throw new TypeError(`${file} is no JSON`);
  const unit = isSlurped(head, format) ? '/[]' : '';
  // Shared values hold within their own document; of NDJSON every line is looked at as a whole.
  const apart = head.layout === 'lines' || (format.shared && (unit !== '' || head.layout === 'sequence'));
  if (apart) {
    for await (const documents of readJson(input, [unit]))
      yield outcomesOfDocuments(documents, file, head, format);
  } else yield* readStream(input, head, format, unit);
}

async function* readStream(
  input: AdapterInput,
  { root }: JsonHead,
  format: JsonFormat,
  unit: string,
): AsyncGenerator<Iterable<Outcome>> {
  const shared = new Map<string, unknown>();
  for await (const records of format.shared ? readJson(input, format.shared) : []) {
    for (const record of records)
      if (record.kind === 'value') shared.set(record.at.pointer ?? '', record.value);
  }
  const shown = unit !== '' && Array.isArray(root) ? root.find((item) => showsRecord(item, format)) : root;
  const places = placesOf(shown, format).map((place) => unit + place);
  for await (const records of readJson(input, places)) {
    yield outcomesOfJson(records, input.file, ({ value, pattern, at }) =>
      observeRecord(format, value, {
        file: input.file,
        pattern: pattern.slice(unit.length),
        pointer: at.pointer ?? '',
        shared,
      }),
    );
  }
}

/** What an adapter makes of a record; one that is null, empty, a list or a text is none, and none is passed over in silence. */
function observeRecord(format: JsonFormat, value: unknown, context: JsonContext): Observed {
  const observed = format.observe(value, context);
  const empty = notARecord(value);
  // Checkov's list of files that it could not parse holds texts.
  return empty === undefined || 'remark' in observed
    ? observed
    : { skip: `the record is ${empty}${empty === 'an empty object' ? '' : ', not an object'}` };
}

/** Outcomes of whole documents, each with its own shared values. */
function* outcomesOfDocuments(
  documents: readonly JsonRecord[],
  file: string,
  head: JsonHead,
  format: JsonFormat,
): Generator<Outcome> {
  const usual = placesOf(head.root, format);
  for (const document of documents) {
    if (document.kind !== 'value') {
      yield* outcomesOfJson([document], file, () => []);
      continue;
    }
    const { value: root, at } = document;
    const shared = new Map(
      (format.shared ?? [])
        .flatMap((pattern) => select(root, pattern))
        .map(({ pointer, value }): [string, unknown] => [pointer, value]),
    );
    const places = usual.includes('') || !showsRecord(root, format) ? usual : placesOf(root, format);
    let found = 0;
    for (const pattern of places) {
      for (const { pointer, value } of select(root, pattern)) {
        found++;
        const observed = observeRecord(format, value, { file, pattern, pointer, shared });
        yield* outcomesOf(observed, file, { ...at, pointer: (at.pointer ?? '') + pointer });
      }
    }
    if (found === 0 && !isKnownEmpty(root, head, format))
      yield { kind: 'skipped', reason: `a document without ${format.title}`, at, level: 'warning' };
  }
}

function showsRecord(root: unknown, { paths, recognises = () => true }: JsonFormat): boolean {
  return paths.some((path) => recordsIn(root, path).some(recognises));
}

/** A page with an empty list of records, or a report that found nothing. */
function isKnownEmpty(root: unknown, head: JsonHead, format: JsonFormat): boolean {
  if (format.document?.(root, head)) return true;
  const lists = format.paths.map((path) => path.replace(/\/\[\]$/, ''));
  return lists.some((list) => select(root, list).some(({ value }) => Array.isArray(value)));
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
