import type { AssessedFinding } from '../../src/model/assessed.js';
import { daysInclusive, isoDate, later, earlier, yearOf, type IsoDate } from '../../src/model/date.js';
import { cents, dollars, min, sum, ZERO, type Cents } from '../../src/model/money.js';
import {
  CAP_POLICIES,
  TIERS,
  type CapPolicy,
  type Exposure,
  type PenaltyLine,
  type PolicyResult,
  type ProvisionExposure,
  type Tier,
} from '../../src/model/penalty.js';
import { SCHEDULE } from './fixture-context.js';
import { AS_OF } from './fixture-findings.js';

/** A small pricing of its own, so that the figures of the invented dossier add up: days x rate, capped per year. */
export function exposureOf(findings: readonly AssessedFinding[]): Exposure {
  const counted = findings.filter((finding) => finding.disposition.kind === 'counted');
  const provisions = [
    ...new Set(counted.flatMap((f) => (f.mapping.kind === 'mapped' ? [f.mapping.provision] : []))),
  ]
    .toSorted()
    .map((provision) => provisionExposure(provision, counted));
  const policy = (name: CapPolicy, rate: 'minimum' | 'maximum'): PolicyResult => {
    const lines = provisions.flatMap((p) => linesOf(p.provision, p.from, p.tier, name, rate));
    const subtotal = sum(lines.map((line) => line.amount));
    return { policy: name, lines, subtotal, adjustments: [], total: subtotal };
  };
  const estimate = {
    codified: policy('codified', 'minimum'),
    discretion: policy('discretion', 'minimum'),
    discretionAdjusted: policy('discretionAdjusted', 'minimum'),
  };
  const ceiling = policy('codified', 'maximum');
  return {
    kind: 'priced',
    asOf: AS_OF,
    noticeDate: isoDate('2026-11-23'),
    noticeIsAssumed: true,
    schedule: {
      id: 'adj-2025',
      label: '2025 adjustment, in force since 28 January 2026',
      citation: '45 CFR 102.3; 91 FR 3665',
      from: isoDate('2026-01-28'),
    },
    provisions,
    penalty: { estimate, floor: estimate.discretion, ceiling },
    headline: {
      low: estimate.discretion.total,
      high: ceiling.total,
      basis:
        'reasonable cause, counted per day; low end: tier minimum under the discretion caps; high end: tier maximum under the codified caps',
    },
    cureWindows:
      provisions.length === 0
        ? []
        : [
            {
              provision: '164.312(d)',
              knownOn: isoDate('2026-10-30'),
              lastDay: isoDate('2026-11-29'),
              state: 'open',
              knowledge: 'stated',
              coversAll: true,
              findings: 3,
              otherFindings: 0,
              effect:
                'Corrected by then, no penalty may be imposed for it, unless there was willful neglect.',
              citation: '45 CFR 160.410(c)',
            },
            {
              provision: '164.312(a)(1)',
              knownOn: isoDate('2026-10-14'),
              lastDay: isoDate('2026-11-13'),
              state: 'lapsed',
              knowledge: 'stated',
              coversAll: true,
              findings: 3,
              otherFindings: 0,
              effect: 'The defense no longer applies to these days.',
              citation: '45 CFR 160.410(c)',
            },
          ],
    keptApart: {
      stateAttorneyGeneral: {
        amount: sum(provisions.map(() => dollars(25_000))),
        lines: provisions.map((p) => ({
          provision: p.provision,
          year: 2026,
          count: p.count,
          amount: dollars(25_000),
        })),
        citation: '42 U.S.C. 1320d-5(d)',
      },
      benchmarks: [
        {
          id: 'txhhsc-2019',
          entity: 'Texas Health and Human Services Commission',
          date: '2019-11',
          amount: dollars(1_600_000),
          kind: 'civil money penalty',
          individuals: 6617,
          facts: 'An internal application moved to a public server without access control.',
          source: 'HHS press release',
          verified: true,
        },
        {
          id: 'warby-2025',
          entity: 'Warby Parker',
          date: '2025-02',
          amount: dollars(1_500_000),
          kind: 'civil money penalty',
          individuals: 197_986,
          facts: 'Credential stuffing at an online retailer; no risk analysis, no activity review.',
          source: 'HHS press release',
          verified: true,
        },
        {
          id: 'medevolve-2023',
          entity: 'MedEvolve',
          date: '2023-05',
          amount: dollars(350_000),
          kind: 'settlement',
          individuals: 230_572,
          facts: 'An FTP server that anyone could read.',
          source: 'Trade press',
          verified: false,
        },
      ],
      breachDuties: [
        {
          duty: 'Tell the individuals, without unreasonable delay',
          due: 'at most 60 days after discovery',
          citation: '45 CFR 164.404',
        },
        {
          duty: 'Tell the media, for more than 500 residents of a State',
          due: 'at most 60 days after discovery',
          citation: '45 CFR 164.406',
        },
        {
          duty: 'Tell the Secretary, for 500 or more individuals',
          due: 'together with the individuals',
          citation: '45 CFR 164.408',
        },
      ],
    },
    warnings: ['Five findings carry only the date of the scan; their first day is an assumption.'],
  };
}

function provisionExposure(provision: string, counted: readonly AssessedFinding[]): ProvisionExposure {
  const own = counted.filter((f) => f.mapping.kind === 'mapped' && f.mapping.provision === provision);
  const from = own.reduce<IsoDate>(
    (first, f) => (f.period.kind === 'dated' ? earlier(first, f.period.interval.from) : first),
    AS_OF,
  );
  const tier: Tier = 'reasonable-cause';
  const total = (policy: CapPolicy, rate: 'minimum' | 'maximum', of: Tier = tier): Cents =>
    sum(linesOf(provision, from, of, policy, rate).map((line) => line.amount));
  return {
    provision,
    tier,
    basis: 'per-day',
    from,
    to: AS_OF,
    tierIsDefault: provision !== '164.312(a)(1)',
    tierReason:
      provision === '164.312(a)(1)'
        ? 'The open bucket was reported on 14 October 2026 and a ticket was opened the same day.'
        : 'Stated for all provisions that are not named.',
    tierBy: 'Counsel',
    count: daysInclusive({ from, to: AS_OF }),
    barredDays: 0,
    findings: own.map((f) => f.id),
    floor: total('discretion', 'minimum'),
    estimate: total('discretion', 'minimum'),
    ceiling: total('codified', 'maximum'),
    byPolicy: Object.fromEntries(
      CAP_POLICIES.map((policy) => [policy, total(policy, 'minimum')]),
    ) as ProvisionExposure['byPolicy'],
    byTier: Object.fromEntries(
      TIERS.map((of) => [
        of,
        { estimate: total('discretion', 'minimum', of), ceiling: total('codified', 'maximum', of) },
      ]),
    ) as ProvisionExposure['byTier'],
    firstObservations: own.slice(0, 1).flatMap((f) => f.observations.slice(0, 1).map((o) => o.at)),
  };
}

function linesOf(
  provision: string,
  from: IsoDate,
  tier: Tier,
  policy: CapPolicy,
  rateKind: 'minimum' | 'maximum',
): PenaltyLine[] {
  const row = SCHEDULE.find((entry) => entry.tier === tier);
  if (!row) return [];
  const cap = row.caps[policy];
  const rate = min(row[rateKind], cap);
  const years = Array.from({ length: yearOf(AS_OF) - yearOf(from) + 1 }, (_, index) => yearOf(from) + index);
  return years.map((year) => {
    const first = later(from, isoDate(`${year}-01-01`));
    const last = earlier(AS_OF, isoDate(`${year}-12-31`));
    const count = daysInclusive({ from: first, to: last });
    const raw = count > 0 ? cents(count * rate) : ZERO;
    return {
      id: `${provision}/${year}/${policy}/${rateKind}`,
      provision,
      year,
      tier,
      schedule: 'adj-2025',
      basis: 'per-day',
      from: first,
      to: last,
      count,
      rate,
      raw,
      cap,
      amount: min(raw, cap),
      citation: `45 CFR 160.404(b)(2)(ii); 45 CFR 102.3`,
    };
  });
}
