import type { IsoDate } from '../model/date.js';
import { cents, sum } from '../model/money.js';
import type { Cents } from '../model/money.js';
import type { PenaltyLine, PolicyResult, ViolationSpan } from '../model/penalty.js';
import type {
  SimulatedFix,
  SimulatedLine,
  SimulatedOutcome,
  SimulatedProvision,
} from '../model/simulation.js';
import { accruingProvisions, continued } from './accrual.js';
import type { Accruing, End } from './accrual.js';
import type { PlanInput } from './input.js';
import { closingDay } from './reduction.js';
import { openItems } from './rewards.js';
import { counted, inDollars, listed } from './words.js';

/** Lines and total of the pricing engine: estimate, discretion as applied, before stated adjustments. */
export type Lines = (spans: readonly ViolationSpan[]) => PolicyResult;

/** Exposure by the horizon before and after some fixes, by provision and year, with the reason of each change. */
export function simulate(
  fixes: readonly SimulatedFix[],
  input: Pick<PlanInput, 'assessed' | 'asOf' | 'horizon' | 'spans' | 'estimate'>,
  linesOf: Lines,
): SimulatedOutcome {
  const { asOf, horizon, spans, estimate } = input;
  const accruing = accruingProvisions(spans, asOf, openItems(input));
  const closers = fixes.map(({ finish, findings }) => ({ finish, items: new Set(findings) }));
  const all = new Set(closers.keys());
  const ends = new Map(accruing.map(({ provision, items }) => [provision, closingDay(items, closers, all)]));
  const open = linesOf(accruing.flatMap((each) => continued(each, undefined, horizon)));
  const closed = linesOf(accruing.flatMap((each) => continued(each, ends.get(each.provision), horizon)));
  const fixed = new Set(fixes.flatMap(({ findings }) => findings));
  const provisions = accruing
    .map((each) => simulated(each, { end: ends.get(each.provision), open, closed, fixed, horizon }))
    .filter(({ closed, amountBefore, amountAfter }) => closed > 0 || amountBefore !== amountAfter);
  const removed = cents(open.total - closed.total);
  const byProvision = provisions.reduce((total, each) => total + each.amountBefore - each.amountAfter, 0);
  return {
    kind: 'priced',
    accrued: estimate(accruing.flatMap((each) => continued(each, undefined, asOf))),
    before: open.total,
    after: closed.total,
    removed,
    provisions,
    elsewhere: cents(removed - byProvision),
  };
}

interface Change {
  readonly end: End;
  readonly open: PolicyResult;
  readonly closed: PolicyResult;
  readonly fixed: ReadonlySet<string>;
  readonly horizon: IsoDate;
}

function simulated(accruing: Accruing, change: Change): SimulatedProvision {
  const { provision, items } = accruing;
  const before = linesUnder(change.open, provision);
  const after = linesUnder(change.closed, provision);
  const facts = {
    provision,
    open: items.length,
    closed: items.filter((item) => change.fixed.has(item)).length,
    ...(change.end === undefined ? {} : { closedOn: change.end }),
    before,
    after,
    amountBefore: amountUnder(change.open, provision),
    amountAfter: amountUnder(change.closed, provision),
  };
  return { ...facts, why: whyOf(facts, change.horizon) };
}

function linesUnder({ lines }: PolicyResult, provision: string): readonly SimulatedLine[] {
  return lines.filter((line) => line.provision === provision).map(lineOf);
}

function lineOf({ year, count, rate, raw, cap, amount }: PenaltyLine): SimulatedLine {
  return { year, count, rate, raw, cap, amount };
}

/** Lines, less what is charged under another provision that asks for the same (45 CFR 160.404(b)(3)). */
function amountUnder({ lines, adjustments }: PolicyResult, provision: string): Cents {
  return sum(
    [...lines, ...adjustments].filter((item) => item.provision === provision).map(({ amount }) => amount),
  );
}

function whyOf(facts: Omit<SimulatedProvision, 'why'>, horizon: IsoDate): string {
  const { provision, open, closed, closedOn, amountBefore, amountAfter } = facts;
  const removed = amountBefore - amountAfter;
  if (closed === 0)
    return 'Nothing is fixed here; what overlaps with another provision is charged here instead.';
  if (closedOn === undefined) {
    return `Closing ${closed} of ${counted(open, 'open finding')} under ${provision} removes $0 until the ${open - closed === 1 ? 'last one is' : `other ${open - closed} are`} closed: a day counts once for the provision while any of them is open, up to one annual cap.`;
  }
  const all = open === 1 ? 'The only open finding is' : `All ${open} open findings are`;
  if (closedOn > horizon)
    return `${all} closed on ${closedOn}, after ${horizon}: nothing is removed by then.`;
  const fewer = total(facts.before, 'count') - total(facts.after, 'count');
  const full = facts.after.filter((line) => isFull(line, facts.before)).map(({ year }) => String(year));
  const caps = full.length > 0 ? ` The annual cap of ${listed(full)} is reached all the same.` : '';
  if (removed === 0) {
    return `${all} closed on ${closedOn}, and ${counted(fewer, 'day')} fewer count by ${horizon}, which removes $0.${caps === '' ? ' Another provision that asks for the same is charged instead.' : caps}`;
  }
  if (removed < 0)
    return `${all} closed on ${closedOn}; what another provision no longer covers is charged here.`;
  return `${all} closed on ${closedOn}: ${counted(fewer, 'day')} fewer count by ${horizon}, which removes ${inDollars(cents(removed))}.${caps}`;
}

/** Fewer days count, and the cap is reached nonetheless. */
function isFull({ year, count, amount, cap }: SimulatedLine, before: readonly SimulatedLine[]): boolean {
  return amount === cap && before.some((line) => line.year === year && line.count > count);
}

function total(lines: readonly SimulatedLine[], of: 'count'): number {
  return lines.reduce((sum, line) => sum + line[of], 0);
}
