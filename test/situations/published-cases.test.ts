import { describe, expect, it } from 'vitest';
import { priceCase, working } from './price-case.js';

/*
 * Penalties that OCR imposed, from the facts of each case to the dollar. Totals are published; where a comment
 * says "rebuilt", the split into lines was not, and is one that the published facts allow; "recalled" facts were
 * not read in a source.
 */
describe('M.D. Anderson (2018): encryption per day at $2,000, disclosures per person', () => {
  const priced = priceCase(`
noticeDate: 2017-03-24
violations:
  - { provision: 164.312(a), tier: reasonable-cause, basis: per-day, from: 2011-03-24, to: 2013-01-25, rate: 2000 }
  - { provision: 164.502(a), tier: reasonable-cause, basis: per-person, persons: 30000, on: 2012-07-13, rate: minimum }
  - { provision: 164.502(a), tier: reasonable-cause, basis: per-person, persons: 3500, on: 2013-12-02, rate: minimum }
`);

  it('was $4,348,000 under the codified caps', () => {
    expect(working(priced.codified)).toEqual([
      '164.312(a) 2011: 283 x 2000 = 566000',
      '164.312(a) 2012: 366 x 2000 = 732000',
      '164.312(a) 2013: 25 x 2000 = 50000',
      '164.502(a) 2012: 30000 x 1000 = 1500000',
      '164.502(a) 2013: 3500 x 1000 = 1500000',
    ]);
    expect(priced.codified.total).toBe(4_348_000);
  });

  it('was $450,000 at most under the caps of the 2019 notice, as HHS conceded on appeal', () => {
    expect(priced.discretion.lines.map(({ amount }) => amount)).toEqual([
      100_000, 100_000, 50_000, 100_000, 100_000,
    ]);
    expect(priced.discretion.total).toBe(450_000);
  });

  it('has no inflation: the violations are older than 2015-11-02', () => {
    expect(new Set(priced.codified.lines.map(({ schedule }) => schedule))).toEqual(new Set(['hitech-base']));
    expect(priced.discretionAdjusted.total).toBe(450_000);
    expect(priced.notes.join()).toContain('a notice before 2019-04-30 was not under the caps');
  });
});

describe("Children's Medical Center of Dallas (2017; lines rebuilt)", () => {
  it('was $3,217,000: three provisions, and nothing older than six years at the notice', () => {
    const priced = priceCase(`
noticeDate: 2016-09-30
violations:
  - { provision: 164.312(a)(2)(iv), tier: reasonable-cause, basis: per-day, from: 2010-09-01, to: 2013-04-09, rate: minimum }
  - { provision: 164.310(d)(1), tier: reasonable-cause, basis: per-day, from: 2010-09-01, to: 2012-11-09, rate: minimum }
  - { provision: 164.502(a), tier: reasonable-cause, basis: per-person, persons: 22, on: 2010-12-15, rate: minimum }
  - { provision: 164.502(a), tier: reasonable-cause, basis: per-person, persons: 2462, on: 2013-04-09, rate: minimum }
`);
    expect(working(priced.codified)).toEqual([
      '164.310(d)(1) 2010: 93 x 1000 = 93000',
      '164.310(d)(1) 2011: 365 x 1000 = 365000',
      '164.310(d)(1) 2012: 314 x 1000 = 314000',
      '164.312(a)(2)(iv) 2010: 93 x 1000 = 93000',
      '164.312(a)(2)(iv) 2011: 365 x 1000 = 365000',
      '164.312(a)(2)(iv) 2012: 366 x 1000 = 366000',
      '164.312(a)(2)(iv) 2013: 99 x 1000 = 99000',
      '164.502(a) 2010: 22 x 1000 = 22000',
      '164.502(a) 2013: 2462 x 1000 = 1500000',
    ]);
    expect(priced.codified.total).toBe(3_217_000);
  });
});

describe('Lincare (2016; lines rebuilt): across 2009-02-18', () => {
  it('was $239,800: $100 and $25,000 a year before that day, $1,000 a day from it on', () => {
    const priced = priceCase(`
noticeDate: 2014-01-28
violations:
  - { provision: 164.502(a), tier: reasonable-cause, basis: per-person, persons: 278, on: 2008-11-17, rate: minimum }
  - { provision: 164.530(c), tier: reasonable-cause, basis: per-person, persons: 278, on: 2008-11-17, rate: minimum }
  - { provision: 164.530(i), tier: reasonable-cause, basis: per-day, from: 2008-02-18, to: 2009-07-27, rate: minimum }
`);
    expect(working(priced.codified)).toEqual([
      '164.502(a) 2008: 278 x 100 = 25000',
      '164.530(c) 2008: 278 x 100 = 25000',
      '164.530(i) 2008: 318 x 100 = 25000',
      '164.530(i) 2009: 48 x 100 = 4800',
      '164.530(i) 2009: 160 x 1000 = 160000',
    ]);
    expect(priced.codified.total).toBe(239_800);
    expect(priced.notes.join('\n')).toContain('before 2009-02-18 the law has no minimum');
  });
});

describe('Cignet (2011; dates recalled): failure to cooperate', () => {
  it('was $3,000,000: two calendar years at the cap', () => {
    const priced = priceCase(`
noticeDate: 2010-10-20
violations:
  - { provision: 160.310(b), tier: willful-neglect-not-corrected, basis: per-day, from: 2009-03-17, to: 2010-04-07, rate: minimum }
`);
    expect(priced.codified.lines.map(({ year, amount }) => [year, amount])).toEqual([
      [2009, 1_500_000],
      [2010, 1_500_000],
    ]);
    expect(priced.codified.total).toBe(3_000_000);
  });
});

describe('Texas Health and Human Services Commission (2019; split rebuilt)', () => {
  it('was $1,600,000: sixteen provision-years at $100,000, the boundary of 2015-11-02 inside one of them', () => {
    const priced = priceCase(`
noticeDate: 2019-07-29
violations:
  - { provision: 164.308(a)(1)(ii)(A), tier: reasonable-cause, basis: per-day, from: 2013-07-29, to: 2017-05-31, rate: minimum }
  - { provision: 164.312(a)(1), tier: reasonable-cause, basis: per-day, from: 2013-07-29, to: 2017-05-31, rate: minimum }
  - { provision: 164.312(b), tier: reasonable-cause, basis: per-day, from: 2013-07-29, to: 2017-05-31, rate: minimum }
  - { provision: 164.502(a), tier: reasonable-cause, basis: per-person, persons: 6617, on: 2017-01-01, rate: minimum }
`);
    expect(priced.discretion.total).toBe(1_600_000);
    expect(priced.discretion.lines.filter(({ amount }) => amount === 0)).toHaveLength(3);
  });
});

describe('American Medical Response (2024): right of access', () => {
  it('was $115,200: 90 days, both ends counted, at the 2022 minimum', () => {
    const priced = priceCase(`
noticeDate: 2023-06-01
violations:
  - { provision: 164.524, tier: reasonable-cause, basis: per-day, from: 2018-12-01, to: 2019-02-28, rate: minimum }
`);
    expect(working(priced.discretion)).toEqual([
      '164.524 2018: 31 x 1280 = 39680',
      '164.524 2019: 59 x 1280 = 75520',
    ]);
    expect(priced.discretion.total).toBe(115_200);
    expect(priced.codified.total).toBe(115_200);
  });
});

describe('Essex Residential Care (2024): right of access', () => {
  it('was $100,000, the unadjusted cap, and neither the adjusted one nor the codified', () => {
    const priced = priceCase(`
noticeDate: 2023-09-15
violations:
  - { provision: 164.524, tier: reasonable-cause, basis: per-day, from: 2020-05-24, to: 2020-11-30, rate: minimum }
`);
    expect(working(priced.discretion)).toEqual(['164.524 2020: 191 x 1280 = 100000']);
    expect(priced.discretion.total).toBe(100_000);
    expect(priced.discretionAdjusted.total).toBe(127_945);
    expect(priced.codified.total).toBe(244_480);
  });
});

describe('Rio Hondo Community Mental Health Center (2024): right of access', () => {
  it.each([
    ['2024-03-01', 1_379, 255_115],
    ['2024-09-01', 1_424, 263_440],
  ])('was $100,000, whichever schedule a notice of %s takes', (noticeDate, rate, raw) => {
    const priced = priceCase(`
noticeDate: ${noticeDate}
violations:
  - { provision: 164.524, tier: reasonable-cause, basis: per-day, from: 2020-04-18, to: 2020-10-19, rate: minimum }
`);
    expect(priced.discretion.lines).toMatchObject([{ count: 185, rate, raw, cap: 100_000, amount: 100_000 }]);
    expect(priced.discretion.total).toBe(100_000);
  });
});

describe('Oregon Health & Science University (2025; dates rebuilt): right of access', () => {
  it('was $200,000: two calendar years at the unadjusted cap', () => {
    const { discretion } = priceCase(`
noticeDate: 2024-09-10
violations:
  - { provision: 164.524, tier: reasonable-cause, basis: per-day, from: 2019-05-15, to: 2020-08-31, rate: minimum }
`);
    expect(discretion.lines.map(({ year, amount }) => [year, amount])).toEqual([
      [2019, 100_000],
      [2020, 100_000],
    ]);
    expect(discretion.total).toBe(200_000);
  });
});

describe('Providence Medical Institute (2024; split rebuilt)', () => {
  const violations = (contract: string): string => `
noticeDate: 2024-03-15
violations:
  - { provision: ${contract}, tier: reasonable-cause, basis: per-day, from: 2018-04-01, to: 2018-12-31, rate: minimum }
  - { provision: 164.312(a)(1), tier: reasonable-cause, basis: per-day, from: 2018-04-01, to: 2019-06-30, rate: minimum }
adjustments:
  - { kind: recognized-security-practices, percent: 20, reason: Practices in place for twelve months }
`;
  it.each(['164.308(b)', '164.308(b)(1)', '164.502(e)'])(
    'was $240,000: caps first, then 20 percent off (%s)',
    (contract) => {
      const { discretion } = priceCase(violations(contract));
      expect(discretion.subtotal).toBe(300_000);
      expect(discretion.adjustments).toMatchObject([
        { amount: -60_000, reason: 'Practices in place for twelve months (20% of $300,000)' },
      ]);
      expect(discretion.total).toBe(240_000);
    },
  );
});

describe("Children's Hospital Colorado (2024; split rebuilt)", () => {
  it('was $548,265: five provision-years at the cap and 35 days or persons at the 2023 minimum', () => {
    const priced = priceCase(`
noticeDate: 2024-06-10
violations:
  - { provision: 164.308(a)(1)(ii)(A), tier: reasonable-cause, basis: per-day, from: 2018-06-10, to: 2022-02-04, rate: minimum }
  - { provision: 164.530(b), tier: reasonable-cause, basis: per-day, from: 2018-06-10, to: 2018-12-31, rate: minimum }
`);
    expect(working(priced.discretion).slice(4)).toEqual([
      '164.308(a)(1)(ii)(A) 2022: 35 x 1379 = 48265',
      '164.530(b) 2018: 205 x 1379 = 100000',
    ]);
    expect(priced.discretion.total).toBe(548_265);
  });
});

describe('Warby Parker (2025; split rebuilt)', () => {
  it('was $1,500,000: three implementation specifications, five years each', () => {
    const priced = priceCase(`
noticeDate: 2024-09-10
violations:
  - { provision: 164.308(a)(1)(ii)(A), tier: reasonable-cause, basis: per-day, from: 2018-09-25, to: 2022-12-31, rate: minimum }
  - { provision: 164.308(a)(1)(ii)(B), tier: reasonable-cause, basis: per-day, from: 2018-09-25, to: 2022-12-31, rate: minimum }
  - { provision: 164.308(a)(1)(ii)(D), tier: reasonable-cause, basis: per-day, from: 2018-09-25, to: 2022-12-31, rate: minimum }
`);
    expect(priced.discretion.lines).toHaveLength(15);
    expect(priced.discretion.adjustments).toEqual([]);
    expect(priced.discretion.total).toBe(1_500_000);
  });
});

describe('Gums Dental Care (2022 notice; first day rebuilt): willful neglect, not corrected', () => {
  const priced = priceCase(`
noticeDate: 2022-03-29
violations:
  - { provision: 164.524, tier: willful-neglect-not-corrected, basis: per-day, from: 2019-06-08, to: 2022-03-29, rate: minimum }
adjustments:
  - { kind: 160.408-factor, amount: -7606692, reason: Size of the practice and other factors }
`);

  it('could reach $7,676,692: four years at the adjusted codified cap, under discretion too', () => {
    for (const { subtotal } of [
      priced.codified,
      priced.discretion,
      priced.discretionAdjusted,
      priced.ceiling,
    ]) {
      expect(subtotal).toBe(7_676_692);
    }
  });

  it('was $70,000 after the factors of 160.408, which no ceiling takes for granted', () => {
    expect(priced.discretion.total).toBe(70_000);
    expect(priced.ceiling.total).toBe(7_676_692);
  });
});
