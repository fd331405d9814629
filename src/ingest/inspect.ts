import { isOpen, SEVERITIES, type Severity, type SourceReading } from '../model/observation.js';

/** What `dossier inspect FILE --json` prints. */
export interface Inspection {
  readonly format: string;
  readonly records: number;
  readonly observations: number;
  readonly open: number;
  /** Open observations by severity, worst first; levels without any are left out. */
  readonly bySeverity: Readonly<Partial<Record<Severity, number>>>;
  readonly skipped: readonly { readonly reason: string; readonly count: number }[];
}

/** The figures of one input file. */
export function inspectReading(reading: SourceReading): Inspection {
  const open = reading.observations.filter(({ status }) => isOpen(status));
  const counts = SEVERITIES.map((level): [Severity, number] => [
    level,
    open.filter(({ severity }) => severity === level).length,
  ]);
  const reasons = [...new Set(reading.skipped.map(({ reason }) => reason))].sort();
  return {
    format: reading.format,
    records: reading.records,
    observations: reading.observations.length,
    open: open.length,
    bySeverity: Object.fromEntries(counts.filter(([, count]) => count > 0)),
    skipped: reasons.map((reason) => ({
      reason,
      count: reading.skipped.filter((record) => record.reason === reason).length,
    })),
  };
}
