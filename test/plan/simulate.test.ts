import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/model/date.js';
import { DossierError } from '../../src/model/diagnostic.js';
import type { SimulatedOutcome } from '../../src/model/simulation.js';
import { fixesNamed } from '../../src/plan/fixes.js';
import type { PlanInput } from '../../src/plan/input.js';
import { makePlan } from '../../src/plan/make-plan.js';
import { simulate } from '../../src/plan/simulate.js';
import { priceSpans } from '../../src/price/price-spans.js';
import { openFindings } from './open-findings.js';
import { AS_OF, finding, OPEN, planInput, withBudget } from './retailer.js';

function outcomeOf(input: PlanInput, names: readonly string[], by?: string): SimulatedOutcome {
  const plan = makePlan(input);
  const { assessed, asOf } = input;
  const fixes = fixesNamed(names, { plan, assessed, asOf }, by === undefined ? undefined : isoDate(by));
  return simulate(
    fixes,
    input,
    (spans) => priceSpans(spans, { noticeDate: asOf, adjustments: [] }).estimate.discretion,
  );
}

describe('simulating fixes', () => {
  it('removes what the plan says: each action alone, and all that it chose together', () => {
    assert(
      property(openFindings, integer({ min: 500, max: 20_000 }), (open, budget) => {
        const input = planInput(open, { engagement: withBudget(budget) });
        const { actions, removed, path } = makePlan(input);
        for (const { id, effect } of actions) {
          if ('kind' in effect) throw new Error('priced');
          expect(outcomeOf(input, [id]).removed).toBe(effect.alone);
        }
        const chosen = actions.filter(({ selected }) => selected).map(({ key }) => key);
        if (chosen.length === 0 || 'kind' in path) return;
        const together = outcomeOf(input, chosen);
        expect(together.removed).toBe(removed);
        expect(together.accrued).toBe(path.accrued);
        expect(together.before).toBe(path.accrued + path.avoidable);
      }),
      { numRuns: 25, seed: 7 },
    );
  });

  it('adds up: provisions and what belongs to none are what is removed', () => {
    assert(
      property(openFindings, (open) => {
        const input = planInput(open);
        const { removed, before, after, provisions, elsewhere } = outcomeOf(
          input,
          open.slice(0, 3).map(({ id }) => id),
        );
        expect(before - after).toBe(removed);
        const bySum = provisions.reduce((total, each) => total + each.amountBefore - each.amountAfter, 0);
        expect(bySum + elsewhere).toBe(removed);
        expect(removed).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 25, seed: 7 },
    );
  });

  it('says why a fix is worth nothing while another finding keeps the days running', () => {
    const { removed, provisions } = outcomeOf(planInput(OPEN), ['F-rds-1'], '2026-12-01');
    expect(removed).toBe(0);
    expect(provisions.map(({ provision, open, closed, why }) => ({ provision, open, closed, why }))).toEqual([
      {
        provision: '164.312(a)(2)(iv)',
        open: 3,
        closed: 1,
        why: 'Closing 1 of 3 open findings under 164.312(a)(2)(iv) removes $0 until the other 2 are closed: a day counts once for the provision while any of them is open, up to one annual cap.',
      },
    ]);
  });

  it('says that the cap is reached all the same', () => {
    const old = finding({
      id: 'F-old',
      family: 'aws-iam-user-mfa',
      provision: '164.312(d)',
      since: isoDate('2026-01-01'),
    });
    const { removed, provisions } = outcomeOf(planInput([old]), ['F-old'], '2027-04-30');
    expect(removed).toBe(0);
    expect(provisions[0]?.why).toContain('removes $0. The annual cap of 2027 is reached all the same.');
  });

  it('takes a date for everything, and the day of assessment for findings without one', () => {
    const { assessed, asOf } = planInput(OPEN);
    const plan = makePlan(planInput(OPEN));
    const weaknesses = [
      { ...weakness, id: 'W-01', family: 'aws-rds-storage-encryption', findings: ['F-rds-1', 'F-rds-2'] },
    ];
    const dossier = { plan, assessed: { ...assessed, weaknesses }, asOf };
    expect(fixesNamed(['w-01'], dossier, undefined)).toMatchObject([
      { id: 'W-01', findings: ['F-rds-1', 'F-rds-2'], finish: AS_OF },
    ]);
    const by = isoDate('2027-01-31');
    expect(fixesNamed(['A-01', 'F-mfa-1'], dossier, by).map(({ finish }) => finish)).toEqual([by, by]);
  });

  it('names the nearest for a name that nothing has', () => {
    const { assessed, asOf } = planInput(OPEN);
    const plan = makePlan(planInput(OPEN));
    const error = (name: string): unknown => {
      try {
        return fixesNamed([name], { plan, assessed, asOf }, undefined);
      } catch (thrown) {
        return thrown;
      }
    };
    expect(error('F-rsd-1')).toMatchObject({
      message: 'No action, weakness, check family or finding is called "F-rsd-1".',
      hint: expect.stringContaining('F-rds-1') as string,
      exitCode: 66,
    });
    expect(error('')).toBeInstanceOf(DossierError);
  });
});

const weakness = {
  title: 'Databases without encryption',
  severity: 'high',
  mapping: { kind: 'not-mapped', reason: 'test' },
  layer: 'storage',
  tools: [],
  counted: 2,
  open: 2,
  countedOpen: 2,
  systems: [],
  evidence: [],
} as const;
