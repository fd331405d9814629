import { describe, expect, it } from 'vitest';
import { priceCase, working } from './price-case.js';

const perDay = (
  provision: string,
  from: string,
  to: string,
  tier = 'reasonable-cause',
  rate = 'minimum',
): string =>
  `  - { provision: ${provision}, tier: ${tier}, basis: per-day, from: ${from}, to: ${to}, rate: ${rate} }\n`;

function priced(noticeDate: string, violations: string, adjustments = ''): ReturnType<typeof priceCase> {
  return priceCase(
    `noticeDate: ${noticeDate}\nviolations:\n${violations}${adjustments && `adjustments:\n${adjustments}`}`,
  );
}

describe('two dates', () => {
  it('inflation reaches violations from 2015-11-02 on; both parts of 2015 share one annual cap', () => {
    const { codified, discretion } = priced('2019-10-25', perDay('164.312(b)', '2015-10-30', '2015-11-04'));
    expect(working(codified)).toEqual([
      '164.312(b) 2015: 3 x 1000 = 3000',
      '164.312(b) 2015: 3 x 1141 = 3423',
    ]);
    expect(discretion.total).toBe(6_423);
    const year = priced('2019-10-25', perDay('164.312(b)', '2015-01-01', '2015-12-31'));
    expect(year.discretion.total).toBe(100_000);
    expect(year.codified.total).toBe(305_000 + 60 * 1_141);
    expect(year.discretionAdjusted.total).toBe(114_102);
  });

  it.each([
    ['2026-01-27', 1_424],
    ['2026-01-28', 1_461],
  ])('a notice of %s takes %i dollars a day', (notice, rate) => {
    expect(priced(notice, perDay('164.312(b)', '2026-01-05', '2026-01-05')).codified.total).toBe(rate);
  });
});

describe('counting', () => {
  it('unites the days of several entries, whatever their order', () => {
    const { codified } = priced(
      '2026-11-22',
      perDay('164.312(b)', '2026-03-05', '2026-03-10') +
        perDay('164.312(b)', '2026-03-01', '2026-03-07') +
        perDay('164.312(b)', '2026-03-06', '2026-03-06'),
    );
    expect(working(codified)).toEqual(['164.312(b) 2026: 10 x 1461 = 14610']);
  });

  it('multiplies persons by days where the duty is owed to each person each day', () => {
    const { codified } = priceCase(`
noticeDate: 2026-11-22
violations:
  - { provision: 164.524, tier: no-knowledge, basis: per-person-day, persons: 3, from: 2025-12-31, to: 2026-01-02, rate: minimum }
`);
    expect(working(codified)).toEqual(['164.524 2025: 3 x 145 = 435', '164.524 2026: 6 x 145 = 870']);
  });

  it('charges the sixth anniversary and nothing older', () => {
    const { codified, notes } = priced('2026-11-22', perDay('164.312(b)', '2020-11-20', '2020-11-23'));
    expect(codified.lines).toMatchObject([{ count: 2, amount: 2_922 }]);
    expect(notes.join()).toContain('before 2020-11-22');
  });

  it('counts a day in two tiers once, in the more severe', () => {
    const { codified, notes } = priced(
      '2026-11-22',
      perDay('164.312(b)', '2026-03-01', '2026-03-10') +
        perDay('164.312(b)', '2026-03-06', '2026-03-15', 'willful-neglect-corrected'),
    );
    expect(working(codified)).toEqual([
      '164.312(b) 2026: 5 x 1461 = 7305',
      '164.312(b) 2026: 10 x 14602 = 146020',
    ]);
    expect(notes.join()).toContain('5 days are stated in more than one tier');
  });
});

describe('2009: two caps in one calendar year', () => {
  it('does not let violations before 2009-02-18 use up the cap of those since (160.404(b)(1), (b)(2))', () => {
    const { codified, discretion, floor, notes } = priced(
      '2012-01-01',
      perDay('164.530(c)', '2008-12-01', '2009-12-31'),
    );
    expect(working(codified)).toEqual([
      '164.530(c) 2008: 31 x 100 = 3100',
      '164.530(c) 2009: 48 x 100 = 4800',
      '164.530(c) 2009: 317 x 1000 = 317000',
    ]);
    expect(working(discretion).slice(1)).toEqual([
      '164.530(c) 2009: 48 x 100 = 4800',
      '164.530(c) 2009: 317 x 1000 = 100000',
    ]);
    expect(floor.total).toBe(100_000);
    expect(notes.join('\n')).toContain('floor: violations before 2009-02-18 add nothing to it');
    expect(notes.join('\n')).toContain('164.530(c), 2009: two annual caps stand side by side');
  });

  it('caps each of them', () => {
    const persons = (on: string): string =>
      `  - { provision: 164.502(a), tier: reasonable-cause, basis: per-person, persons: 5000, on: ${on}, rate: minimum }\n`;
    const { codified, discretion } = priced('2012-01-01', persons('2009-01-05') + persons('2009-05-05'));
    expect([codified.total, discretion.total]).toEqual([1_525_000, 125_000]);
  });
});

describe('tiers in one year', () => {
  it('in 2015 keep to the base caps before 11-02, and all together to the adjusted cap, in whatever order', () => {
    const severe = (to: string): string =>
      perDay('164.312(b)', '2015-10-28', to, 'willful-neglect-not-corrected') +
      perDay('164.312(b)', '2015-10-27', '2015-10-29', 'willful-neglect-corrected', 'maximum') +
      perDay('164.312(b)', '2015-11-06', '2015-11-06', 'willful-neglect-corrected', '25000');
    const totals = ['2015-10-28', '2015-10-29'].map((to) => priced('2017-06-01', severe(to)).codified.total);
    expect(totals).toEqual([1_525_000, 1_525_000]);
  });

  it('count against the caps of the severer ones, so that a worse tier never lowers the sum', () => {
    const mild = perDay('164.312(b)', '2026-01-01', '2026-01-20', 'no-knowledge');
    const middle = (from: string): string => perDay('164.312(b)', from, '2026-06-30');
    const severe = perDay('164.312(b)', '2026-08-01', '2026-08-01', 'willful-neglect-corrected');
    const totals = ['2026-02-01', '2026-01-20', '2026-01-01'].map(
      (from) => priced('2026-11-22', mild + middle(from) + severe).discretion.total,
    );
    expect(totals).toEqual([114_602, 114_602, 114_602]);
  });
});

describe('what lies after the notice', () => {
  it('is not charged, and is said not to be', () => {
    const { codified, notes } = priced('2026-01-10', perDay('164.312(b)', '2026-01-01', '2026-03-31'));
    expect(codified.lines).toMatchObject([{ count: 10, amount: 10 * 1_424 }]);
    expect(notes.join()).toContain('violations[1]: runs on after the notice of 2026-01-10');
    const later = priced('2026-01-10', perDay('164.312(b)', '2026-01-11', '2026-03-31'));
    expect([later.codified.total, later.ceiling.total]).toEqual([0, 0]);
    expect(later.notes.join()).toContain('violations[1]: lies after the notice');
  });
});

describe('entries that share days', () => {
  const patient = (persons: number, from: string, to: string): string =>
    `  - { provision: 164.524, tier: no-knowledge, basis: per-person-day, persons: ${persons}, from: ${from}, to: ${to}, rate: minimum }\n`;
  it('of one provision count different persons, and that is printed', () => {
    const { codified, notes } = priced(
      '2026-11-22',
      patient(2, '2026-01-01', '2026-01-10') + patient(3, '2026-01-10', '2026-01-12'),
    );
    expect(working(codified)).toEqual(['164.524 2026: 29 x 145 = 4205']);
    expect(notes.join('\n')).toContain(
      'violations[1, 2]: the entries share days under 164.524; they are taken for different persons and added up',
    );
    const apart = priced(
      '2026-11-22',
      patient(2, '2026-01-01', '2026-01-10') + patient(3, '2026-01-11', '2026-01-12'),
    );
    expect(apart.notes.join()).not.toContain('share days');
  });
});

describe('caps', () => {
  it('one tier 1 violation costs no more than the cap of its year under discretion', () => {
    const { codified, discretion, discretionAdjusted } = priced(
      '2026-11-22',
      perDay('164.312(b)', '2026-03-01', '2026-03-01', 'no-knowledge', 'maximum'),
    );
    expect(codified.lines).toMatchObject([{ rate: 73_011, amount: 73_011 }]);
    expect(discretion.lines).toMatchObject([{ rate: 25_000, raw: 25_000, amount: 25_000 }]);
    expect(discretionAdjusted.lines).toMatchObject([{ rate: 36_505, amount: 36_505 }]);
  });

  it('tier 4 has no ceiling but the cap, and the codified cap under discretion', () => {
    const { discretion, ceiling } = priced(
      '2026-11-22',
      perDay('164.312(b)', '2026-03-01', '2026-03-01', 'willful-neglect-not-corrected'),
    );
    expect(discretion.total).toBe(73_011);
    expect(ceiling.lines).toMatchObject([{ count: 1, rate: 2_190_294, amount: 2_190_294 }]);
  });

  it('the 69th person reaches the tier 2 cap under discretion', () => {
    const persons = (count: number): number =>
      priceCase(`
noticeDate: 2026-11-22
violations:
  - { provision: 164.502(a), tier: reasonable-cause, basis: per-person, persons: ${count}, on: 2026-03-01, rate: minimum }
`).discretion.total;
    expect([persons(68), persons(69), persons(6_617)]).toEqual([99_348, 100_000, 100_000]);
  });

  it('a stated rate is brought inside its tier, and says so', () => {
    const { codified, notes } = priced(
      '2026-11-22',
      perDay('164.312(b)', '2026-03-01', '2026-03-02', 'reasonable-cause', '500'),
    );
    expect(working(codified)).toEqual(['164.312(b) 2026: 2 x 1461 = 2922']);
    expect(notes.join()).toContain('$500 is outside $1,461 to $73,011');
  });
});

describe('overlap (45 CFR 160.404(b)(3))', () => {
  it('charges a standard or its own specification, whichever is larger in the year', () => {
    const { codified } = priced(
      '2026-11-22',
      perDay('164.312(a)(1)', '2025-01-01', '2026-01-10') +
        perDay('164.312(a)(2)(iv)', '2026-01-01', '2026-02-28'),
    );
    expect(codified.subtotal).toBe((365 + 10 + 59) * 1_461);
    expect(codified.adjustments).toMatchObject([
      { kind: 'overlap', amount: -14_610, citation: '45 CFR 160.404(b)(3)' },
    ]);
    expect(codified.total).toBe((365 + 59) * 1_461);
  });

  it('charges days that only one of the two covers, and says which days are not charged twice', () => {
    const { codified, discretion } = priced(
      '2026-11-22',
      perDay('164.312(a)(1)', '2026-01-01', '2026-01-31') +
        perDay('164.312(a)(2)(iv)', '2026-01-25', '2026-02-03') +
        perDay('164.312(a)(1)', '2026-07-01', '2026-07-05'),
    );
    expect(codified.total).toBe((34 + 5) * 1_461);
    expect(discretion.total).toBe((34 + 5) * 1_461);
    expect(codified.adjustments).toMatchObject([
      {
        provision: '164.312(a)(1)',
        year: 2026,
        amount: -7 * 1_461,
        reason: expect.stringContaining('7 violations on 2026-01-25 to 2026-01-31') as unknown,
      },
    ]);
  });

  it('leaves nothing out where no day is shared', () => {
    const { codified, discretion } = priced(
      '2026-11-22',
      perDay('164.312(a)(1)', '2026-01-01', '2026-01-31') +
        perDay('164.312(a)(2)(iv)', '2026-07-01', '2026-07-31'),
    );
    expect([codified.adjustments, discretion.adjustments]).toEqual([[], []]);
    expect([codified.total, discretion.total]).toEqual([62 * 1_461, 62 * 1_461]);
  });

  it('gives both one annual cap, because they state one requirement, and says what a second would add', () => {
    const { codified, discretion } = priced(
      '2026-11-22',
      perDay('164.312(a)(1)', '2025-01-01', '2025-03-31') +
        perDay('164.312(a)(2)(iv)', '2025-07-01', '2025-09-30'),
    );
    expect(codified.total).toBe((90 + 92) * 1_461);
    expect(discretion.total).toBe(100_000);
    expect(discretion.adjustments).toMatchObject([
      {
        amount: -100_000,
        reason: expect.stringMatching(
          /^164\.312\(a\)\(1\) in 2025: shares one annual cap with 164\.312\(a\)\(2\)\(iv\), .*with a cap of its own it would add \$100,000$/,
        ) as unknown,
        citation: expect.stringContaining('42 U.S.C. 1320d-5(a)(3)') as unknown,
      },
    ]);
    const allYear = (provision: string): string => perDay(provision, '2025-01-01', '2025-12-31');
    const twice = priced('2026-11-22', allYear('164.312(a)(1)') + allYear('164.312(a)(2)(iv)'));
    expect([twice.discretion.total, twice.codified.total]).toEqual([100_000, 365 * 1_461]);
  });

  it('charges a day once for each specification, and once where only the standard covers it', () => {
    const { codified } = priced(
      '2026-11-22',
      perDay('164.312(a)(1)', '2026-01-01', '2026-03-31') +
        perDay('164.312(a)(2)(iii)', '2026-01-01', '2026-02-19') +
        perDay('164.312(a)(2)(iv)', '2026-01-01', '2026-02-19'),
    );
    expect(codified.total).toBe((50 + 50 + 40) * 1_461);
  });

  it('resolves persons as it does days: as many as both sides state', () => {
    const persons = (provision: string, count: number): string =>
      `  - { provision: ${provision}, tier: reasonable-cause, basis: per-person, persons: ${count}, on: 2026-03-01, rate: minimum }\n`;
    const { codified } = priced('2026-11-22', persons('164.502(b)', 30) + persons('164.514(d)', 12));
    expect(codified.total).toBe(30 * 1_461);
    expect(codified.adjustments).toMatchObject([{ provision: '164.502(b)', amount: -12 * 1_461 }]);
  });

  it('a further charge in a lesser tier moves nothing that was counted into that tier', () => {
    const spans =
      perDay('164.312(a)', '2025-01-01', '2025-01-01', 'willful-neglect-not-corrected', 'maximum') +
      perDay('164.312(a)(2)(iii)', '2025-01-01', '2025-01-02', 'willful-neglect-corrected', '100') +
      '  - { provision: 164.312(a)(2)(iv), tier: willful-neglect-corrected, basis: per-person-day, persons: 1, from: 2025-01-01, to: 2025-01-02 }\n';
    const extra = perDay('164.312(a)(2)(iv)', '2025-01-01', '2025-01-02', 'no-knowledge', 'maximum');
    const totals = [spans, spans + extra].map(
      (violations) => priced('2026-11-22', violations).discretion.total,
    );
    // One requirement at the cap of tier 4, a second beside it at $14,602 on two days; the further one is under the first cap.
    expect(totals).toEqual([2_190_294 + 2 * 14_602, 2_190_294 + 2 * 14_602]);
  });

  it('keeps the larger amount where tiers differ', () => {
    const { codified } = priced(
      '2026-11-22',
      perDay('164.312(a)(1)', '2026-03-01', '2026-03-02', 'willful-neglect-corrected') +
        perDay('164.312(a)(2)(iv)', '2026-03-01', '2026-03-03'),
    );
    expect(codified.total).toBe(2 * 14_602 + 1_461);
    expect(codified.adjustments).toMatchObject([{ provision: '164.312(a)(2)(iv)', amount: -2 * 1_461 }]);
  });

  it('charges two subparts, two standards and two specifications side by side', () => {
    const day = ['2026-03-01', '2026-03-01'] as const;
    const { codified } = priced(
      '2026-11-22',
      [
        '164.308(b)(1)',
        '164.502(e)',
        '164.312(b)',
        '164.312(d)',
        '164.308(a)(1)(ii)(A)',
        '164.308(a)(1)(ii)(B)',
      ]
        .map((provision) => perDay(provision, ...day))
        .join(''),
    );
    expect(codified.adjustments).toEqual([]);
    expect(codified.total).toBe(6 * 1_461);
  });
});

describe('correction within 30 days', () => {
  const entry = (tier: string, correctedOn: string): string => `
noticeDate: 2026-11-22
violations:
  - { provision: 164.312(b), tier: ${tier}, basis: per-day, from: 2026-03-01, to: ${correctedOn}, rate: minimum, knownOn: 2026-03-10, correctedOn: ${correctedOn} }
`;
  it('is a complete defense without willful neglect, up to the 30th day', () => {
    const inTime = priceCase(entry('reasonable-cause', '2026-04-08'));
    expect([inTime.codified.total, inTime.ceiling.total]).toEqual([0, 0]);
    expect(inTime.codified.adjustments).toMatchObject([{ kind: 'affirmative-defense', amount: 0 }]);
    expect(priceCase(entry('no-knowledge', '2026-04-08')).codified.total).toBe(0);
    expect(priceCase(entry('reasonable-cause', '2026-04-09')).codified.total).toBe(40 * 1_461);
  });

  it('moves willful neglect from tier 4 to tier 3', () => {
    const { codified } = priceCase(entry('willful-neglect-not-corrected', '2026-04-08'));
    expect(working(codified)).toEqual(['164.312(b) 2026: 39 x 14602 = 569478']);
    const late = priceCase(entry('willful-neglect-not-corrected', '2026-04-09'));
    expect(late.codified.lines).toMatchObject([{ rate: 73_011, cap: 2_190_294 }]);
  });

  it('says when tier 3 is stated without a correction in time', () => {
    expect(priceCase(entry('willful-neglect-corrected', '2026-05-01')).notes.join()).toContain(
      'tier 3 needs correction by 2026-04-08',
    );
  });
});

describe('adjustments', () => {
  const year = perDay('164.312(b)', '2025-01-01', '2025-12-31');
  const privacy = perDay('164.524', '2025-01-01', '2025-12-31');
  const willful = perDay('164.310(b)', '2025-01-01', '2025-12-31', 'willful-neglect-corrected');

  it('recognized security practices lower the Security Rule only, with either sign', () => {
    for (const percent of [20, -20]) {
      const { discretion } = priced(
        '2026-11-22',
        year + privacy,
        `  - { kind: rsp, percent: ${percent}, reason: NIST CSF }\n`,
      );
      expect(discretion.total).toBe(180_000);
    }
  });

  it('says why a change reaches nothing, or not all', () => {
    const reasons = (violations: string, adjustment: string): string[] =>
      priced('2026-11-22', violations, adjustment).discretion.adjustments.map(({ reason }) => reason);
    const practices = '  - { kind: rsp, percent: 20, reason: NIST CSF }\n';
    expect(reasons(privacy, practices)).toEqual([
      'NIST CSF (reaches no amount here: recognized security practices bear on the Security Rule and on contracts with business associates)',
    ]);
    expect(reasons(year + privacy, practices)[0]).toContain('(20% of $100,000, not of the rest: recognized');
    expect(reasons(willful, '  - { kind: waiver, amount: 5, reason: x }\n')).toEqual([
      'x (reaches no amount here: it is closed to willful neglect)',
    ]);
  });

  it('a waiver does not reach willful neglect', () => {
    const { discretion } = priced(
      '2026-11-22',
      year + willful,
      '  - { kind: waiver, percent: 50, reason: Excessive }\n',
    );
    expect(discretion.total).toBe(50_000 + 250_000);
  });

  it('an aggravating factor stops at what caps and maxima allow', () => {
    const { codified, discretion, floor } = priced(
      '2026-11-22',
      perDay('164.312(b)', '2026-03-01', '2026-03-10') + year,
      '  - { kind: aggravating-factor, percent: 900, reason: Repeated }\n',
    );
    expect(codified.total).toBe(2_190_294 + 10 * 73_011);
    expect(discretion.total).toBe(200_000);
    expect(floor.total).toBe(114_610);
  });

  it('reductions stop at zero, percentages round to the dollar', () => {
    const some = perDay('164.312(b)', '2026-03-01', '2026-03-03');
    expect(
      priced('2026-11-22', some, '  - { kind: stated, amount: -5000, reason: x }\n').codified.total,
    ).toBe(0);
    expect(
      priced('2026-11-22', some, '  - { kind: mitigating, percent: 12.5, reason: x }\n').codified.total,
    ).toBe(4_383 - 548);
  });
});

describe('what cannot be priced', () => {
  it('refuses counts beyond exact cents, naming provision and count', () => {
    const huge = `
noticeDate: 2026-11-22
violations:
  - { provision: 164.502(a), tier: reasonable-cause, basis: per-person, persons: 10000000000, on: 2026-03-01, rate: minimum }
`;
    expect(() => priceCase(huge)).toThrow('164.502(a): 10000000000 violations');
  });
});

describe('what a stated case is told', () => {
  it('that a citation is not in the law data, and that a correction came too late', () => {
    const { notes } = priced('2025-06-01', perDay('164.312(a)(9)', '2025-01-01', '2025-01-05'));
    expect(notes.join('\n')).toContain('164.312(a)(9): the law data holds no such provision');
    const known = priced('2025-06-01', perDay('164.312(b)', '2025-01-01', '2025-01-05')).notes;
    expect(known.join('\n')).not.toContain('no such provision');
    const late = priced(
      '2025-06-01',
      '  - { provision: 164.312(b), tier: reasonable-cause, basis: per-day, from: 2025-01-01, to: 2025-01-31, knownOn: 2025-01-01, correctedOn: 2025-01-31, rate: minimum }\n',
    );
    expect(late.notes.join('\n')).toContain('after 2025-01-30, the last day of the 30 days');
  });
});

describe('defenses before 2009-02-18 (45 CFR 160.410(b))', () => {
  const entry = (from: string, to: string, rest: string): string =>
    `  - { provision: 164.312(b), basis: per-day, from: ${from}, to: ${to}, ${rest} }\n`;

  it('a correction within 30 days clears the days before and since, each by its own paragraph', () => {
    const { codified, notes } = priced(
      '2009-06-01',
      entry('2009-02-10', '2009-02-25', 'knownOn: 2009-02-10, correctedOn: 2009-02-25'),
    );
    expect(codified.total).toBe(0);
    expect(codified.adjustments.map(({ reason, citation }) => [reason.split(': ').at(-1), citation])).toEqual(
      [
        ['no penalty', '45 CFR 160.410(b)(2)'],
        ['no penalty', '45 CFR 160.410(c)'],
      ],
    );
    expect(notes.join('\n')).not.toContain('changes no amount');
  });

  it('moves only the days since into tier 3 with willful neglect', () => {
    const { codified } = priced(
      '2009-06-01',
      entry(
        '2009-02-17',
        '2009-02-18',
        'tier: willful-neglect-not-corrected, knownOn: 2009-02-17, correctedOn: 2009-02-18',
      ),
    );
    expect(working(codified)).toEqual([
      '164.312(b) 2009: 1 x 100 = 100',
      '164.312(b) 2009: 1 x 10000 = 10000',
    ]);
    expect(codified.adjustments[0]?.reason).toMatch(/: tier 3 instead of tier 4$/);
  });

  it('names lack of knowledge, which is for the entity to establish, and charges', () => {
    const old = priced('2009-06-01', entry('2009-02-16', '2009-02-17', 'tier: no-knowledge'));
    expect(old.codified.total).toBe(200);
    expect(old.notes.join('\n')).toContain('bars every penalty for violations before 2009-02-18');
    const since = priced('2009-06-01', entry('2009-02-18', '2009-02-19', 'tier: no-knowledge'));
    expect(since.notes.join('\n')).not.toContain('bars every penalty');
  });
});

describe('facts of entries (45 CFR 160.404(b)(3))', () => {
  const both = (general: string, specific: string): ReturnType<typeof priceCase> =>
    priced(
      '2024-06-01',
      `  - { provision: 164.312(a)(1), basis: per-day, from: 2024-01-01, to: 2024-01-10${general} }\n` +
        `  - { provision: 164.312(a)(2)(iv), basis: per-day, from: 2024-01-01, to: 2024-01-10${specific} }\n`,
    );
  const once = 10 * 1_379;

  it.each([
    ['none named', '', '', once],
    ['the same', ', facts: bucket', ', facts: bucket', once],
    ['one named', ', facts: bucket', '', once],
    ['different ones', ', facts: bucket', ', facts: disk', 2 * once],
  ])('%s: charged once or apart, the other reading in the notes', (_, general, specific, total) => {
    const { discretion, notes } = both(general, specific);
    expect(discretion.total).toBe(total);
    const other = total === once ? '$27,580 to $1,378,560' : '$13,790 to $689,280';
    expect(notes.join('\n')).toContain(`the range is ${other}.`);
  });

  it('says nothing of it where no provision repeats another', () => {
    const { notes } = priced('2024-06-01', perDay('164.312(b)', '2024-01-01', '2024-01-10'));
    expect(notes.join('\n')).not.toContain('one requirement');
  });
});

describe('what the notes say of an entry', () => {
  it('known, but no correction stated: by which day one would count', () => {
    const { notes } = priced(
      '2024-06-01',
      '  - { provision: 164.312(b), basis: per-day, from: 2024-01-01, to: 2024-01-10, knownOn: 2024-01-01 }\n',
    );
    expect(notes.join('\n')).toContain('one by 2024-01-30 would have an effect (45 CFR 160.410(c))');
  });

  it.each([
    ['164.312', 'contains several requirements'],
    ['164.502(e)(1)', 'does not hold by itself'],
    ['164.312(a)(9)', 'holds no such provision'],
  ])('%s: %s', (provision, says) => {
    const { notes } = priced('2024-06-01', perDay(provision, '2024-01-01', '2024-01-10'));
    expect(notes.find((note) => note.startsWith(`${provision}:`))).toContain(says);
  });

  it('percents of several adjustments do not compound', () => {
    const { discretion } = priced(
      '2024-06-01',
      perDay('164.312(b)', '2023-01-01', '2023-12-31'),
      '  - { kind: rsp, percent: 20, reason: a }\n  - { kind: mitigating-factor, percent: 10, reason: b }\n',
    );
    expect([discretion.subtotal, discretion.total]).toEqual([100_000, 70_000]);
    expect(discretion.adjustments).toMatchObject([
      { kind: 'recognized-security-practices', percent: -20, amount: -20_000 },
      { kind: '160.408-factor', percent: -10, amount: -10_000 },
    ]);
  });
});

describe('limits of stated changes', () => {
  const base = perDay('164.524', '2020-01-01', '2020-03-05');
  const up = '  - { kind: aggravating-factor, percent: 50, reason: a }\n';
  const down = '  - { kind: mitigating-factor, percent: 20, reason: b }\n';

  it('come to the same in any order: reductions are taken first', () => {
    const [one, other] = [up + down, down + up].map(
      (text) => priced('2024-03-15', base, text).discretion.total,
    );
    expect(one).toBe(100_000);
    expect(other).toBe(one);
  });

  it('take a defense, which bars the penalty, off the ceiling too, and no other reduction', () => {
    const change = (kind: string): number => {
      const { ceiling } = priced('2024-03-15', base, `  - { kind: ${kind}, amount: -1000, reason: a }\n`);
      return ceiling.total - ceiling.subtotal;
    };
    expect(['affirmative-defense', 'waiver', 'mitigating-factor'].map(change)).toEqual([-1_000, 0, 0]);
  });
});

describe('more of what the notes say', () => {
  const notesOf = (entries: string, notice = '2024-03-15'): string =>
    priced(notice, entries).notes.join('\n');

  it('a cure rests on the stated day of knowledge, also by reasonable diligence', () => {
    const entry =
      '  - { provision: 164.312(b), basis: per-day, from: 2024-01-01, to: 2024-01-10, knownOn: 2024-01-01, correctedOn: 2024-01-10 }\n';
    expect(notesOf(entry)).toContain(
      'by exercising reasonable diligence would have known (45 CFR 160.410(c))',
    );
  });

  it('tier 3 without days of knowledge and correction is taken as stated', () => {
    expect(notesOf(perDay('164.312(b)', '2024-01-01', '2024-01-10', 'willful-neglect-corrected'))).toContain(
      'of which neither day is stated',
    );
  });

  it('one violation takes at most the annual cap; two tiers of a year share one', () => {
    const text = notesOf(
      perDay('164.524', '2020-01-01', '2020-01-05', 'no-knowledge', 'maximum') +
        perDay('164.524', '2020-02-01', '2020-02-05'),
    );
    expect(text).toContain('one violation takes at most $25,000, the annual cap of its tier');
    expect(text).toContain('164.524, 2020: violations in several tiers share the annual cap of the severest');
  });

  it('the amounts of adjusted schedules were read in publications', () => {
    expect(notesOf(perDay('164.312(b)', '2024-01-01', '2024-01-10'))).toMatch(
      /Schedule adj-2023: amounts read as .* report them, not in the Federal Register itself/,
    );
    expect(notesOf(perDay('164.312(b)', '2010-01-01', '2010-01-10'), '2012-01-01')).not.toContain(
      'amounts read',
    );
  });
});
