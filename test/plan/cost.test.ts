import { describe, expect, it } from 'vitest';
import type { Cents } from '../../src/model/money.js';
import type { PlannedAction } from '../../src/model/plan.js';
import { makePlan } from '../../src/plan/make-plan.js';
import { finding, OPEN, planInput } from './retailer.js';

const plan = makePlan(planInput(OPEN));
const action = (key: string): PlannedAction => {
  const found = plan.actions.find((item) => item.key === key);
  if (!found) throw new Error(`${key} is not in the plan`);
  return found;
};

describe('cost of an action', () => {
  it('is the sum of its lines, one-off and monthly apart, low <= likely <= high', () => {
    for (const { key, costLines, oneOff, monthly } of plan.actions) {
      for (const level of ['low', 'likely', 'high'] as const) {
        const sumOf = (recurrence: string): number =>
          costLines
            .filter((line) => line.recurrence === recurrence)
            .reduce((total, { amount }) => total + amount[level], 0);
        expect(sumOf('one-off'), key).toBe(oneOff[level]);
        expect(sumOf('monthly'), key).toBe(monthly[level]);
      }
      for (const { amount } of costLines) {
        expect(amount.low).toBeLessThanOrEqual(amount.likely);
        expect(amount.likely).toBeLessThanOrEqual(amount.high);
      }
    }
  });

  it('has lines that are quantity x unit price, rounded once, each with its source', () => {
    for (const { costLines } of plan.actions) {
      for (const { quantity, unitPrice, amount, source } of costLines) {
        const perUnit = typeof unitPrice === 'number' ? unitPrice : unitPrice.dollarsPerUnit * 100;
        expect(Math.abs(quantity.likely * perUnit - amount.likely)).toBeLessThanOrEqual(0.5 + 1e-6);
        expect(source).toMatch(/^(hours: .+; rate: |price: .+; quantity: ).+/);
      }
    }
  });

  it('counts databases from the findings: two at 6, 12 or 32 hours', () => {
    const line = action('aws-rds-encryption').costLines.find(({ label }) => label.includes('2 resources'));
    expect(line).toMatchObject({
      quantity: { low: 12, likely: 24, high: 64 },
      unit: 'hour',
      role: 'devops engineer',
    });
  });

  it('prices stated gigabytes and names the system whose volume is not stated', () => {
    const { costLines, unpriced } = action('aws-phi-discovery');
    const scan = costLines.find(({ source }) => source.includes('AWS-MACIE-GB'));
    expect(scan?.amount.likely).toBe(80_000 as Cents);
    expect(unpriced).toEqual([
      { label: 'AWS-MACIE-GB', reason: 'Data volume (dataGb) is not stated for portal.' },
    ]);
  });

  it('lists the sources of the prices that are used, and no others', () => {
    const ids = plan.figureSources.map(({ id }) => id);
    expect(ids).toContain('AWS-MACIE-GB');
    expect(ids).not.toContain('AZ-LA-GB');
    expect(plan.figureSources.find(({ id }) => id === 'LAB-CMP-MED')?.verified).toBe(false);
  });

  it('sets encryption beside the published band and says why it lies outside', () => {
    const [check] = plan.crossChecks;
    expect(check?.inside).toBe(false);
    expect(check?.explanation).toContain('below the band');
    const many = Array.from({ length: 80 }, (_, index) =>
      finding({ id: `F-${index}`, family: 'aws-rds-storage-encryption', provision: '164.312(a)(2)(iv)' }),
    );
    expect(makePlan(planInput(many)).crossChecks[0]).toMatchObject({ inside: true });
  });
});
