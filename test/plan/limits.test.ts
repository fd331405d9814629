import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/model/date.js';
import type { PlanLimits } from '../../src/model/engagement.js';
import type { Plan } from '../../src/model/plan.js';
import { makePlan } from '../../src/plan/make-plan.js';
import { openFindings } from './open-findings.js';
import { OPEN, planInput } from './retailer.js';

function planWithin(limits: PlanLimits, open = OPEN): Plan {
  return makePlan(planInput(open, { engagement: { plan: limits } }));
}

function hoursOf({ actions }: Plan, role: string): number {
  const lines = actions.filter(({ selected }) => selected).flatMap(({ costLines }) => costLines);
  return lines
    .filter((line) => line.role === role && line.recurrence === 'one-off')
    .reduce((total, { quantity }) => total + quantity.likely, 0);
}

describe('limits beside the budget', () => {
  it('keeps to the hours of a role, and more hours never remove less', () => {
    assert(
      property(
        openFindings,
        integer({ min: 0, max: 80 }),
        integer({ min: 0, max: 40 }),
        (open, most, more) => {
          const plan = planWithin({ hours: { 'devops engineer': most } }, open);
          expect(hoursOf(plan, 'devops engineer')).toBeLessThanOrEqual(most);
          const wider = planWithin({ hours: { 'devops engineer': most + more } }, open);
          expect(wider.removed ?? 0).toBeGreaterThanOrEqual(plan.removed ?? 0);
          expect(plan.selection).toMatchObject({ proved: true, gap: 0 });
        },
      ),
      { numRuns: 25, seed: 7 },
    );
  });

  it('finishes by the date, says so of what does not, and prints the limit', () => {
    const by = isoDate('2026-12-04');
    const plan = planWithin({ by });
    const [above, below] = [true, false].map((selected) =>
      plan.actions.filter((action) => action.selected === selected),
    );
    expect(above?.length).toBeGreaterThan(0);
    expect(above?.every(({ finish = '' }) => finish <= by)).toBe(true);
    const late = below?.find(({ finish = '' }) => finish > by);
    expect(late?.reasons.at(-1)).toContain('after the limit of');
    expect(plan.limits).toEqual({ by });
    expect(plan.assumptions.join(' ')).toContain('The plan keeps to nothing finished after 2026-12-04.');
    expect(plan.selection.method).toContain('within nothing finished after 2026-12-04');
  });

  it('does not force an override that the hours do not hold', () => {
    const plan = planWithin({ hours: { 'security engineer': 0, 'devops engineer': 0 } });
    expect(
      plan.actions.filter(({ selected, costLines }) => selected && costLines.some(isEngineering)),
    ).toEqual([]);
    const override = plan.actions.find((action) => action.override !== undefined);
    expect(override?.selected).toBe(false);
    expect(override?.reasons.at(-1)).toContain('the limits do not hold it');
  });
});

function isEngineering({
  role = 'counsel',
  recurrence,
  quantity,
}: Plan['actions'][number]['costLines'][number]): boolean {
  return role.endsWith('engineer') && recurrence === 'one-off' && quantity.likely > 0;
}
