import type { Diagnostic, Place } from '../model/diagnostic.js';
import { type Observation, SEVERITIES, type SkippedRecord } from '../model/observation.js';

/** One diagnostic per reason for which records of a file were skipped, with their number and the first place. */
export function summarizeSkipped(
  skipped: readonly (SkippedRecord & { readonly level: Diagnostic['level'] })[],
): readonly Diagnostic[] {
  const groups = groupBy(skipped, ({ reason, level }) => `${level} ${reason}`);
  return groups.map(([first, count]) => ({
    level: first.level,
    code: 'record-skipped',
    message: `${records(count)} skipped: ${first.reason}.`,
    at: first.at,
  }));
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

/** One diagnostic per severity word that stands for no level; such observations are of unknown severity. */
export function unknownSeverities(observations: readonly Observation[]): readonly Diagnostic[] {
  const unread = observations.filter(
    ({ severity, nativeSeverity }) =>
      severity === 'unknown' &&
      nativeSeverity !== undefined &&
      !NO_SEVERITY.has(nativeSeverity.toLowerCase()),
  );
  return groupBy(unread, ({ nativeSeverity }) => nativeSeverity ?? '').map(([first, count]) => ({
    level: 'warning',
    code: 'severity-not-known',
    message: `The severity of ${count === 1 ? '1 record' : `${count} records`} is not understood and counts as unknown.`,
    at: { file: first.at.file, line: first.at.line, pointer: first.at.pointer },
    value: first.nativeSeverity,
    allowed: SEVERITIES.join(', '),
  }));
}

/** The first item of each group, and how many there are. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [T, number])[] {
  const groups = new Map<string, [T, number]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group[1]++;
    else groups.set(keyOf(item), [item, 1]);
  }
  return [...groups.values()];
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
