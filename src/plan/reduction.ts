import { earlier, later } from '../model/date.js';
import type { IsoDate } from '../model/date.js';
import { cents, sum } from '../model/money.js';
import type { Cents } from '../model/money.js';
import { accruingProvisions, continued, accruedOnly, pricedTogether } from './accrual.js';
import type { Accruing, End, Estimate } from './accrual.js';
import { latticeMilestones, latticeSize } from './lattice.js';
import type { ViolationSpan } from '../model/penalty.js';
import { mergeMilestones } from './problem.js';
import type { Milestone } from './problem.js';

/** What closes an item, and when: actions in canonical order. */
export interface Closer {
  readonly finish: IsoDate;
  readonly items: ReadonlySet<string>;
}

export interface Reduction {
  /** Rewards in cents over the actions. */
  readonly milestones: readonly Milestone[];
  /** Groups of provisions too entangled to be written out; their milestones are a lower estimate. */
  readonly simplified: readonly string[];
  readonly provisions: readonly Accruing[];
  /** Exposure on `upTo` when these actions are carried out, whatever has fallen due by then. */
  readonly totalOn: (upTo: IsoDate, chosen: ReadonlySet<number>) => Cents;
  /** Of the exposure up to `asOf`, what remains when these actions are carried out. */
  readonly accruedAfter: (chosen: ReadonlySet<number>) => Cents;
}

/** Points of a lattice up to which overlapping provisions are written out in full. */
const LARGEST_LATTICE = 4096;

/**
 * What carrying out actions removes from the exposure on `horizon`. Violations are continued day by day until all
 * open items of their provision are closed, and priced together with what had accrued, so that a cap that is
 * already full stays full and the next calendar year opens a new one.
 */
export function reduction(
  spans: readonly ViolationSpan[],
  closers: readonly Closer[],
  period: { readonly asOf: IsoDate; readonly horizon: IsoDate },
  isOpen: (item: string) => boolean,
  estimate: Estimate,
): Reduction {
  const { asOf, horizon } = period;
  const provisions = accruingProvisions(spans, asOf, isOpen);
  const closing = new Map(provisions.map(({ provision, items }) => [provision, whatCloses(items, closers)]));
  const closingOf = ({ provision }: Accruing): Closing => closing.get(provision) ?? [];
  const groups = pricedTogether(provisions, estimate, horizon).map((members) => ({
    members,
    priceOn: remembering(members, estimate),
  }));
  const simplified: string[] = [];
  const milestones = groups.flatMap(({ members, priceOn }) => {
    const levels = members.map((member) => levelsOf(closingOf(member), closers, horizon));
    const none = priceOn(
      horizon,
      members.map(() => undefined),
    );
    const removed = (ends: readonly End[]): number => none - priceOn(horizon, ends);
    const endAt = (member: number, level: number): End => levels[member]?.[level - 1]?.end;
    if (latticeSize(levels.map(({ length }) => length)) > LARGEST_LATTICE) {
      simplified.push(...members.map(({ provision }) => provision));
      return members.flatMap((_, member) =>
        latticeMilestones({
          axes: [(levels[member] ?? []).map(({ clauses }) => clauses)],
          reward: ([level = 0]) =>
            removed(members.map((__, other) => (other === member ? endAt(member, level) : undefined))),
        }),
      );
    }
    return latticeMilestones({
      axes: levels.map((axis) => axis.map(({ clauses }) => clauses)),
      reward: (point) => removed(point.map((level, member) => endAt(member, level))),
    });
  });
  const ends = (members: readonly Accruing[], chosen: ReadonlySet<number>): readonly End[] =>
    members.map((member) => endOf(closingOf(member), closers, chosen));
  return {
    milestones: mergeMilestones(milestones),
    simplified,
    provisions,
    totalOn: (upTo, chosen) =>
      sum(groups.map(({ members, priceOn }) => priceOn(upTo, ends(members, chosen)))),
    accruedAfter: (chosen) =>
      estimate(
        provisions.flatMap((provision) => {
          const end = endOf(closingOf(provision), closers, chosen);
          return accruedOnly(provision, end !== undefined && end <= horizon ? end : undefined);
        }),
      ),
  };
}

/** Of everything that is open in a provision, the actions that close it; findings with the same actions once. */
type Closing = readonly (readonly number[])[];

function whatCloses(items: readonly string[], closers: readonly Closer[]): Closing {
  return distinct(
    items.map((item) => closers.flatMap(({ items: closed }, index) => (closed.has(item) ? [index] : []))),
  );
}

/** A day on which a provision can be closed, and what that takes: an action of each clause. */
interface Level {
  readonly end: IsoDate;
  readonly clauses: readonly (readonly number[])[];
}

/** The days on which a provision can be closed by the horizon, the last day first; each needs other actions. */
function levelsOf(closing: Closing, closers: readonly Closer[], horizon: IsoDate): readonly Level[] {
  const finishOf = (index: number): IsoDate => closers[index]?.finish ?? horizon;
  const days = [...new Set(closing.flat().map(finishOf))].filter((day) => day <= horizon).sort();
  const levels = new Map<string, Level>();
  for (const end of days) {
    const clauses = distinct(closing.map((indices) => indices.filter((index) => finishOf(index) <= end)));
    const key = JSON.stringify(clauses);
    if (clauses.every((clause) => clause.length > 0) && !levels.has(key)) levels.set(key, { end, clauses });
  }
  return [...levels.values()].reverse();
}

function distinct(clauses: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return [...new Map(clauses.map((clause) => [clause.join(' '), clause])).values()];
}

/** The day on which the chosen actions have closed everything; undefined while something stays open. */
function endOf(closing: Closing, closers: readonly Closer[], chosen: ReadonlySet<number>): End {
  let last: End;
  for (const clause of closing) {
    const finishes = clause.flatMap((index) => (chosen.has(index) ? (closers[index]?.finish ?? []) : []));
    if (finishes.length === 0) return undefined;
    const first = finishes.reduce(earlier);
    last = last === undefined ? first : later(last, first);
  }
  return last;
}

/** The day on which chosen actions have closed all of some items; undefined while something stays open. */
export function closingDay(
  items: readonly string[],
  closers: readonly Closer[],
  chosen: ReadonlySet<number>,
): End {
  return items.length === 0 ? undefined : endOf(whatCloses(items, closers), closers, chosen);
}

/** Prices a group of provisions, each question once. */
function remembering(
  members: readonly Accruing[],
  estimate: Estimate,
): (upTo: IsoDate, ends: readonly End[]) => Cents {
  const known = new Map<string, Cents>();
  return (upTo, ends) => {
    const key = `${upTo} ${ends.map((end) => (end !== undefined && end <= upTo ? end : '-')).join(' ')}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const amount = cents(estimate(members.flatMap((member, index) => continued(member, ends[index], upTo))));
    known.set(key, amount);
    return amount;
  };
}
