import { array, assert, constantFrom, integer, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earlier } from '../../src/model/date.js';
import type { IsoDate } from '../../src/model/date.js';
import type { ViolationSpan } from '../../src/model/penalty.js';
import type { Plan } from '../../src/model/plan.js';
import { makePlan } from '../../src/plan/make-plan.js';
import type { PlanInput } from '../../src/plan/input.js';
import { KINDS, openFindings } from './open-findings.js';
import { finding, HORIZON, planInput, withBudget } from './retailer.js';

/** What the pricing engine itself says of the spans, continued until each finding is closed. */
function pricedWith(input: PlanInput, done: Plan['actions']): number {
  const finishOf = (id: string): IsoDate =>
    done
      .filter((action) => action.findings.includes(id))
      .map(({ finish }) => finish ?? HORIZON)
      .reduce(earlier, HORIZON);
  const spans: readonly ViolationSpan[] = input.spans.map((span) => ({
    ...span,
    to: span.findings.map(finishOf).reduce((a, b) => (a > b ? a : b)),
  }));
  return input.estimate(spans);
}

function isPossible(done: Plan['actions']): boolean {
  const keys = new Set(done.map(({ key }) => key));
  return done.every(({ prerequisites }) => prerequisites.every((key) => keys.has(key)));
}

function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  return items.reduce<readonly (readonly T[])[]>(
    (all, item) => [...all, ...all.map((set) => [...set, item])],
    [[]],
  );
}

describe('the plan against the pricing engine', () => {
  it('removes exactly what the engine says, and no set of actions within the budget removes more', () => {
    assert(
      property(openFindings, integer({ min: 500, max: 20_000 }), (open, budget) => {
        const input = planInput(open, { engagement: withBudget(budget) });
        const plan = makePlan(input);
        const nothing = pricedWith(input, []);
        const selected = plan.actions.filter((action) => action.selected);
        expect(plan.removed).toBe(nothing - pricedWith(input, selected));
        expect(plan.removable).toBe(nothing - pricedWith(input, plan.actions));
        const useful = plan.actions.filter(
          (action) => !('kind' in action.effect) && action.effect.lastIn + action.effect.shapley > 0,
        );
        if (useful.length > 9) return;
        const best = subsets(useful)
          .filter(
            (set) =>
              isPossible(set) && set.reduce((total, { oneOff }) => total + oneOff.likely, 0) <= budget * 100,
          )
          .map((set) => nothing - pricedWith(input, set));
        expect(plan.removed).toBe(Math.max(0, ...best));
        expect(plan.selection).toMatchObject({ proved: true, gap: 0 });
      }),
      { numRuns: 60 },
    );
  });

  it('one finding more never lowers the exposure; closing all stops the accrual', () => {
    assert(
      property(openFindings, constantFrom(...KINDS), (open, [family, provision]) => {
        const before = makePlan(planInput(open)).path;
        const more = makePlan(planInput([...open, finding({ id: 'F-more', family, provision })]));
        if ('kind' in before || 'kind' in more.path) throw new Error('priced in both cases');
        for (const [index, point] of more.path.points.entries()) {
          expect(point.nothingDone).toBeGreaterThanOrEqual(before.points[index]?.nothingDone ?? 0);
        }
        const lastFinish =
          more.actions
            .filter(({ selected }) => selected)
            .map(({ finish }) => finish ?? '')
            .sort()
            .at(-1) ?? '';
        const after = more.path.points.filter(({ on }) => on >= lastFinish).map(({ withPlan }) => withPlan);
        expect(new Set(after).size).toBe(1);
      }),
      { numRuns: 60 },
    );
  });

  it('a bigger budget never removes less, and the frontier rises', () => {
    assert(
      property(openFindings, nat(15_000), nat(5_000), (open, budget, more) => {
        const plan = makePlan(planInput(open, { engagement: withBudget(budget) }));
        const bigger = makePlan(planInput(open, { engagement: withBudget(budget + more) }));
        expect(bigger.removed ?? 0).toBeGreaterThanOrEqual(plan.removed ?? 0);
        const rising = plan.frontier.map(({ removed }) => removed ?? 0);
        expect(rising).toEqual([...rising].sort((a, b) => a - b));
      }),
      { numRuns: 60 },
    );
  });

  it('renaming findings and shuffling them changes nothing', () => {
    assert(
      property(openFindings, array(nat(), { minLength: 9, maxLength: 9 }), (open, order) => {
        const renamed = open
          .map((item, index) => ({ item: { ...item, id: `X-${index * 7919}` }, place: order[index] ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ item }) => item);
        const facts = ({ actions, path, frontier, removed }: Plan): unknown => ({
          path,
          frontier,
          removed,
          actions: actions.map(({ key, oneOff, effect, selected, finish, rank }) => ({
            key,
            oneOff,
            effect,
            selected,
            finish,
            rank,
          })),
        });
        const budget = withBudget(6_000);
        expect(facts(makePlan(planInput(renamed, { engagement: budget })))).toEqual(
          facts(makePlan(planInput(open, { engagement: budget }))),
        );
      }),
      { numRuns: 40 },
    );
  });
});
