import { isCountedAndOpen, type Assessed, type AssessedFinding } from '../model/assessed.js';
import { toDayNumber, type IsoDate } from '../model/date.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { SourceSummary } from '../model/observation.js';

/** Days after which an open finding that no scan has looked at again is worth a second scan. */
export const LONG_UNSEEN_DAYS = 90;

/** Counted findings that are taken as open to `asOf`, although every scan that reports them is old. */
export interface LongUnseen {
  readonly file: string;
  /** Newest day in that file: scanners date a record by its last change, so one record says little of the scan. */
  readonly scanned: IsoDate;
  readonly findings: readonly AssessedFinding[];
}

export function longUnseen(
  assessed: Assessed,
  readings: readonly SourceSummary[],
  asOf: IsoDate,
): readonly LongUnseen[] {
  const scanned = new Map(readings.map(({ file, newestDay }) => [file, newestDay]));
  const byFile = new Map<string, { scanned: IsoDate; findings: AssessedFinding[] }>();
  for (const finding of assessed.findings.filter(isCountedAndOpen)) {
    const newest = finding.observations
      .map(({ at }) => ({ file: at.file, day: scanned.get(at.file) }))
      .reduce((best, each) => ((each.day ?? asOf) > (best.day ?? asOf) ? each : best));
    if (newest.day === undefined || toDayNumber(asOf) - toDayNumber(newest.day) <= LONG_UNSEEN_DAYS) continue;
    const group = byFile.get(newest.file) ?? { scanned: newest.day, findings: [] };
    group.findings.push(finding);
    byFile.set(newest.file, group);
  }
  return [...byFile].map(([file, group]) => ({ file, ...group })).sort((a, b) => (a.file < b.file ? -1 : 1));
}

export function longUnseenWarnings(groups: readonly LongUnseen[], asOf: IsoDate): readonly Diagnostic[] {
  return groups.map(({ file, scanned, findings }) => ({
    level: 'warning',
    code: 'findings-long-unseen',
    message: `It states no day after ${scanned}, ${toDayNumber(asOf) - toDayNumber(scanned)} days before the assessment; its open findings, ${findings.length} of them counted, are taken as open to ${asOf}.`,
    at: { file },
    hint: 'Scan again, register what was fixed as evidence, or set asOf to the day of the scan.',
  }));
}
