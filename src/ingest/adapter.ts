import type { Diagnostic, Place } from '../model/diagnostic.js';
import type { SourceSpec } from '../model/engagement.js';
import type { InputLimits } from '../model/limits.js';
import type { Observation, ObservationStatus, Resource } from '../model/observation.js';
import type { Head } from './head.js';
import type { UnreadDate } from './unread-date.js';

/** Where a record stands inside its file. */
export type RecordPlace = Omit<Place, 'file'>;

/** What an adapter knows of one observation; `readSource` adds id, format, place and hash. */
export interface Draft extends Pick<
  Observation,
  | 'tool'
  | 'nativeId'
  | 'description'
  | 'severity'
  | 'nativeSeverity'
  | 'status'
  | 'seen'
  | 'remediation'
  | 'statedProvisions'
  | 'dataTypes'
  | 'cves'
  | 'knownExploited'
> {
  readonly checkId: string | undefined;
  /** Falls back to the check id, which falls back to the title; a record with neither is skipped. */
  readonly title: string | undefined;
  readonly resource: Resource;
  readonly toolVersion?: string;
  /** JSON pointer below the record, where one record holds several observations. */
  readonly within?: string;
}

/** Why a record becomes no observation. */
export interface Skip {
  readonly skip: string;
  /** JSON pointer below the record, where one record holds several observations. */
  readonly within?: string;
}

/** Something in a record that is no observation and that people should know of. */
export interface Remark {
  readonly remark: string;
  readonly code?: string;
  readonly value?: string;
  readonly hint?: string;
}

/** What became of one record; a list where it holds several observations, each with `within`. */
export type Observed = Part | readonly Part[];

/** A word of a status column that says nothing known; its record counts as open. */
export interface UnknownStatus {
  readonly unknownStatus: { readonly column: string; readonly value: string };
}

/** One of several things that a record holds. */
export type Part = Draft | Skip | Remark | UnreadDate | UnknownStatus;

/** What an adapter yields; `records` of a file is the number of observed and skipped ones. */
export type Outcome =
  | { readonly kind: 'observed'; readonly draft: Draft; readonly at: RecordPlace }
  | {
      readonly kind: 'skipped';
      readonly reason: string;
      /** What to do. */
      readonly hint?: string | undefined;
      readonly at: RecordPlace;
      readonly level: Diagnostic['level'];
    }
  | { readonly kind: 'unread date'; readonly cell: UnreadDate['unreadDate']; readonly at: RecordPlace }
  | {
      readonly kind: 'unknown status';
      readonly cell: UnknownStatus['unknownStatus'];
      readonly at: RecordPlace;
    }
  | { readonly kind: 'trouble'; readonly diagnostic: Diagnostic };

export interface AdapterInput {
  readonly file: string;
  readonly head: Head;
  readonly spec: SourceSpec | undefined;
  readonly limits: InputLimits;
  /** The file as UTF-8 without byte order mark; each call starts at the first byte. */
  bytes(): AsyncIterable<Uint8Array>;
}

/** One scanner format. */
export interface Adapter {
  /** Stable id, shown by `dossier inspect` and accepted as `format:` in dossier.yaml. */
  readonly id: string;
  readonly title: string;
  /**
   * Whether the content is of this format; for every file at most one adapter says so. The generic adapters may
   * be claimed for by a column mapping in `spec`.
   */
  claims(head: Head, spec?: SourceSpec): boolean;
  /** What became of the records, in their order; a batch for each piece of the file, so that files of any size fit. */
  read(input: AdapterInput): AsyncIterable<Iterable<Outcome>>;
}

/** Outcomes of what `observe` made of the record at `at`. */
export function* outcomesOf(observed: Observed, file: string, at: RecordPlace): Generator<Outcome> {
  for (const item of isList(observed) ? observed : [observed]) {
    if ('skip' in item) yield { kind: 'skipped', reason: item.skip, at: below(at, item), level: 'warning' };
    else if ('unreadDate' in item) yield { kind: 'unread date', cell: item.unreadDate, at };
    else if ('unknownStatus' in item) yield { kind: 'unknown status', cell: item.unknownStatus, at };
    else if ('remark' in item) {
      const diagnostic: Diagnostic = {
        level: 'warning',
        code: item.code ?? 'scan-incomplete',
        message: item.remark,
        at: { file, ...at },
        value: item.value,
        hint:
          item.hint ?? 'Run the scan again once its cause is mended: what it did not reach is in no figure.',
      };
      yield { kind: 'trouble', diagnostic };
    } else yield { kind: 'observed', draft: item, at };
  }
}

function below(at: RecordPlace, { within }: Skip): RecordPlace {
  return within === undefined ? at : { ...at, pointer: `${at.pointer ?? ''}${within}` };
}

function isList(observed: Observed): observed is readonly Part[] {
  return Array.isArray(observed);
}

/** A status; without a workflow axis where the format has none. */
export function status(
  result: ObservationStatus['result'],
  workflow: ObservationStatus['workflow'] = 'none',
  record: ObservationStatus['record'] = 'active',
): ObservationStatus {
  return { result, workflow, record };
}
