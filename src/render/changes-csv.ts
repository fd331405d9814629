import type { FindingChange } from '../model/comparison.js';
import type { Dossier } from '../model/dossier.js';
import { csv } from './csv.js';

type Column = readonly [name: string, value: (change: FindingChange) => string];

const COLUMNS: readonly Column[] = [
  ['finding', ({ finding }) => finding],
  ['change', ({ kind }) => kind],
  ['severity', ({ severity }) => severity],
  ['family', ({ family }) => family],
  ['title', ({ title }) => title],
  ['cloud', ({ cloud }) => cloud ?? ''],
  ['account', ({ account }) => account ?? ''],
  ['resource', ({ resource }) => resource],
  ['disposition_before', ({ before }) => before?.disposition ?? ''],
  ['disposition_now', ({ now }) => now?.disposition ?? ''],
  ['provision_before', ({ before }) => before?.provision ?? ''],
  ['provision_now', ({ now }) => now?.provision ?? ''],
  ['from_before', ({ before }) => before?.from ?? ''],
  ['from_now', ({ now }) => now?.from ?? ''],
  ['to_before', ({ before }) => before?.to ?? ''],
  ['to_now', ({ now }) => now?.to ?? ''],
  ['reason', ({ reason }) => reason],
];

/** Every finding that changed since the baseline, those that are gone included; undefined without a baseline. */
export function changesCsv({ comparison }: Dossier): string | undefined {
  if (!comparison) return undefined;
  return csv(
    COLUMNS.map(([name]) => name),
    comparison.findings.map((change) => COLUMNS.map(([, value]) => value(change))),
  );
}
