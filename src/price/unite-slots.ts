import { TIERS, type Tier } from '../model/penalty.js';
import type { Charge } from './charge.js';
import type { Cell } from './overlap-cells.js';
import type { Requirement } from './requirement-trees.js';

/** One penalty for one violation of a cell. */
export interface Slot {
  /** Whose it is: the provision with the larger amount, at a tie the more specific. */
  readonly charge: Charge;
  readonly amount: number;
  readonly tier: Tier;
}

/** A violation that is charged under another provision instead. */
export interface Loss {
  readonly cell: Cell;
  readonly charge: Charge;
  readonly beside: string;
}

/**
 * The penalties for the violations of a cell, the largest first: specific forms side by side, the general form
 * only where none of them is violated, or instead of one that costs less.
 */
export function uniteSlots(tree: Requirement, cell: Cell, lose?: (loss: Loss) => void): readonly Slot[] {
  const below = ranked(tree.specific.flatMap((child) => uniteSlots(child, cell, lose)));
  const charged = cell.charged.get(tree.provision);
  if (!charged) return below;
  const own: Slot = { ...charged, amount: charged.charge.rate };
  const [best, ...rest] = below;
  if (!best) return [own];
  const [winner, loser] = own.amount > best.amount ? [own, best] : [best, own];
  lose?.({ cell, charge: loser.charge, beside: winner.charge.tally.provision });
  return ranked([{ ...winner, tier: severer(own.tier, best.tier) }, ...rest]);
}

/** Largest amounts first, and severest tiers first, each by itself: a further violation then lowers no slot. */
function ranked(slots: readonly Slot[]): readonly Slot[] {
  if (slots.length < 2) return slots;
  const tiers = slots.map(({ tier }) => tier).sort((a, b) => TIERS.indexOf(b) - TIERS.indexOf(a));
  return slots
    .toSorted((a, b) => b.amount - a.amount)
    .map((slot, index) => ({ ...slot, tier: tiers[index] ?? slot.tier }));
}

function severer(a: Tier, b: Tier): Tier {
  return TIERS.indexOf(a) >= TIERS.indexOf(b) ? a : b;
}
