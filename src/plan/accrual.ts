import { earlier, later } from '../model/date.js';
import type { IsoDate } from '../model/date.js';
import type { Cents } from '../model/money.js';
import type { ViolationSpan } from '../model/penalty.js';

/** Total of the pricing engine for spans of any provisions (estimate, discretion as applied). */
export type Estimate = (spans: readonly ViolationSpan[]) => Cents;

/** One provision with its violations up to `asOf`, and what is still open and so goes on. */
export interface Accruing {
  readonly provision: string;
  readonly ended: readonly ViolationSpan[];
  readonly open: readonly ViolationSpan[];
  /** Findings (or other things that the spans name) that must all be closed for the accrual to stop. */
  readonly items: readonly string[];
}

/** The day on which the last item of a provision is closed; undefined while it stays open. */
export type End = IsoDate | undefined;

/**
 * Splits spans by provision into those that have ended and those that go on after `asOf`: they reach `asOf` and
 * name something that is still open, or name nothing. Violations counted per person do not grow by the day.
 */
export function accruingProvisions(
  spans: readonly ViolationSpan[],
  asOf: IsoDate,
  isOpen: (item: string) => boolean,
): readonly Accruing[] {
  const byProvision = new Map<string, ViolationSpan[]>();
  for (const span of spans) {
    const list = byProvision.get(span.provision);
    if (list) list.push(span);
    else byProvision.set(span.provision, [span]);
  }
  return [...byProvision.keys()].sort().map((provision) => {
    const all = byProvision.get(provision) ?? [];
    const goesOn = (span: ViolationSpan): boolean =>
      span.basis !== 'per-person' &&
      span.correctedOn === undefined &&
      span.to >= asOf &&
      (span.findings.length === 0 || span.findings.some(isOpen));
    const open = all.filter(goesOn);
    const items = open.flatMap((span) =>
      span.findings.length === 0 ? [provision] : span.findings.filter(isOpen),
    );
    return {
      provision,
      ended: united(all.filter((span) => !goesOn(span))),
      open: united(open),
      items: [...new Set(items)].sort(),
    };
  });
}

/** The violations as they will stand on `upTo`, when the provision is closed on `end`. */
export function continued(provision: Accruing, end: End, upTo: IsoDate): readonly ViolationSpan[] {
  const to = end === undefined ? upTo : earlier(end, upTo);
  const spans = [...provision.ended, ...provision.open.map((span) => ({ ...span, to: later(to, span.to) }))];
  return end !== undefined && end <= upTo ? corrected(spans, end) : spans;
}

/** The violations up to `asOf` alone, in the knowledge that they are closed on `end` (45 CFR 160.410(c)). */
export function accruedOnly(provision: Accruing, end: End): readonly ViolationSpan[] {
  const spans = [...provision.ended, ...provision.open];
  return end === undefined ? spans : corrected(spans, end);
}

function corrected(spans: readonly ViolationSpan[], on: IsoDate): readonly ViolationSpan[] {
  return spans.map((span) => ({ ...span, correctedOn: span.correctedOn ?? on }));
}

/** Provisions of which the joint price is not the sum of their own (45 CFR 160.404(b)(3)) stand in one group. */
export function pricedTogether(
  provisions: readonly Accruing[],
  estimate: Estimate,
  horizon: IsoDate,
): readonly (readonly Accruing[])[] {
  const spans = provisions.map((provision) => continued(provision, undefined, horizon));
  const own = spans.map((list) => estimate(list));
  const group = provisions.map((_, index) => index);
  for (const [i, a] of spans.entries()) {
    for (const [j, b] of spans.entries()) {
      if (j <= i || group[i] === group[j] || estimate([...a, ...b]) === (own[i] ?? 0) + (own[j] ?? 0))
        continue;
      const [from, to] = [group[j], group[i] ?? 0];
      for (const [index, value] of group.entries()) if (value === from) group[index] = to;
    }
  }
  return [...new Set(group)].map((id) => provisions.filter((_, index) => group[index] === id));
}

/**
 * Violations per day of one provision that share everything that prices them are united, as the pricing engine does
 * (45 CFR 160.406): fewer spans, the same days. Those whose cure period begins on another day stay apart.
 */
function united(spans: readonly ViolationSpan[]): readonly ViolationSpan[] {
  const groups = new Map<string, ViolationSpan[]>();
  for (const [index, span] of spans.entries()) {
    const { findings: _, from, to: __, ...facts } = span;
    const known = span.knownOn === undefined ? '' : later(from, span.knownOn);
    const key = span.basis === 'per-day' ? JSON.stringify([known, facts]) : String(index);
    const group = groups.get(key);
    if (group) group.push(span);
    else groups.set(key, [span]);
  }
  return [...groups.values()].flatMap(joined);
}

function joined(spans: readonly ViolationSpan[]): readonly ViolationSpan[] {
  const result: ViolationSpan[] = [];
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = result.at(-1);
    if (last && span.from <= last.to) result[result.length - 1] = { ...last, to: later(last.to, span.to) };
    else result.push(span);
  }
  return result;
}
