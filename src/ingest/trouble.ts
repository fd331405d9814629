import type { Diagnostic, Place } from '../model/diagnostic.js';
import { type Observation, SEVERITIES, type SkippedRecord } from '../model/observation.js';
import type { CutShort } from '../model/source.js';
import type { UnknownStatus } from './adapter.js';
import { READABLE_DAYS, type UnreadDate } from './unread-date.js';

/** Collects the trouble of one file while it is read, without keeping its records. */
export interface TroubleLog {
  trouble(diagnostic: Diagnostic): void;
  skipped(record: SkippedRecord, level: Diagnostic['level'], hint: string | undefined): void;
  /** Notes a severity word that stands for no level. */
  severity(said: Pick<Observation, 'severity' | 'nativeSeverity'>, at: Place): void;
  /** Notes a word of a status column that is not known. */
  unknownStatus(cell: UnknownStatus['unknownStatus'], at: Place): void;
  /** Notes a cell that should hold a day and does not. */
  unreadDate(cell: UnreadDate['unreadDate'], at: Place): void;
  /** What was reported, then one diagnostic per reason for skipping, then one per severity word and per column with unread dates, each with its number. */
  diagnostics(): readonly Diagnostic[];
}

/** A column that holds no severity at all has as many words as rows. */
const WORDS_REPORTED = 20;

export function createTroubleLog(): TroubleLog {
  const reported: Diagnostic[] = [];
  const skipped = new Map<string, Counted>();
  const words = new Map<string, Counted>();
  const others: { count: number } = { count: 0 };
  const dates = new Map<string, UnreadDates>();
  const statuses = new Map<string, Counted>();
  const otherStatuses: { count: number } = { count: 0 };

  return {
    trouble: (diagnostic) => reported.push(diagnostic),
    skipped({ reason, at }, level, hint) {
      count(skipped, `${level} ${reason}`, () => ({ level, reason, at, hint }));
    },
    severity({ severity, nativeSeverity }, { file, line, pointer }) {
      if (severity !== 'unknown' || nativeSeverity === undefined) return;
      if (NO_SEVERITY.has(nativeSeverity.toLowerCase())) return;
      if (words.size >= WORDS_REPORTED && !words.has(nativeSeverity)) others.count++;
      else
        count(words, nativeSeverity, () => ({
          level: 'warning',
          reason: nativeSeverity,
          at: { file, line, pointer },
        }));
    },
    unreadDate({ column, value, why }, at) {
      const key = `${why} ${column}`;
      const group = dates.get(key) ?? { column, why, value, at, first: [], count: 0 };
      dates.set(key, group);
      group.count++;
      if (group.first.length < PLACES_NAMED) group.first.push(`${whereIn(at)} ${quoted(value)}`);
    },
    unknownStatus({ column, value }, at) {
      if (statuses.size >= WORDS_REPORTED && !statuses.has(value)) otherStatuses.count++;
      else count(statuses, value, () => ({ level: 'warning', reason: value, at: { ...at, field: column } }));
    },
    diagnostics: () => [
      ...reported,
      ...[...skipped.values()].map(skippedRecords),
      ...[...words.values()].map(unknownSeverity),
      ...otherSeverities(others.count),
      ...[...statuses.values()].map(unknownStatus),
      ...moreStatuses(otherStatuses.count),
      ...[...dates.values()].map(unreadDates),
    ],
  };
}

/** Trouble that several records share, with the first place. */
interface Counted {
  readonly level: Diagnostic['level'];
  readonly reason: string;
  readonly at: Place;
  readonly hint?: string | undefined;
  count: number;
}

function count(groups: Map<string, Counted>, key: string, first: () => Omit<Counted, 'count'>): void {
  const group = groups.get(key);
  if (group) group.count++;
  else groups.set(key, { ...first(), count: 1 });
}

function skippedRecords({ level, reason, at, hint, count }: Counted): Diagnostic {
  const message = `${records(count)} skipped: ${reason}.`;
  return {
    level,
    code: 'record-skipped',
    message,
    at,
    hint: hint ?? 'Look at it in the file: what is skipped is in no figure, and listed in the dossier.',
  };
}

/** Words with which scanners themselves say that they give no severity. */
const NO_SEVERITY = new Set([
  'unknown',
  'untriaged',
  'undefined',
  'unspecified',
  'n/a',
  'null',
  'not set',
  'other',
]);

const SEVERITY_HINT =
  'Write one of these words, or map the column that holds them: `columns: { severity: <header> }` of the source.';

function unknownSeverity({ reason, at, count }: Counted): Diagnostic {
  return {
    level: 'warning',
    code: 'severity-not-known',
    message: `The severity of ${count === 1 ? '1 record' : `${count} records`} is not understood and counts as unknown.`,
    at,
    value: reason,
    allowed: SEVERITIES.join(', '),
    hint: SEVERITY_HINT,
  };
}

function otherSeverities(count: number): readonly Diagnostic[] {
  if (count === 0) return [];
  const message = `The severity of ${count} more records is not understood and counts as unknown; there are more than ${WORDS_REPORTED} such words.`;
  return [
    {
      level: 'warning',
      code: 'severity-not-known',
      message,
      allowed: SEVERITIES.join(', '),
      hint: SEVERITY_HINT,
    },
  ];
}

const STATUS_HINT =
  'Write open, in progress, resolved, accepted, pass or not applicable; or leave the status column out of the mapping.';

function unknownStatus({ reason, at, count }: Counted): Diagnostic {
  return {
    level: 'warning',
    code: 'status-not-known',
    message: `The status of ${count === 1 ? '1 record' : `${count} records`} is not understood and counts as open.`,
    at,
    value: reason,
    hint: STATUS_HINT,
  };
}

function moreStatuses(count: number): readonly Diagnostic[] {
  if (count === 0) return [];
  const message = `The status of ${count} more records is not understood and counts as open; there are more than ${WORDS_REPORTED} such words.`;
  return [{ level: 'warning', code: 'status-not-known', message, hint: STATUS_HINT }];
}

/** Cells of one column that are no day, for one reason, with the first of them. */
interface UnreadDates extends Omit<UnreadDate['unreadDate'], 'value'> {
  readonly value: string;
  readonly at: Place;
  readonly first: string[];
  count: number;
}

const PLACES_NAMED = 5;

function unreadDates({ column, why, value, at, first, count }: UnreadDates): Diagnostic {
  const cells = count === 1 ? '1 cell' : `${count} cells`;
  const more = count > first.length ? ` and ${count - first.length} more` : '';
  const what =
    why === 'either'
      ? `could be either of two days, because no row shows whether the month comes first`
      : `cannot be read as a day`;
  const records = count === 1 ? 'its record counts' : 'their records count';
  return {
    level: 'warning',
    code: 'date-not-read',
    message: `${cells} in the column "${column}" ${what}; ${records} as not dated there: ${first.join(', ')}${more}.`,
    at: { ...at, field: column },
    value,
    allowed: READABLE_DAYS,
    hint:
      why === 'either'
        ? 'Write the dates as YYYY-MM-DD, or state `dates: month first` or `dates: day first` for this source in dossier.yaml.'
        : 'Write the dates as YYYY-MM-DD in the file, or leave the cell empty where the day is not known.',
  };
}

function whereIn({ line, pointer }: Place): string {
  return line === undefined ? (pointer ?? '') : `line ${line}`;
}

/** Cut, because a cell of the wrong column can hold a whole text. */
function quoted(value: string): string {
  return JSON.stringify(value.length > 30 ? `${value.slice(0, 30)}…` : value);
}

/** A file without any record; `cut` when it breaks off before there could be one. */
export function emptySource(
  file: string,
  { what, cut }: { readonly what: string; readonly cut: CutShort | undefined },
): Diagnostic {
  if (cut)
    return {
      level: 'error',
      code: 'source-cut-short',
      message: `The file ${cut.message}, before its first record.`,
      at: { file },
      hint: cut.hint,
    };
  return {
    level: 'warning',
    code: 'source-without-records',
    message: `The file holds no records (${what}); scanners write this when they find nothing, or when they break off.`,
    at: { file },
    hint: 'Check that the scan ran to its end.',
  };
}

/** A file of a known format with nothing in it. */
export function withoutRecords(file: string): Diagnostic {
  return emptySource(file, { what: 'the list in it is empty', cut: undefined });
}

function records(count: number): string {
  return count === 1 ? '1 record was' : `${count} records were`;
}

/** Bytes that are no UTF-8 were read as the replacement character; the first place of a file is reported. */
export function notUtf8(file: string, at: Omit<Place, 'file'>): Diagnostic {
  return {
    level: 'warning',
    code: 'text-not-utf8',
    message: 'The file holds bytes that are no UTF-8; they show as the replacement character.',
    at: { file, ...at },
    hint: 'Export the file as UTF-8.',
  };
}

/** Bytes without any character in UTF-8, as older Excel writes them. */
export function readAsWindows1252(file: string): Diagnostic {
  return {
    level: 'warning',
    code: 'text-read-as-windows-1252',
    message:
      'The file is no UTF-8; it was read as Windows-1252, in which Excel writes CSV files in the West.',
    at: { file },
    hint: 'Where letters look wrong, export the file as "CSV UTF-8".',
  };
}

/** Below so many records a few broken ones say nothing of the whole. */
const ENOUGH_RECORDS = 10;

/** A file of which hardly anything could be read is not what it was taken for. */
export function mostlySkipped(file: string, skipped: number, all: number): readonly Diagnostic[] {
  if (all < ENOUGH_RECORDS || skipped * 2 <= all) return [];
  return [
    {
      level: 'error',
      code: 'mostly-skipped',
      message: `${skipped} of ${all} records were skipped: the file is hardly what it was taken for.`,
      at: { file },
      hint: 'Under sources: in dossier.yaml state its `format`, or `columns` for a table, or take the file out.',
    },
  ];
}
