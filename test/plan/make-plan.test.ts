import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/model/date.js';
import type { ActionEffect, Plan, PlannedAction } from '../../src/model/plan.js';
import { makePlan } from '../../src/plan/make-plan.js';
import { AS_OF, finding, NOT_PRICED, OPEN, planInput, withBudget } from './retailer.js';

const find = (plan: Plan, key: string): PlannedAction => {
  const action = plan.actions.find((item) => item.key === key);
  if (!action) throw new Error(`${key} is not in the plan`);
  return action;
};
const effect = (plan: Plan, key: string): ActionEffect => {
  const found = find(plan, key).effect;
  if ('kind' in found) throw new Error(found.reason);
  return found;
};

describe('what a fix is worth', () => {
  const plan = makePlan(planInput(OPEN));

  it('next year opens a new cap: each provision closed this year removes $100,000', () => {
    expect(effect(plan, 'aws-cloudtrail').alone).toBe(10_000_000);
    expect(plan.path).toMatchObject({ accrued: 50_000_000, forgiven: 0, avoidable: 50_000_000, withPlan: 0 });
  });

  it('closing two of three findings removes $0 alone, all in the bundle, and the plan says why', () => {
    const { alone, lastIn } = effect(plan, 'aws-rds-encryption');
    expect({ alone, lastIn }).toEqual({ alone: 0, lastIn: 10_000_000 });
    expect(find(plan, 'aws-rds-encryption').reasons.join(' ')).toContain(
      'Alone it removes $0: the other open finding under 164.312(a)(2)(iv) keeps its days running.',
    );
  });

  it('a general provision and its specification, broken by different findings, are charged and closed apart', () => {
    const both = makePlan(planInput(OPEN.filter(({ id }) => id === 'F-ebs-1' || id === 'F-sg-1')));
    expect(effect(both, 'aws-ebs-encryption').alone).toBe(10_000_000);
    expect(effect(both, 'aws-security-groups').alone).toBe(10_000_000);
    expect(both.removed).toBe(20_000_000);
  });

  it('two provisions that one finding breaks are charged once and earn once', () => {
    const input = planInput(OPEN.filter(({ id }) => id === 'F-ebs-1'));
    const spans = input.spans.flatMap((span) => [span, { ...span, provision: '164.312(a)(1)' }]);
    const both = makePlan({ ...input, spans });
    expect(input.estimate(spans)).toBe(input.estimate(input.spans));
    expect([both.removed, both.removable]).toEqual([10_000_000, 10_000_000]);
  });

  it('shares sum to what all actions remove', () => {
    const shares = plan.actions.map(({ key }) => effect(plan, key).shapley);
    expect(shares.reduce((total, share) => total + share, 0)).toBe(plan.removable);
  });

  it('what stays open beyond 10 March 2027 fills the cap of 2027: nothing is left to remove', () => {
    // 100,000 / 1,461 a day: the 69th day of the year.
    const at = (day: string): Plan => makePlan({ ...planInput(OPEN), horizon: isoDate(day) });
    expect(at('2027-03-09').removable).toBe(5 * 68 * 146_100);
    expect(at('2027-03-10').removable).toBe(5 * 10_000_000);
    expect(at('2026-12-31').removable).toBe(0);
  });

  it('nothing is avoidable where the horizon is the day of the assessment', () => {
    const today = makePlan({ ...planInput(OPEN), horizon: AS_OF });
    expect(today.removable).toBe(0);
    expect(today.path).toMatchObject({ avoidable: 0, points: [{ on: AS_OF }] });
  });
});

describe('what is chosen', () => {
  it('within a budget: prerequisites with what needs them, and never more than the budget', () => {
    for (const budget of [400, 1_500, 4_000, 12_000, 16_000]) {
      const plan = makePlan(planInput(OPEN, { engagement: withBudget(budget) }));
      expect(plan.selectedOneOff.likely).toBeLessThanOrEqual(budget * 100);
      const selected = new Set(plan.actions.filter((item) => item.selected).map(({ key }) => key));
      for (const { key, prerequisites } of plan.actions) {
        if (selected.has(key)) for (const before of prerequisites) expect(selected).toContain(before);
      }
      expect(plan.selection.proved).toBe(true);
    }
  });

  it('dates rest on the people there are: one engineer of each kind finishes later and removes no more', () => {
    const many = OPEN.flatMap((item) =>
      Array.from({ length: 12 }, (_, copy) => ({
        ...item,
        id: `${item.id}-${copy}`,
        resource: { ...item.resource, id: `${item.resource.id}-${copy}` },
      })),
    );
    const alone = { people: { 'security engineer': 1, 'devops engineer': 1 }, rates: {} } as const;
    const few = makePlan(planInput(many, { engagement: { labor: alone } }));
    const usual = makePlan(planInput(many));
    const last = (plan: Plan): string =>
      plan.actions
        .map(({ finish }) => finish ?? '')
        .sort()
        .at(-1) ?? '';
    expect(last(few) > last(usual)).toBe(true);
    expect(few.removed).toBeLessThanOrEqual(usual.removed ?? 0);
    expect(few.assumptions.join(' ')).toContain('1 security engineer');
    expect(few.load.find(({ role }) => role === 'devops engineer')?.people).toBe(1);
  });

  it('spends what the budget leaves on open findings that remove no exposure', () => {
    const nothingToRemove = { ...planInput(OPEN, { engagement: withBudget(16_000) }), horizon: AS_OF };
    const plan = makePlan(nothingToRemove);
    const closing = plan.actions.filter(({ findings }) => findings.length > 0);
    expect(plan.removable).toBe(0);
    expect(closing.length).toBeGreaterThan(3);
    expect(closing.every(({ selected }) => selected)).toBe(true);
    expect(plan.selectedOneOff.likely).toBeLessThanOrEqual(1_600_000);
  });

  it('leaves nothing open in silence: a family that no action closes is listed', () => {
    const odd = finding({ id: 'F-odd', family: 'nessus:12345', provision: '164.312(b)' });
    const plan = makePlan(planInput([...OPEN, odd]));
    expect(plan.unplanned).toMatchObject([{ family: 'nessus:12345', findings: 1 }]);
    expect(effect(plan, 'aws-cloudtrail')).toMatchObject({ alone: 0, lastIn: 0 });
    expect(plan.removable).toBe(40_000_000);
  });

  it('suppressed and out-of-scope findings ask for no action', () => {
    const quiet = OPEN.map((item) => ({
      ...item,
      disposition: { kind: 'out of scope', reason: 'no PHI' } as const,
    }));
    const plan = makePlan({ ...planInput(quiet), spans: [] });
    expect(plan.actions).toEqual([]);
    expect(plan.frontier.every(({ findingsClosed }) => findingsClosed === 0)).toBe(true);
  });

  it('ranks a prerequisite before what needs it, and the selected before the rest', () => {
    const plan = makePlan(planInput(OPEN, { engagement: withBudget(12_000) }));
    const rankOf = new Map(plan.actions.map(({ key, rank }) => [key, rank]));
    for (const { key, prerequisites } of plan.actions) {
      for (const before of prerequisites) expect(rankOf.get(before)).toBeLessThan(rankOf.get(key) ?? 0);
    }
    const order = plan.actions.map(({ selected }) => selected);
    expect(order.lastIndexOf(true)).toBeLessThan(order.includes(false) ? order.indexOf(false) : order.length);
  });
});

describe('overrides', () => {
  it('put a public bucket with PHI first', () => {
    const [first] = makePlan(planInput(OPEN)).actions;
    expect(first).toMatchObject({ key: 'aws-s3-public-access-block', override: 'public PHI' });
  });

  it('treat a public bucket whose system nobody has named as urgent, and one without PHI as none', () => {
    const bucket = finding({ id: 'F-stray', family: 'aws-s3-public-access', provision: '164.312(a)(1)' });
    const unknown = {
      ...bucket,
      scope: { kind: 'unknown', reason: 'no system matches' },
      disposition: { kind: 'scope unknown', reason: 'no system matches' },
    } as const;
    const [first] = makePlan(planInput([...OPEN.slice(5), unknown])).actions;
    expect(first).toMatchObject({
      key: 'aws-s3-public-access-block',
      override: 'public PHI',
      selected: true,
    });
    expect(first?.reasons[0]).toContain('scope unknown');
    const out = { ...bucket, disposition: { kind: 'out of scope', reason: 'no PHI' } } as const;
    const keys = makePlan(planInput([...OPEN.slice(5), out])).actions.map(({ key }) => key);
    expect(keys).not.toContain('aws-s3-public-access-block');
  });

  it('add one agreement for each vendor without one, before fixes that remove more', () => {
    const input = planInput(OPEN, {
      engagement: {
        ...withBudget(1_500),
        vendors: [
          { id: 'mailwave', name: 'Mailwave', service: 'email', handlesPhi: true, baa: { kind: 'missing' } },
        ],
      },
      assessed: { vendorGaps: [{ vendor: 'mailwave', provision: '164.308(b)(3)', reason: 'no agreement' }] },
    });
    const agreement = find(makePlan(input), 'any-business-associate-agreement:mailwave');
    expect(agreement).toMatchObject({
      title: 'Sign a business associate agreement with Mailwave',
      selected: true,
    });
    expect(agreement.reasons[0]).toContain('Mailwave handles PHI');
  });

  it('put a missing risk analysis first, and say what they cost in removed exposure', () => {
    const provision = '164.308(a)(1)(ii)(A)';
    const coverage = {
      provision,
      title: 'Risk analysis',
      designation: 'required',
      state: 'gap',
      reason: 'none',
      evidence: [],
      findings: 0,
      passingChecks: 0,
      rule: 'security',
      slots: [],
      provider: [],
      missing: [],
    } as const;
    const at = (budget: number): Plan =>
      makePlan(planInput(OPEN, { engagement: withBudget(budget), assessed: { coverage: [coverage] } }));
    const plan = at(16_000);
    expect(find(plan, 'any-risk-analysis')).toMatchObject({
      selected: true,
      override: 'missing risk analysis',
    });
    expect(plan.selection.overridesCost).toBe(10_000_000);
    expect(plan.selection.overridesLeftOut).toBeUndefined();

    // $9,426 would pay it and the public access block, but $4,580 without it removes $400,000.
    for (const [budget, cause, reason] of [
      [9_000, 'budget', 'the budget is $9,000.'],
      [11_000, 'removes less', 'would remove less than this plan does for less money.'],
    ] as const) {
      const without = at(budget);
      const { id, reasons } = find(without, 'any-risk-analysis');
      expect(without).toMatchObject({
        removed: 40_000_000,
        selection: { overridesLeftOut: [{ action: id, needed: 942_608, cause }] },
      });
      expect(reasons.at(-1)).toContain('Below the cut. It takes $9,426, with what it needs');
      expect(reasons.at(-1)).toContain(reason);
      expect(without.assumptions.join(' ')).toContain('Overrides that are not in the plan: ');
    }
    // $8,420 are left, and nothing else is bought that would come to what the risk analysis takes.
    expect(at(13_000).selectedOneOff.likely).toBeLessThan(942_608);
  });

  describe('because attackers use what it closes', () => {
    const marked = [{ cves: ['CVE-2023-4863'], source: 'Grype, knownExploited, added: 2023-09-13 (g.json)' }];
    const image = {
      ...finding({ id: 'F-cve', family: 'Grype:CVE-2023-4863', provision: '164.308(a)(1)(ii)(B)' }),
      mapping: { kind: 'not-mapped', reason: 'no row' },
      disposition: { kind: 'not mapped', reason: 'no row' },
    } as const;

    it('an own action patches what no family closes, and says who says so', () => {
      const plan = makePlan(
        planInput([...OPEN, { ...image, knownExploited: marked }], { engagement: withBudget(2_000) }),
      );
      expect(find(plan, 'any-known-exploited-patch')).toMatchObject({
        override: 'known-exploited CVE',
        selected: true,
        findings: ['F-cve'],
        reasons: expect.arrayContaining([
          'Attackers use CVE-2023-4863 on 1 resource. Said by: Grype, knownExploited, added: 2023-09-13 (g.json).',
        ]) as unknown,
      });
      expect(find(plan, 'aws-s3-public-access-block').rank).toBeLessThan(
        find(plan, 'any-known-exploited-patch').rank,
      );
    });

    it('nothing goes first where nobody says so, or where it holds no PHI', () => {
      const keys = (findings: Parameters<typeof planInput>[0]): readonly string[] =>
        makePlan(planInput(findings)).actions.map(({ key }) => key);
      expect(keys([...OPEN, image])).not.toContain('any-known-exploited-patch');
      const out = {
        ...image,
        knownExploited: marked,
        disposition: { kind: 'out of scope', reason: 'no PHI' },
      } as const;
      expect(keys([...OPEN, out])).not.toContain('any-known-exploited-patch');
    });

    it('the action of its family goes first where there is one, and no other patches it again', () => {
      const vm = finding({
        id: 'F-vm',
        family: 'azure-vm-vulnerability-findings',
        provision: '164.308(a)(1)(ii)(B)',
      });
      const plan = makePlan(planInput([...OPEN, { ...vm, knownExploited: marked }]));
      expect(find(plan, 'azure-patching').override).toBe('known-exploited CVE');
      expect(plan.actions.map(({ key }) => key)).not.toContain('any-known-exploited-patch');
    });

    it('the plan says which list it rests on, or that there is none', () => {
      const list = {
        file: 'kev.json',
        sha256: 'ab',
        title: 'Catalog',
        released: isoDate('2026-11-20'),
        cves: 1400,
        later: 2,
      };
      const withList = makePlan(planInput(OPEN, { assessed: { exploitedList: list } })).assumptions.join(' ');
      expect(withList).toContain(
        'the 1400 CVEs of kev.json (Catalog, released 20 Nov 2026); 2 that it took in later do not count.',
      );
      const seen = {
        ...image,
        observations: [{ cves: ['CVE-2023-4863'] }] as unknown as typeof image.observations,
      };
      expect(makePlan(planInput([...OPEN, seen])).assumptions.join(' ')).toContain(
        'No list of exploited vulnerabilities is given (knownExploited in dossier.yaml), so of the 1 open finding that names a CVE only those that a scanner marks go first.',
      );
      expect(makePlan(planInput(OPEN)).assumptions.join(' ')).not.toContain('exploited vulnerabilities');
    });
  });

  it('meet an open cure period first, and forgive what had accrued under it', () => {
    const fresh = [
      finding({
        id: 'F-trail',
        family: 'aws-cloudtrail-validation',
        provision: '164.312(b)',
        since: isoDate('2026-11-10'),
      }),
    ];
    const plan = makePlan(
      planInput(fresh, {
        engagement: {
          culpability: [
            {
              provision: '164.312(b)',
              tier: 'reasonable-cause',
              reason: 'found in the scan',
              by: 'counsel',
              knownOn: isoDate('2026-11-10'),
            },
          ],
        },
      }),
    );
    expect(find(plan, 'aws-cloudtrail').override).toBe('open cure period');
    expect(plan.path).toMatchObject({ accrued: 13 * 146_100, forgiven: 13 * 146_100, withPlan: 0 });
  });

  it('name the last day of the cure table beside the later one of a finding that began later', () => {
    const of = (id: string, since: string): ReturnType<typeof finding> =>
      finding({ id, family: 'aws-cloudtrail-validation', provision: '164.312(b)', since: isoDate(since) });
    const input = planInput([of('F-first', '2026-10-24'), of('F-later', '2026-11-20')]);
    const table = input.exposure.kind === 'priced' ? input.exposure.cureWindows : [];
    expect(table).toMatchObject([{ provision: '164.312(b)', lastDay: '2026-11-22' }]);
    expect(find(makePlan(input), 'aws-cloudtrail').reasons[0]).toContain(
      'Under 164.312(b) the first cure period ends on 22 Nov 2026; 1 finding began later and has 30 days of its own, until 19 Dec 2026',
    );
  });
});

describe('without a price', () => {
  const plan = makePlan({ ...planInput(OPEN, { engagement: withBudget(3_000) }), exposure: NOT_PRICED });

  it('there is a plan, by findings closed, and every effect says why it has no dollars', () => {
    expect(plan.path).toEqual({
      kind: 'not-priced',
      reason: NOT_PRICED.kind === 'not-priced' && NOT_PRICED.reason,
    });
    for (const { effect } of plan.actions) expect(effect).toMatchObject({ kind: 'not-priced' });
    expect(plan.removed).toBeUndefined();
    expect(plan.selection).toMatchObject({ proved: true, gapUnit: 'findings' });
    expect(plan.actions.filter(({ selected }) => selected).flatMap(({ findings }) => findings)).toHaveLength(
      4,
    );
  });
});
