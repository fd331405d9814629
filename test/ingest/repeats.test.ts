import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRepeats } from '../../src/ingest/repeats.js';

const word = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }));

describe('repeats of ids', () => {
  it('are counted as a map of their texts counts them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word).filter(([high, low]) => high !== 0 || low !== 0)), (ids) => {
        const known = new Map<string, number>();
        const repeatsOf = createRepeats();
        for (const [high, low] of ids) {
          const before = known.get(`${high}-${low}`) ?? 0;
          known.set(`${high}-${low}`, before + 1);
          expect(repeatsOf(high, low)).toBe(before);
        }
      }),
    );
  });

  it('stay apart when there are many, also with the same last bits', () => {
    const repeatsOf = createRepeats();
    const ids = Array.from({ length: 20_000 }, (_, index) => [index, index % 7 === 0 ? 5 : index] as const);
    for (const [high, low] of ids.slice(1)) expect(repeatsOf(high, low)).toBe(0);
    for (const [high, low] of ids.slice(1)) expect(repeatsOf(high, low)).toBe(1);
    expect(repeatsOf(7, 5)).toBe(2);
  });
});
