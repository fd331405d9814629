import {
  isOpen,
  type Observation,
  SEVERITIES,
  type Severity,
  type SkippedRecord,
  type SourceReading,
} from '../model/observation.js';
import type { ByteSource } from '../model/source.js';
import { type ReadSourceOptions, type SourceFacts, streamSource } from './read-source.js';

/** What `dossier inspect FILE --json` prints. */
export interface Inspection {
  readonly format: string;
  readonly records: number;
  readonly observations: number;
  readonly open: number;
  /** Open observations by severity, worst first; levels without any are left out. */
  readonly bySeverity: Readonly<Partial<Record<Severity, number>>>;
  readonly skipped: readonly { readonly reason: string; readonly count: number }[];
  /** Where the first skipped records stand, up to 1,000. */
  readonly rejected: readonly {
    readonly line?: number | undefined;
    readonly pointer?: string | undefined;
    readonly reason: string;
  }[];
}

/** The figures of one input file, counted while it is read. */
export async function inspectSource(
  source: ByteSource,
  options: ReadSourceOptions = {},
): Promise<{ readonly facts: SourceFacts; readonly inspection: Inspection }> {
  const tally = createTally();
  const facts = await streamSource(source, () => tally, options);
  return { facts, inspection: tally.result(facts) };
}

/** The figures of a file that was read. */
export function inspectReading(reading: SourceReading): Inspection {
  const tally = createTally();
  for (const observation of reading.observations) tally.observed(observation);
  for (const record of reading.skipped) tally.skipped(record);
  return tally.result(reading);
}

interface Tally {
  observed(observation: Pick<Observation, 'status' | 'severity'>): void;
  skipped(record: SkippedRecord): void;
  result(facts: Pick<SourceFacts, 'format' | 'records'>): Inspection;
}

const MOST_REJECTED = 1000;

function createTally(): Tally {
  const severities = new Map<Severity, number>();
  const reasons = new Map<string, number>();
  const rejected: Inspection['rejected'][number][] = [];
  const totals = { observations: 0, open: 0 };
  return {
    observed({ status, severity }) {
      totals.observations++;
      if (!isOpen(status)) return;
      totals.open++;
      severities.set(severity, (severities.get(severity) ?? 0) + 1);
    },
    skipped: ({ reason, at: { line, pointer } }) => {
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      if (rejected.length < MOST_REJECTED) rejected.push({ line, pointer, reason });
    },
    result: ({ format, records }) => ({
      format,
      records,
      ...totals,
      bySeverity: Object.fromEntries(
        SEVERITIES.flatMap((level) => (severities.has(level) ? [[level, severities.get(level)]] : [])),
      ),
      skipped: [...reasons]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([reason, count]) => ({ reason, count })),
      rejected,
    }),
  };
}
