import { array, assert, constantFrom, integer, nat, property, record, uniqueArray } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssessedFinding } from '../../src/model/assessed.js';
import { addDays, earlier, isoDate } from '../../src/model/date.js';
import type { IsoDate } from '../../src/model/date.js';
import type { ViolationSpan } from '../../src/model/penalty.js';
import type { Plan } from '../../src/model/plan.js';
import { makePlan } from '../../src/plan/make-plan.js';
import type { PlanInput } from '../../src/plan/make-plan.js';
import { finding, HORIZON, planInput, withBudget } from './retailer.js';

const KINDS = [
  ['aws-rds-storage-encryption', '164.312(a)(2)(iv)'],
  ['aws-ebs-volume-encryption', '164.312(a)(2)(iv)'],
  ['azure-storage-cmk', '164.312(a)(2)(iv)'],
  ['aws-sg-ssh-open', '164.312(a)(1)'],
  ['aws-iam-admin-inline-policy', '164.312(a)(1)'],
  ['aws-iam-root-use', '164.312(a)(2)(i)'],
  ['aws-alb-tls-policy', '164.312(e)(2)(ii)'],
  ['aws-elasticache-transit-encryption', '164.312(e)(2)(ii)'],
  ['aws-cloudtrail-validation', '164.312(b)'],
  ['aws-s3-access-logging', '164.312(b)'],
  ['azure-entra-user-mfa', '164.312(d)'],
  ['aws-iam-user-mfa', '164.312(d)'],
] as const;

/** Findings older than a cure period: some provisions with one, some with several actions to close them. */
const findings: Arbitrary<readonly AssessedFinding[]> = uniqueArray(
  record({ kind: constantFrom(...KINDS), since: integer({ min: 40, max: 700 }), copy: nat(2) }),
  { minLength: 1, maxLength: 9, selector: ({ kind, copy }) => `${kind[0]}-${copy}` },
).map((facts) =>
  facts.map(({ kind: [family, provision], since, copy }) =>
    finding({ id: `F-${family}-${copy}`, family, provision, since: addDays(isoDate('2026-11-22'), -since) }),
  ),
);

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
      property(findings, integer({ min: 500, max: 20_000 }), (open, budget) => {
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
      property(findings, constantFrom(...KINDS), (open, [family, provision]) => {
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
      property(findings, nat(15_000), nat(5_000), (open, budget, more) => {
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
      property(findings, array(nat(), { minLength: 9, maxLength: 9 }), (open, order) => {
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
