import type { DayInterval } from '../model/date.js';
import { cents, type Cents } from '../model/money.js';
import type { Charge } from './charge.js';
import { cellsOf, type Cell } from './overlap-cells.js';
import { requirementTrees, within, type Requirement } from './requirement-trees.js';
import type { SameFacts } from './shared-facts.js';
import { uniteSlots, type Loss } from './unite-slots.js';
import { underCaps, type Capped, type Owed } from './under-caps.js';
import { uniteIntervals } from './unite-days.js';

/**
 * What a provision gives up in a year because another one of its subpart states the same requirement. `same days`:
 * these violations are charged under `beside` instead. `same cap`: provisions that state one requirement have one
 * annual cap, and this much of the provision does not fit under it.
 */
export interface Overlap {
  readonly cause: 'same days' | 'same cap';
  readonly provision: string;
  readonly year: number;
  readonly beside: readonly string[];
  /** Sorted and disjoint; empty for `same cap`. */
  readonly days: readonly DayInterval[];
  /** Violations on these days that are not charged twice: days, persons or person-days. */
  readonly count: number;
  readonly amount: Cents;
}

/**
 * Where a requirement is repeated in a more general form in the same subpart, a penalty may be imposed for a
 * violation of only one of the two provisions (45 CFR 160.404(b)(3)). Each day (for each person) is a violation
 * (160.406), so that the rule is applied to each: the larger amount stays, at a tie the more specific provision.
 * Days that only one of them covers are charged. Because the annual cap is for violations "of an identical
 * requirement" (42 U.S.C. 1320d-5(a)(3)), a provision and its more general form share one; so one more day or
 * person under either of them never lowers the sum. Only provisions on the same facts are weighed.
 */
export function overlaps(charges: readonly Charge[], sameFacts: SameFacts): Overlap[] {
  const years = new Map<number, Charge[]>();
  for (const item of charges) {
    const ofYear = years.get(item.tally.year);
    if (ofYear) ofYear.push(item);
    else years.set(item.tally.year, [item]);
  }
  return [...years]
    .sort(([a], [b]) => a - b)
    .flatMap(([year, ofYear]) =>
      requirementTrees(ofYear, sameFacts).flatMap((tree) => overlapsOf(tree, year)),
    );
}

/** Charges less what overlapping provisions give up of them. */
export function netOf(charges: readonly Charge[], left: readonly Overlap[]): readonly Charge[] {
  if (left.length === 0) return charges;
  const open = new Map<string, number>();
  for (const { provision, year, amount } of left) {
    const key = `${year} ${provision}`;
    open.set(key, (open.get(key) ?? 0) + amount);
  }
  return charges.map((item) => {
    const key = `${item.tally.year} ${item.tally.provision}`;
    const taken = Math.min(item.amount, open.get(key) ?? 0);
    if (taken === 0) return item;
    open.set(key, (open.get(key) ?? 0) - taken);
    return { ...item, amount: cents(item.amount - taken) };
  });
}

function overlapsOf(tree: Requirement, year: number): Overlap[] {
  const members = within(tree);
  const cells = cellsOf(members.flatMap(({ charges }) => charges));
  const losses: Loss[] = [];
  for (const cell of cells) uniteSlots(tree, cell, (loss) => losses.push(loss));
  const shares = members.map((member) => shareOf(member, losses));
  settle(shares, worth(tree, cells));
  return shares.flatMap((share) => overlapsOfShare(share, members, year));
}

/** What a requirement with its specific forms may cost in the year: never less when a violation is added. */
function worth(tree: Requirement, cells: readonly Cell[]): number {
  const charges = within(tree).flatMap((member) => member.charges);
  const alone = charges.reduce((total, { amount }) => total + amount, 0);
  if (tree.specific.length === 0) return alone;
  const below = tree.specific.reduce((total, child) => total + worth(child, cells), 0);
  const caps = capsOf(charges);
  const united = owedByPlace(tree, cells).reduce((total, owed) => total + sumUnder(caps, owed), 0);
  return Math.min(alone, Math.max(below, united));
}

/** What is owed for the first violation of each cell, for the second ones that stand beside it, and so on. */
function owedByPlace(tree: Requirement, cells: readonly Cell[]): readonly (readonly Owed[])[] {
  const places: Owed[][] = [];
  for (const cell of cells) {
    for (const [place, { amount, tier, charge }] of uniteSlots(tree, cell).entries()) {
      const { schedule } = charge.tally;
      (places[place] ??= []).push({ schedule, tier, amount: amount * cell.count });
    }
  }
  return places;
}

function capsOf(charges: readonly Charge[]): readonly Capped[] {
  return charges.map(({ tally: { schedule, tier }, cap }) => ({ schedule, tier, cap }));
}

function sumUnder(caps: readonly Capped[], owed: readonly Owed[]): number {
  return underCaps(caps, owed).reduce((total, amount) => total + amount, 0);
}

interface Share {
  readonly provision: string;
  readonly losses: readonly Loss[];
  /** Alone; without the shared days; and what it contributes in the end. */
  readonly gross: number;
  readonly kept: number;
  net: number;
}

function shareOf({ provision, charges }: Requirement, losses: readonly Loss[]): Share {
  const own = losses.filter(({ charge }) => charge.tally.provision === provision);
  const gross = charges.reduce((total, { amount }) => total + amount, 0);
  const left = charges.map((item): Owed => {
    const {
      rate,
      cap,
      tally: { schedule, tier, count },
    } = item;
    const lost = countOf(own.filter(({ charge }) => charge === item));
    return { schedule, tier, amount: Math.min(rate * (count - lost), cap) };
  });
  const kept = sumUnder(capsOf(charges), left);
  return { provision, losses: own, gross, kept, net: kept };
}

/** Brings the shares to the worth of the whole, the general provision first. */
function settle(shares: readonly Share[], total: number): void {
  let open = total - shares.reduce((sum, { kept }) => sum + kept, 0);
  for (const share of shares) {
    const change = Math.max(-share.net, Math.min(open, share.gross - share.net));
    share.net += change;
    open -= change;
  }
}

function overlapsOfShare(
  { provision, losses, gross, kept, net }: Share,
  members: readonly Requirement[],
  year: number,
): Overlap[] {
  const common = { provision, year };
  const others = members.map((member) => member.provision).filter((other) => other !== provision);
  const found: Overlap[] = [];
  if (losses.length > 0) {
    found.push({
      ...common,
      cause: 'same days',
      beside: [...new Set(losses.map(({ beside }) => beside))].sort(),
      days: adjoined(losses.map(({ cell }) => cell)),
      count: countOf(losses),
      amount: cents(gross - Math.max(kept, net)),
    });
  }
  if (net < kept) {
    found.push({
      ...common,
      cause: 'same cap',
      beside: others,
      days: [],
      count: 0,
      amount: cents(kept - net),
    });
  }
  return found;
}

function countOf(losses: readonly Loss[]): number {
  return losses.reduce((total, { cell }) => total + cell.count, 0);
}

/** Distinct days, pieces that follow each other joined. */
function adjoined(cells: readonly DayInterval[]): DayInterval[] {
  return uniteIntervals(
    cells.map(({ from, to }) => ({ from, to })),
    1,
  );
}
