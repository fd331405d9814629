import { describe, expect, it } from 'vitest';
import { lossSchema } from '../../src/engagement/loss-schema.js';

const by = { basis: 'assumption', by: 'counsel' };
const VALID = {
  inquiry: { low: 0.01, likely: 0.05, high: 0.2, ...by },
  penalty: { low: 0, likely: 0.1, high: 0.2, ...by },
  tiers: { weights: { 'reasonable-cause': 1 }, ...by },
  costs: [{ name: 'counsel', low: 100, likely: 250.5, high: 900, ...by }],
};

function problems(value: unknown): readonly string[] {
  const { error } = lossSchema.safeParse(value);
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
}

describe('ranges for simulated losses', () => {
  it('are dollars and shares with basis and author; seed and trials have a default that is printed', () => {
    expect(lossSchema.parse(VALID)).toMatchObject({
      seed: 1,
      trials: 50_000,
      costs: [{ low: 10_000, likely: 25_050, high: 90_000 }],
    });
  });

  it('have no default for anything that a figure hangs on', () => {
    expect(problems({})).toHaveLength(3);
    expect(problems({ ...VALID, inquiry: { low: 0.01, likely: 0.05, high: 0.2, basis: 'x' } })).toHaveLength(
      1,
    );
  });

  it('are refused out of order, beyond 1, or without any weight', () => {
    expect(problems({ ...VALID, inquiry: { low: 0.3, likely: 0.05, high: 0.2, ...by } })).toEqual([
      'inquiry: is not in order',
    ]);
    expect(problems({ ...VALID, costs: [{ name: 'counsel', low: 10, likely: 5, high: 20, ...by }] })).toEqual(
      ['costs.0: is not in order'],
    );
    expect(problems({ ...VALID, penalty: { low: 0, likely: 0.5, high: 5, ...by } })).toHaveLength(1);
    expect(problems({ ...VALID, tiers: { weights: { 'no-knowledge': 0 }, ...by } })).toEqual([
      'tiers.weights: gives no tier a weight',
    ]);
    expect(problems({ ...VALID, perRecord: 429 })).toHaveLength(1);
  });
});
