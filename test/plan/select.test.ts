import { describe, expect, it } from 'vitest';
import type { Dossier } from '../../src/model/dossier.js';
import { CATALOG } from '../../src/plan/catalog.js';
import { applicable, makePlan } from '../../src/plan/make-plan.js';
import { select } from '../../src/plan/select.js';
import { planText } from '../../src/render/terminal/plan-text.js';
import { engagement, OPEN, planInput, withBudget } from './retailer.js';

describe('a choice that is not proved', () => {
  const input = planInput(OPEN, { engagement: withBudget(3_000) });

  it('is one among provisions that are weighed one by one: the gap is all that it does not remove', () => {
    const { actions, rewards } = applicable(CATALOG, input);
    if (rewards.kind !== 'exposure') throw new Error('priced');
    expect(select(actions, rewards, input)).toMatchObject({ proved: true, gap: 0 });
    const simplified = { ...rewards, reduction: { ...rewards.reduction, simplified: ['164.312(a)(1)'] } };
    const { proved, gap, method } = select(actions, simplified, input);
    const { removed = 0, removable = 0 } = makePlan(input);
    expect({ proved, gap }).toEqual({ proved: false, gap: removable - removed });
    expect(gap).toBeGreaterThan(0);
    expect(method).toContain('not proved optimal');
  });

  it.each([
    ['cents', 12_345_600, 'Another selection could be better by at most $123,456.'],
    ['findings', 3, 'Another selection could be better by at most 3 findings.'],
  ] as const)('says by how much another could be better, in %s', (gapUnit, gap, sentence) => {
    const plan = makePlan(input);
    const printed = (selection: Partial<typeof plan.selection>): string => {
      const changed = { ...plan, selection: { ...plan.selection, ...selection } };
      const dossier = { engagement: engagement(), asOf: input.asOf, plan: changed };
      return planText(dossier as unknown as Dossier, 80, false).replace(/\s+/g, ' ');
    };
    expect(printed({ proved: false, gap, gapUnit })).toContain(sentence);
    expect(printed({})).not.toContain('Another selection');
  });
});

describe('a plan that leaves an override out', () => {
  it('prints it with the money that it takes and the reason', () => {
    const input = planInput(OPEN, { engagement: withBudget(100) });
    const plan = makePlan(input);
    const dossier = { engagement: engagement(), asOf: input.asOf, plan } as unknown as Dossier;
    const [left] = plan.selection.overridesLeftOut ?? [];
    expect(left).toMatchObject({ cause: 'budget', needed: 48_076 });
    expect(planText(dossier, 80, false).replace(/\s+/g, ' ')).toContain(
      `Overrides that are not in the plan, in their order: ${left?.action}: It takes $481, with what it needs and the overrides of the plan before it; the budget is $100.`,
    );
  });
});
