import type { Disposition } from '../../model/assessed.js';
import type { Ledger } from '../../model/dossier.js';
import { count, list } from '../format.js';
import { md, text, type Md } from '../md.js';

/** Failures that nothing is priced for until somebody decides, each group with its reason. */
export interface UndecidedView {
  readonly undecided: Md;
  readonly hasUndecided: boolean;
}

const REASONS: readonly (readonly [kind: Disposition['kind'], words: string])[] = [
  ['scope unknown', 'on systems not known to hold PHI'],
  ['not mapped', 'of checks that no provision is named for'],
  ['not dated', 'without a day'],
];

export function undecidedView({ dispositions }: Ledger): UndecidedView {
  const groups = REASONS.flatMap(([kind, words]) => {
    const number = dispositions[kind] ?? 0;
    return number === 0 ? [] : [md`${count(number)} ${text(words)}`];
  });
  return { undecided: list(groups), hasUndecided: groups.length > 0 };
}
