import { generalForms } from '../law/overlaps.js';
import { cents, type Cents } from '../model/money.js';
import type { Charge } from './charge.js';
import type { SameFacts } from './shared-facts.js';

/** A provision that is not charged in a year because another one of its subpart asks for the same. */
export interface Overlap {
  readonly provision: string;
  readonly year: number;
  readonly beside: readonly string[];
  readonly amount: Cents;
}

/**
 * Where a provision and a more general form of it are both violated in a year, a penalty is imposed for only one
 * (45 CFR 160.404(b)(3)): the one with the larger amount stays, the more specific one at a tie. A general form is
 * weighed against all its specific forms together. Only provisions whose penalties rest on the same facts are
 * weighed. Returns what is left out.
 */
export function overlaps(charges: readonly Charge[], sameFacts: SameFacts): Overlap[] {
  const years = new Map<number, Map<string, number>>();
  for (const { tally, amount } of charges) {
    const year = years.get(tally.year) ?? new Map<string, number>();
    years.set(tally.year, year.set(tally.provision, (year.get(tally.provision) ?? 0) + amount));
  }
  return [...years]
    .sort(([a], [b]) => a - b)
    .flatMap(([year, amounts]) => overlapsOfYear(year, amounts, sameFacts));
}

function overlapsOfYear(year: number, amounts: ReadonlyMap<string, number>, sameFacts: SameFacts): Overlap[] {
  const nearest = nearestGeneral(amounts, sameFacts);
  if (nearest.size === 0) return [];
  const specifics = new Map<string, string[]>();
  for (const [provision, general] of nearest) {
    specifics.set(general, [...(specifics.get(general) ?? []), provision]);
  }
  /** The best that this provision and its specific forms give together. */
  const weigh = (provision: string): { amount: number; kept: readonly string[] } => {
    const own = amounts.get(provision) ?? 0;
    const below = (specifics.get(provision) ?? []).map(weigh);
    const amount = below.reduce((total, item) => total + item.amount, 0);
    if (below.length === 0 || own > amount) return { amount: own, kept: [provision] };
    return { amount, kept: below.flatMap((item) => item.kept) };
  };
  const tops = [...amounts.keys()].filter((provision) => !nearest.has(provision));
  const kept = new Set(tops.flatMap((top) => weigh(top).kept));
  return [...amounts]
    .filter(([provision]) => !kept.has(provision))
    .map(([provision, amount]) => ({
      provision,
      year,
      beside: [...kept].filter((other) => areForms(provision, other)),
      amount: cents(amount),
    }));
}

function areForms(a: string, b: string): boolean {
  return generalForms(a).has(b) || generalForms(b).has(a);
}

/** Provision → the least general of its general forms that is also violated. */
function nearestGeneral(amounts: ReadonlyMap<string, number>, sameFacts: SameFacts): Map<string, string> {
  const nearest = new Map<string, string>();
  for (const provision of amounts.keys()) {
    const present = [...generalForms(provision)].filter(
      (general) => amounts.has(general) && sameFacts(provision, general),
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
