import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annualCap } from '../../src/law/caps.js';
import { schedules } from '../../src/law/schedules.js';
import {
  addDays,
  daysInclusive,
  fromDayNumber,
  isoDate,
  toDayNumber,
  type IsoDate,
} from '../../src/model/date.js';
import { CAP_POLICIES, TIERS, type PricedPenalty, type ViolationSpan } from '../../src/model/penalty.js';
import { dollars } from '../../src/model/money.js';
import { estimateTotal, priceSpans } from '../../src/price/price-spans.js';
import { uniteDays } from '../../src/price/unite-days.js';

/** Provisions that overlap in several ways, and some that do not. */
const PROVISIONS = [
  '164.306(a)',
  '164.308(a)(1)(ii)(A)',
  '164.312(a)',
  '164.312(a)(1)',
  '164.312(a)(2)(iii)',
  '164.312(a)(2)(iv)',
  '164.312(b)',
  '164.502(a)',
];
/** Around both boundary dates and around the present, so that spans meet. */
const day = fc
  .oneof(
    fc.integer({ min: toDayNumber('2008-11-01'), max: toDayNumber('2009-06-30') }),
    fc.integer({ min: toDayNumber('2015-06-01'), max: toDayNumber('2016-12-31') }),
    fc.integer({ min: toDayNumber('2024-06-01'), max: toDayNumber('2026-12-31') }),
  )
  .map((number) => fromDayNumber(number));
const rate = fc.oneof(
  fc.constant('minimum' as const),
  fc.constant('maximum' as const),
  fc.integer({ min: 1, max: 100_000 }).map(dollars),
);

const span: fc.Arbitrary<ViolationSpan> = fc
  .record({
    provision: fc.constantFrom(...PROVISIONS),
    tier: fc.constantFrom(...TIERS),
    rate,
    from: day,
    length: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 900 })),
    basis: fc.constantFrom(
      'per-day' as const,
      'per-day' as const,
      'per-person' as const,
      'per-person-day' as const,
    ),
    persons: fc.integer({ min: 1, max: 40_000 }),
  })
  .map(({ length, basis, persons, ...span }) => ({
    ...span,
    basis,
    to: basis === 'per-person' ? span.from : addDays(span.from, length),
    ...(basis !== 'per-day' && { persons }),
    findings: [],
  }));

const situation = fc.record({
  spans: fc.array(span, { minLength: 1, maxLength: 8 }),
  extra: span,
  noticeDate: day,
});

function totals({ estimate, floor, ceiling }: PricedPenalty): number[] {
  return [...CAP_POLICIES.map((policy) => estimate[policy].total), floor.total, ceiling.total];
}

function priced(spans: readonly ViolationSpan[], noticeDate: IsoDate): PricedPenalty {
  return priceSpans(spans, { noticeDate, adjustments: [] });
}

function noLower(before: PricedPenalty, after: PricedPenalty): void {
  const earlier = totals(before);
  for (const [index, total] of totals(after).entries())
    expect(total).toBeGreaterThanOrEqual(earlier[index] ?? 0);
}

describe('pricing', () => {
  it('does not depend on the order of findings', () => {
    fc.assert(
      fc.property(situation, fc.integer(), ({ spans, noticeDate }, seed) => {
        const shuffled = spans.toSorted(
          (a, b) => ((toDayNumber(a.from) * 31 + seed) % 7) - ((toDayNumber(b.from) * 31 + seed) % 7),
        );
        expect(priced(shuffled, noticeDate)).toEqual(priced(spans, noticeDate));
      }),
    );
  });

  it('never falls with one more finding', () => {
    fc.assert(
      fc.property(situation, ({ spans, extra, noticeDate }) => {
        noLower(priced(spans, noticeDate), priced([...spans, extra], noticeDate));
      }),
    );
  });

  it('never falls with one more day or person', () => {
    fc.assert(
      fc.property(situation, ({ spans, noticeDate }) => {
        const more = spans.map((span) =>
          span.basis === 'per-person'
            ? { ...span, persons: (span.persons ?? 0) + 1 }
            : { ...span, to: addDays(span.to, 1) },
        );
        noLower(priced(spans, noticeDate), priced(more, noticeDate));
      }),
    );
  });

  it('keeps every year of a provision within its cap', () => {
    fc.assert(
      fc.property(situation, ({ spans, noticeDate }) => {
        const { estimate, floor, ceiling } = priced(spans, noticeDate);
        for (const { policy, lines } of [...Object.values(estimate), floor, ceiling]) {
          const years = new Map<string, { amount: number; cap: number }>();
          for (const { provision, year, schedule, amount, cap } of lines) {
            // 45 CFR 160.404(b)(1) has its own cap: 2009 has two.
            const key = `${provision} ${year} ${schedule === 'pre-hitech' ? '(b)(1)' : '(b)(2)'}`;
            const before = years.get(key) ?? { amount: 0, cap: 0 };
            years.set(key, {
              amount: before.amount + amount,
              cap: Math.max(before.cap, cap),
            });
          }
          for (const { amount, cap } of years.values()) expect(amount).toBeLessThanOrEqual(cap);
          for (const { schedule, tier, cap, amount, count, rate, raw } of lines) {
            const row = schedules.find(({ id }) => id === schedule);
            expect(row && annualCap(policy, row, tier)).toBe(cap);
            expect(raw).toBe(count * rate);
            expect(amount).toBeLessThanOrEqual(Math.min(raw, cap));
          }
        }
      }),
    );
  });

  it('never falls when two provisions state one requirement, whatever their days, tiers and persons', () => {
    const fact = fc.record({
      provision: fc.constantFrom(
        '164.306(a)',
        '164.312(a)',
        '164.312(a)(1)',
        '164.312(a)(2)(iii)',
        '164.312(a)(2)(iv)',
      ),
      tier: fc.constantFrom(...TIERS),
      rate: fc.oneof(rate, fc.constantFrom(dollars(1_000), dollars(25_000))),
      start: fc.oneof(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 150 })),
      length: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 150 })),
      basis: fc.constantFrom('per-day' as const, 'per-person' as const, 'per-person-day' as const),
      persons: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 60 })),
    });
    /** In a year with one set of amounts, and across the days on which another one begins. */
    const years = fc.constantFrom(
      { first: isoDate('2025-01-01'), notice: isoDate('2026-11-22') },
      { first: isoDate('2015-10-30'), notice: isoDate('2017-06-01') },
      { first: isoDate('2009-02-15'), notice: isoDate('2014-05-01') },
    );
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 6 }), fact, years, (facts, extra, { first, notice }) => {
        const spanOf = ({ start, length, basis, persons, ...rest }: typeof extra): ViolationSpan => {
          const from = addDays(first, start);
          const to = basis === 'per-person' ? from : addDays(from, length);
          return { ...rest, basis, from, to, ...(basis !== 'per-day' && { persons }), findings: [] };
        };
        const before = priced(facts.map(spanOf), notice);
        noLower(before, priced([...facts, extra].map(spanOf), notice));
        const [changed, ...others] = facts;
        if (changed) {
          const { persons, length } = changed;
          noLower(before, priced([{ ...changed, persons: persons + 1 }, ...others].map(spanOf), notice));
          noLower(before, priced([{ ...changed, length: length + 1 }, ...others].map(spanOf), notice));
        }
        for (const { lines, adjustments } of [...Object.values(before.estimate), before.ceiling]) {
          for (const { provision } of adjustments) {
            const own = [...lines, ...adjustments].filter((item) => item.provision === provision);
            expect(own.reduce((total, { amount }) => total + amount, 0)).toBeGreaterThanOrEqual(0);
          }
          expect(adjustments.every(({ amount }) => amount <= 0)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('charges a requirement that two provisions state as if one had stated all of its days', () => {
    const days = fc.array(
      fc.record({ from: fc.integer({ min: 0, max: 300 }), length: fc.integer({ min: 0, max: 60 }) }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(days, days, fc.constantFrom(...TIERS), (general, specific, tier) => {
        const of = (provision: string, list: typeof general): ViolationSpan[] =>
          list.map(({ from, length }) => {
            const first = addDays(isoDate('2025-01-01'), from);
            const to = addDays(first, length);
            return { provision, tier, rate: 'minimum', basis: 'per-day', from: first, to, findings: [] };
          });
        const notice = isoDate('2026-11-22');
        const two = priced([...of('164.312(a)(1)', general), ...of('164.312(a)(2)(iv)', specific)], notice);
        const one = priced(of('164.312(a)(1)', [...general, ...specific]), notice);
        expect(totals(two)).toEqual(totals(one));
      }),
    );
  });

  it('counts no day of a provision twice, and none that no span covers', () => {
    const perDay = fc.array(
      span.map((span) => ({ ...span, provision: '164.312(b)', basis: 'per-day' as const })),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(perDay, (spans) => {
        const covered = new Set<number>();
        for (const { from, to } of spans) {
          for (let number = toDayNumber(from); number <= toDayNumber(to); number += 1) covered.add(number);
        }
        const segments = uniteDays(spans);
        expect(segments.reduce((sum, segment) => sum + daysInclusive(segment), 0)).toBe(covered.size);
        for (const { from, to } of segments) {
          expect(covered.has(toDayNumber(from)) && covered.has(toDayNumber(to))).toBe(true);
        }
      }),
    );
  });

  it('is the same for an interval and for its two parts', () => {
    fc.assert(
      fc.property(situation, fc.double({ min: 0, max: 1, noNaN: true }), ({ spans, noticeDate }, at) => {
        const parts = spans.flatMap((span) => {
          if (span.from === span.to) return [span];
          const cut = addDays(span.from, Math.floor(at * (daysInclusive(span) - 1)));
          return [
            { ...span, to: cut },
            { ...span, from: addDays(cut, 1) },
          ];
        });
        expect(priced(parts, noticeDate)).toEqual(priced(spans, noticeDate));
      }),
    );
  });

  it('gives the planner the same total as the full working', () => {
    fc.assert(
      fc.property(situation, ({ spans, noticeDate }) => {
        expect(estimateTotal(spans, noticeDate)).toBe(priced(spans, noticeDate).estimate.discretion.total);
      }),
    );
  });

  it('leaves out for the planner what lies between the notice and the assessment, and nothing else', () => {
    const to = (day: string): ViolationSpan => ({
      provision: '164.312(b)',
      tier: 'reasonable-cause',
      basis: 'per-day',
      rate: 'minimum',
      from: isoDate('2026-11-01'),
      to: isoDate(day),
      findings: [],
    });
    const days = (last: string): number =>
      estimateTotal([to(last)], isoDate('2026-11-10'), isoDate('2026-11-20')) / 146_100;
    expect(['2026-11-10', '2026-11-20', '2026-11-21', '2026-11-25'].map(days)).toEqual([10, 10, 11, 15]);
  });

  it('orders floor, estimate and ceiling', () => {
    fc.assert(
      fc.property(situation, ({ spans, noticeDate }) => {
        const { estimate, floor, ceiling } = priced(spans, noticeDate);
        expect(floor.total).toBeLessThanOrEqual(estimate.discretion.total);
        expect(estimate.discretion.total).toBeLessThanOrEqual(estimate.discretionAdjusted.total);
        expect(estimate.discretionAdjusted.total).toBeLessThanOrEqual(estimate.codified.total);
        expect(estimate.codified.total).toBeLessThanOrEqual(ceiling.total);
      }),
    );
  });

  it('is zero for what is older than six years, and for nothing', () => {
    const old = priced([], isoDate('2026-11-22'));
    expect(totals(old)).toEqual([0, 0, 0, 0, 0]);
  });
});
