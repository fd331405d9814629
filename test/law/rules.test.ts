import { describe, expect, it } from 'vitest';
import { benchmarks, comparableBenchmarks } from '../../src/law/benchmarks.js';
import { breachDuties } from '../../src/law/breach-duties.js';
import { citationOfCure, effectOfCure, isCured, lastCureDay } from '../../src/law/cure.js';
import { earliestChargeableDay } from '../../src/law/limitation.js';
import { generalForms, overlapRows } from '../../src/law/overlaps.js';
import { provisions, standingOf } from '../../src/law/provisions.js';
import { practicesCount } from '../../src/law/recognized-security-practices.js';
import { sectionExists } from '../../src/law/sections.js';
import { isoDate } from '../../src/model/date.js';

describe('the six-year limit (45 CFR 160.414)', () => {
  it.each([
    ['2016-09-30', '2010-09-30'],
    ['2026-11-22', '2020-11-22'],
    ['2024-02-28', '2018-02-28'],
    ['2024-02-29', '2018-03-01'],
    ['2022-02-28', '2016-02-28'],
  ])('a notice of %s reaches back to %s, the anniversary included', (notice, day) => {
    expect(earliestChargeableDay(isoDate(notice))).toBe(day);
  });
});

describe('the 30-day cure (45 CFR 160.410(c))', () => {
  const from = isoDate('2026-03-01');
  const knownOn = isoDate('2026-03-10');

  it('begins on the first day of knowledge, which is day one', () => {
    expect(lastCureDay(from, knownOn)).toBe('2026-04-08');
    expect(isCured({ from, knownOn, correctedOn: isoDate('2026-04-08') })).toBe(true);
    expect(isCured({ from, knownOn, correctedOn: isoDate('2026-04-09') })).toBe(false);
  });

  it('cannot begin before the violation, and needs both days stated', () => {
    expect(lastCureDay(from, isoDate('2025-01-01'))).toBe('2026-03-30');
    expect(isCured({ from, correctedOn: from })).toBe(false);
    expect(isCured({ from, knownOn })).toBe(false);
  });

  it('before 2009-02-18 rests on another paragraph, and does nothing for willful neglect', () => {
    const day = isoDate('2009-02-17');
    expect(isCured({ from: day, knownOn: day, correctedOn: day })).toBe(true);
    expect(citationOfCure('reasonable-cause', day)).toBe('45 CFR 160.410(b)(2)');
    expect(citationOfCure('reasonable-cause', isoDate('2009-02-18'))).toBe('45 CFR 160.410(c)');
    expect(effectOfCure('willful-neglect-not-corrected', day)).toBe('none');
    expect(effectOfCure('willful-neglect-not-corrected')).toBe('tier 3');
  });
});

describe('recognized security practices (Pub. L. 116-321)', () => {
  it.each([
    ['2023-06-01', '2024-06-01', true],
    ['2023-06-02', '2024-06-01', false],
    ['2018-01-01', '2021-01-05', true],
    ['2018-01-01', '2021-01-04', false],
  ])('in place since %s, at a notice of %s: %s', (since, notice, counts) => {
    expect(practicesCount(isoDate(since), isoDate(notice))).toBe(counts);
  });
});

describe('citations', () => {
  it.each([
    ['164.312(a)(2)(iv)', 'listed'],
    ['164.312', 'around'],
    ['164.308(a)(1)', 'around'],
    ['164.502(e)(1)', 'within'],
    ['164.312(a)(9)', 'unknown'],
    ['164.31', 'unknown'],
  ])('%s is %s', (id, standing) => {
    expect(standingOf(id)).toBe(standing);
  });

  it('every row names a section that exists; 164.999 and 164.311 do not', () => {
    for (const { id } of provisions) expect(sectionExists(id)).toBe(true);
    expect(sectionExists('164.999(z)')).toBe(false);
    expect(sectionExists('164.311')).toBe(false);
    expect(sectionExists('162.1101')).toBe(true);
    expect(sectionExists('161.123(a)')).toBe(false);
    expect(sectionExists('160.999')).toBe(false);
    expect(sectionExists('160.310(b)')).toBe(true);
  });
});

describe('overlapping provisions (45 CFR 160.404(b)(3))', () => {
  it('a standard and its own implementation specification say the same', () => {
    expect(generalForms('164.312(a)(2)(iv)')).toContain('164.312(a)(1)');
    expect(generalForms('164.308(a)(1)(ii)(A)')).toContain('164.308(a)(1)(i)');
    expect(generalForms('164.308(a)(1)(ii)(A)')).toContain('164.308(a)(1)');
    expect(generalForms('164.312(b)')).toContain('164.306(a)');
  });

  it('two specifications, two standards, or two subparts do not', () => {
    expect(generalForms('164.308(a)(1)(ii)(A)')).not.toContain('164.308(a)(1)(ii)(B)');
    expect(generalForms('164.312(a)(2)(iv)')).not.toContain('164.310(d)(1)');
    expect(generalForms('164.312(a)(1)')).not.toContain('164.312(a)(2)(iv)');
    expect(generalForms('164.502(e)')).not.toContain('164.308(b)');
    expect(generalForms('164.312(a)(1)')).not.toContain('164.502(a)');
  });

  it('never names a pair in different subparts', () => {
    const subpart = (provision: string): string =>
      /^164\.[34]/.test(provision) ? provision.slice(0, 5) : 'E';
    for (const { general, specific } of overlapRows) {
      for (const provision of specific) expect(subpart(provision)).toBe(subpart(general));
    }
  });
});

describe('breach duties (45 CFR 164.404 to 164.410)', () => {
  const duties = (individuals?: number): string[] =>
    breachDuties({
      status: 'covered entity',
      discoveredOn: isoDate('2026-11-22'),
      ...(individuals !== undefined && { individuals }),
    }).map(({ citation }) => citation.slice(7));

  it('tells the media of more than 500, HHS at once of 500 or more', () => {
    expect(duties(499)).toEqual(['164.404', '164.408(c)']);
    expect(duties(500)).toEqual(['164.404', '164.408(b)']);
    expect(duties(501)).toEqual(['164.404', '164.406', '164.408(b)']);
    expect(duties()).toEqual(['164.404', '164.406', '164.408(b)', '164.408(c)']);
  });

  it('gives the last day, and for a small breach the 60th day of the next year', () => {
    const [individual, small] = breachDuties({
      status: 'covered entity',
      discoveredOn: isoDate('2026-11-22'),
      individuals: 10,
    });
    expect(individual?.due).toContain('2027-01-21');
    expect(small?.due).toContain('2027-03-01');
  });

  it('a business associate tells the covered entity', () => {
    const [only, ...others] = breachDuties({
      status: 'business associate',
      discoveredOn: isoDate('2026-11-22'),
    });
    expect([only?.citation, others]).toEqual(['45 CFR 164.410', []]);
  });
});

describe('comparable outcomes', () => {
  it('are chosen by facts, at most six, never without a shared fact', () => {
    const chosen = comparableBenchmarks({
      provisions: ['164.312(a)(1)', '164.312(b)'],
      onlineRetailer: true,
    });
    expect(chosen[0]?.id).toBe('texas-hhsc-2019');
    expect(chosen).toHaveLength(6);
    expect(comparableBenchmarks({ provisions: ['164.526'], onlineRetailer: true })).toEqual([]);
  });

  it('have unique ids and stand newest first', () => {
    expect(new Set(benchmarks.map(({ id }) => id)).size).toBe(benchmarks.length);
    const dates = benchmarks.map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted().toReversed());
  });
});
