import { generalForms } from '../law/overlaps.js';
import type { Charge } from './charge.js';
import type { SameFacts } from './shared-facts.js';

/** A provision violated in a year, and those that state its requirement more specifically. */
export interface Requirement {
  readonly provision: string;
  readonly charges: readonly Charge[];
  readonly specific: readonly Requirement[];
}

/** The general provisions of a year's charges, each with its specific forms; provisions without either are left out. */
export function requirementTrees(charges: readonly Charge[], sameFacts: SameFacts): Requirement[] {
  const provisions = [...new Set(charges.map(({ tally }) => tally.provision))].sort();
  const nearest = nearestGeneral(provisions, sameFacts);
  if (nearest.size === 0) return [];
  const treeOf = (provision: string): Requirement => ({
    provision,
    charges: charges.filter(({ tally }) => tally.provision === provision),
    specific: provisions.filter((other) => nearest.get(other) === provision).map(treeOf),
  });
  return provisions
    .filter((provision) => !nearest.has(provision))
    .map(treeOf)
    .filter(({ specific }) => specific.length > 0);
}

/** The requirement and all its specific forms, general ones first. */
export function within(tree: Requirement): readonly Requirement[] {
  return [tree, ...tree.specific.flatMap(within)];
}

/** Provision → the least general of its general forms that is also violated on the same facts. */
function nearestGeneral(provisions: readonly string[], sameFacts: SameFacts): ReadonlyMap<string, string> {
  const violated = new Set(provisions);
  const nearest = new Map<string, string>();
  for (const provision of provisions) {
    const present = [...generalForms(provision)].filter(
      (general) => violated.has(general) && sameFacts(provision, general),
    );
    const [first, ...rest] = present;
    if (first === undefined) continue;
    nearest.set(
      provision,
      rest.reduce((best, general) => (generalForms(general).has(best) ? general : best), first),
    );
  }
  return nearest;
}
