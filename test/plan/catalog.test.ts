import { describe, expect, it } from 'vitest';
import { crosswalk } from '../../src/law/crosswalk.js';
import { CATALOG, DIRECTIONS } from '../../src/plan/catalog.js';
import { hourlyRates } from '../../src/plan/labor.js';
import { PRICES } from '../../src/plan/price-rows.js';
import { priceById, priceSource } from '../../src/plan/prices.js';

const families = new Map(crosswalk.map((row) => [row.family, row]));
const byKey = new Map(CATALOG.map((row) => [row.key, row]));

describe('the action catalog', () => {
  it('has every key once', () => {
    expect(byKey.size).toBe(CATALOG.length);
  });

  it('closes only check families of the crosswalk, on the right cloud', () => {
    const wrong = CATALOG.flatMap(({ key, cloud, closes }) =>
      closes
        .filter((id) => !families.get(id)?.clouds.some((name) => name === cloud))
        .map((id) => `${key}: ${id}`),
    );
    expect(wrong).toEqual([]);
  });

  it('closes every check family of the crosswalk', () => {
    const closed = new Set(CATALOG.flatMap(({ closes }) => closes));
    const left = crosswalk.filter(({ family }) => !closed.has(family));
    expect(left.map(({ family }) => family)).toEqual([]);
  });

  it('covers every remediation direction and operational consideration', () => {
    expect(new Set(CATALOG.map(({ direction }) => direction))).toEqual(new Set(DIRECTIONS));
  });

  it('names prerequisites that exist, and in no circle', () => {
    const depthOf = (key: string, below: readonly string[]): number => {
      expect(below).not.toContain(key);
      const row = byKey.get(key);
      expect(row, key).toBeDefined();
      return 1 + Math.max(0, ...(row?.after ?? []).map((before) => depthOf(before, [...below, key])));
    };
    expect(Math.max(...CATALOG.map(({ key }) => depthOf(key, [])))).toBeLessThanOrEqual(3);
  });

  it('knows where PHI is before encrypting, logging access or deleting, and encrypts before it denies', () => {
    for (const { key, direction, after, cloud, closes, when } of CATALOG) {
      const discovery = `${cloud}-phi-discovery`;
      if (direction === 'R2' && !key.endsWith('key-management')) expect(after, key).toContain(discovery);
      if (key.endsWith('phi-access-logging') || key.endsWith('phi-lifecycle'))
        expect(after, key).toContain(discovery);
      if (closes.length === 0 && direction === 'R3' && when.kind === 'cloud') {
        expect(after.length, key).toBeGreaterThan(0);
        for (const before of after) expect(byKey.get(before)?.direction, key).toBe('R2');
      }
    }
  });

  it('uses prices that exist, and every price is used', () => {
    const used = new Set(CATALOG.flatMap(({ services }) => services.map(([id]) => id)));
    for (const id of used) expect(priceById(id).id).toBe(id);
    const later = ['AWS-KMS-REQ', 'AWS-MACIE-BUCKET'];
    expect(PRICES.map(({ id }) => id).filter((id) => !used.has(id) && !later.includes(id))).toEqual([]);
  });

  it('says of every price that was not read in its source that it is not verified', () => {
    for (const price of PRICES) expect(priceSource(price).includes('not verified')).toBe(!price.seen);
  });

  it('calls an exposure public only for families that the action closes', () => {
    for (const { key, override, exposes, closes } of CATALOG) {
      expect(exposes !== undefined, key).toBe(override === 'public PHI');
      for (const id of exposes ?? []) expect(closes, key).toContain(id);
    }
  });
});

describe('hourly rates', () => {
  it('are the median wage times the employer multiplier', () => {
    const rates = hourlyRates(undefined);
    // $124,910 a year / 2,080 hours x 1.43
    expect(rates.find(({ role }) => role === 'security engineer')?.perHour).toBe(8588);
    expect(rates.find(({ role }) => role === 'counsel')?.source).toContain('not verified');
  });

  it("take the engagement's own rate and multiplier", () => {
    const rates = hourlyRates({
      multiplier: 2,
      rates: { counsel: { perHour: 60000 as never, source: 'engagement letter' } },
    });
    expect(rates.find(({ role }) => role === 'counsel')).toEqual({
      role: 'counsel',
      perHour: 60000,
      source: 'engagement letter',
    });
    expect(rates.find(({ role }) => role === 'security engineer')?.perHour).toBe(12011);
  });
});
