import type { ChangeKind, Comparison } from '../../model/comparison.js';
import type { Dossier } from '../../model/dossier.js';
import { count, longDate } from '../format.js';
import { join, md, NOTHING, text, type Md } from '../md.js';
import { movementOf } from './movement.js';

/** What the board reads of the comparison: why the range moved, a chart, and how many findings came and went. */
export interface BoardChange {
  readonly hasBridge: boolean;
  readonly since: Md;
  readonly movement: Md;
  readonly counts: Md;
}

export function boardChange(dossier: Dossier): BoardChange {
  const { comparison } = dossier;
  return {
    hasBridge: comparison?.bridge.kind === 'bridge',
    since: comparison ? longDate(comparison.baseline.asOf) : NOTHING,
    movement: join(movementOf(dossier), ' '),
    counts: comparison ? countsOf(comparison) : NOTHING,
  };
}

const KINDS: readonly (readonly [ChangeKind, string])[] = [
  ['new', 'new'],
  ['reopened', 'reopened'],
  ['fixed', 'fixed'],
  ['passes now', 'passing now'],
  ['not seen', 'not seen any more'],
  ['not scanned', 'not scanned again'],
  ['continuing', 'continuing'],
];

function countsOf({ counts }: Comparison): Md {
  const parts = KINDS.flatMap(([kind, words]) => {
    const findings = counts.find((each) => each.kind === kind)?.findings ?? 0;
    return findings === 0 ? [] : [md`${count(findings)} ${text(words)}`];
  });
  return join(parts);
}
