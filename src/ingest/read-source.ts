import { createHash } from 'node:crypto';
import type { Diagnostic } from '../model/diagnostic.js';
import type { SourceSpec } from '../model/engagement.js';
import { DEFAULT_LIMITS, type InputLimits, raiseLimit } from '../model/limits.js';
import type { Observation, SkippedRecord, SourceReading } from '../model/observation.js';
import { type ByteSource, CutShort } from '../model/source.js';
import type { Draft, Outcome, RecordPlace } from './adapter.js';
import { detectFormat, EMPTY_FORMAT } from './detect.js';
import { asUtf8, type DetectedEncoding } from './input/encoding.js';
import { wholeLines } from './input/whole-lines.js';
import { createObserver, namesOf, type ReadFrom } from './observe.js';
import {
  createTroubleLog,
  emptySource,
  readAsWindows1252,
  withoutRecords,
  mostlySkipped,
} from './trouble.js';

export interface ReadSourceOptions {
  readonly spec?: SourceSpec | undefined;
  readonly limits?: InputLimits;
  /** Called with the number of bytes read so far, of `source.size`. */
  readonly onProgress?: ((bytesRead: number) => void) | undefined;
}

/** Takes what a file holds, record by record, so that nobody has to keep more of it than needed. */
export interface RecordTaker {
  observed(draft: Draft, at: RecordPlace): void;
  skipped(record: SkippedRecord): void;
}

/** A reading without its records. */
export type SourceFacts = Omit<SourceReading, 'observations' | 'skipped'>;

/**
 * Reads one scanner file: finds its format by content, and gives every record either as an observation or as
 * skipped with a reason. Trouble inside the file is in `diagnostics`.
 * @throws DossierError (65) when no format, or more than one, claims the content; 64 when `spec.format` names none.
 */
export async function readSource(
  source: ByteSource,
  options: ReadSourceOptions = {},
): Promise<SourceReading> {
  const observations: Observation[] = [];
  const skipped: SkippedRecord[] = [];
  const facts = await observeSource(
    source,
    {
      observed: (observation) => observations.push(observation),
      skipped: (record) => skipped.push(record),
    },
    options,
  );
  return { ...facts, observations, skipped };
}

/** Like `readSource`, but hands the observations over one by one instead of collecting them. */
export function observeSource(
  source: ByteSource,
  taker: {
    readonly observed: (observation: Observation) => void;
    readonly skipped: RecordTaker['skipped'];
  },
  options: ReadSourceOptions = {},
): Promise<SourceFacts> {
  const takerFor = (from: ReadFrom): RecordTaker => {
    const observe = createObserver(from);
    return { ...taker, observed: (draft, at) => taker.observed(observe(draft, at)) };
  };
  return streamSource(source, takerFor, options);
}

/** Hands over what the records say, before ids are made for them: enough to count them. */
export async function streamSource(
  source: ByteSource,
  takerFor: (from: ReadFrom) => RecordTaker,
  { spec, limits = DEFAULT_LIMITS, onProgress }: ReadSourceOptions = {},
): Promise<SourceFacts> {
  const sha256 = await (source.sha256?.() ?? hashOf(source));
  const start = { file: source.name, sha256, bytes: source.size };
  const detected = await detectFormat(source, spec);
  if (detected.kind === 'empty')
    return { ...start, ...EMPTY_FORMAT, records: 0, diagnostics: [emptySource(source.name, detected)] };

  const { adapter, head, encoding } = detected;
  const cuts: CutShort[] = [];
  const open = (): AsyncIterable<Uint8Array> =>
    untilCut(textOf(source.open(onProgress), encoding, limits), cuts, head.kind === 'csv');
  const batches = adapter.read({ file: source.name, head, spec, limits, bytes: open });
  const from = { file: source.name, sha256, format: adapter.id };
  const collected = await collect(batches, from, takerFor(from), limits);
  return {
    ...start,
    format: adapter.id,
    formatTitle: adapter.title,
    ...collected,
    diagnostics: [
      ...(encoding.encoding === 'windows-1252' ? [readAsWindows1252(source.name)] : []),
      ...withCut(collected.diagnostics, cuts.at(-1), source.name),
    ],
  };
}

async function collect(
  batches: AsyncIterable<Iterable<Outcome>>,
  { file }: ReadFrom,
  taker: RecordTaker,
  limits: InputLimits,
): Promise<Pick<SourceFacts, 'records' | 'diagnostics' | 'toolVersion'>> {
  const log = createTroubleLog();
  let toolVersion: string | undefined;
  let records = 0;
  let left = 0;
  const skip = (reason: string, at: RecordPlace, level: Diagnostic['level'], hint?: string): void => {
    const record = { reason, at: { file, ...at } };
    left++;
    taker.skipped(record);
    log.skipped(record, level, hint);
  };
  const take = (outcome: Outcome): void => {
    if (outcome.kind === 'trouble') return log.trouble(outcome.diagnostic);
    if (outcome.kind === 'unread date') return log.unreadDate(outcome.cell, { file, ...outcome.at });
    if (outcome.kind === 'unknown status') return log.unknownStatus(outcome.cell, { file, ...outcome.at });
    records++;
    if (outcome.kind === 'skipped') return skip(outcome.reason, outcome.at, outcome.level, outcome.hint);
    const { draft, at } = outcome;
    if (!namesOf(draft)) return skip('neither check id nor title', at, 'warning');
    toolVersion ??= draft.toolVersion;
    taker.observed(draft, at);
    log.severity(draft, { file, ...at });
  };
  reading: for await (const batch of batches) {
    for (const outcome of batch) {
      if (records >= limits.records && (outcome.kind === 'observed' || outcome.kind === 'skipped')) {
        log.trouble(tooManyRecords(file, outcome.at, limits));
        break reading;
      }
      take(outcome);
    }
  }
  const diagnostics = [...mostlySkipped(file, left, records), ...log.diagnostics()];
  return {
    ...(toolVersion === undefined ? {} : { toolVersion }),
    records,
    diagnostics: records === 0 && diagnostics.length === 0 ? [withoutRecords(file)] : diagnostics,
  };
}

async function hashOf(source: ByteSource): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of source.open()) hash.update(chunk);
  return hash.digest('hex');
}

/** The text as UTF-8, as far as the limit of its size goes. */
async function* textOf(
  chunks: AsyncIterable<Uint8Array>,
  encoding: DetectedEncoding,
  limits: InputLimits,
): AsyncGenerator<Uint8Array> {
  let room = Math.round(limits.unpackedGb * 2 ** 30);
  for await (const chunk of asUtf8(chunks, encoding)) {
    yield chunk.subarray(0, room);
    room -= chunk.length;
    if (room < 0)
      throw new CutShort(`holds more than ${limits.unpackedGb} GB`, raiseLimit('unpackedGb', limits));
  }
}

/** Ends where the input breaks off, and notes that; of a table, before the line that is broken off. */
async function* untilCut(
  chunks: AsyncIterable<Uint8Array>,
  cuts: CutShort[],
  linesOnly: boolean,
): AsyncGenerator<Uint8Array> {
  try {
    yield* linesOnly ? wholeLines(chunks) : chunks;
  } catch (error) {
    if (!(error instanceof CutShort)) throw error;
    cuts.push(error);
  }
}

/** One loud error for an input that breaks off, instead of what that looks like to the reader of its format. */
function withCut(
  diagnostics: readonly Diagnostic[],
  cut: CutShort | undefined,
  file: string,
): readonly Diagnostic[] {
  if (!cut) return diagnostics;
  return [
    {
      level: 'error',
      code: 'source-cut-short',
      message: `The file ${cut.message}. Records before that are used, none after it.`,
      at: { file },
      hint: cut.hint,
    },
    ...diagnostics.filter(({ code }) => code !== 'json-broken' && code !== 'xml-broken'),
  ];
}

function tooManyRecords(file: string, at: RecordPlace, limits: InputLimits): Diagnostic {
  return {
    level: 'error',
    code: 'source-too-many-records',
    message: `The file holds more than ${limits.records} records; those from here on are not read.`,
    at: { file, ...at },
    hint: raiseLimit('records', limits),
  };
}
