import type { Assessed, AssessedFinding } from '../../src/model/assessed.js';
import { isoDate } from '../../src/model/date.js';
import type { IsoDate } from '../../src/model/date.js';
import type { Engagement } from '../../src/model/engagement.js';
import { dollars } from '../../src/model/money.js';
import type { Exposure, ViolationSpan } from '../../src/model/penalty.js';
import type { PlanInput } from '../../src/plan/input.js';
import { estimateTotal } from '../../src/price/price-spans.js';
import { price } from '../../src/price/price.js';
import { violationSpans } from '../../src/price/violation-spans.js';

export const AS_OF = isoDate('2026-11-22');
export const HORIZON = isoDate('2027-11-22');

/** A retailer with a pharmacy counter: two systems with PHI, no budget. */
export function engagement(changes: Partial<Engagement> = {}): Engagement {
  return {
    name: 'harbor-pharmacy',
    entity: {
      name: 'Harbor Pharmacy Retail',
      status: 'covered entity',
      statusBasis: 'dispenses prescriptions',
    },
    dossier: { title: 'Exposure', question: 'What does an audit cost?', paper: 'Letter' },
    asOf: AS_OF,
    horizon: HORIZON,
    sources: [],
    systems: [
      { id: 'orders', name: 'Orders', match: {}, holdsPhi: true, dataGb: 800 },
      { id: 'portal', name: 'Portal', match: {}, holdsPhi: true },
    ],
    vendors: [],
    culpability: [],
    factors: [],
    suppressions: [],
    ...changes,
  };
}

export interface FindingFacts {
  readonly id: string;
  readonly family: string;
  readonly provision: string;
  readonly resource?: string;
  readonly system?: string;
  readonly since?: IsoDate;
  readonly disposition?: AssessedFinding['disposition'];
  readonly severity?: AssessedFinding['severity'];
}

/** An open finding, counted since 1 June 2026 unless said otherwise. */
export function finding(facts: FindingFacts): AssessedFinding {
  const from = facts.since ?? isoDate('2026-06-01');
  const stated = { kind: 'stated', on: from, source: 'scanner' } as const;
  return {
    id: facts.id,
    family: facts.family,
    title: facts.family,
    resource: {
      id: facts.resource ?? `arn:aws:s3:::${facts.id}`,
      cloud: facts.family.startsWith('azure') ? 'azure' : 'aws',
      account: '111122223333',
      tags: {},
    },
    severity: facts.severity ?? 'high',
    state: { kind: 'open' },
    firstSeen: stated,
    observations: [],
    mapping: { kind: 'mapped', provision: facts.provision, related: [], reason: 'test', source: 'test' },
    scope: { kind: 'in', system: facts.system ?? 'orders', basis: 'account' },
    disposition: facts.disposition ?? { kind: 'counted' },
    period: {
      kind: 'dated',
      interval: { from, to: AS_OF },
      from: stated,
      to: { kind: 'stated', on: AS_OF, source: 'scanner' },
      ended: false,
    },
    layer: 'storage',
    evidence: [],
  };
}

export function assessed(findings: readonly AssessedFinding[], changes: Partial<Assessed> = {}): Assessed {
  return {
    findings,
    weaknesses: [],
    coverage: [],
    lapsed: [],
    unusedSuppressions: [],
    vendorGaps: [],
    ...changes,
  };
}

/** Everything that the pipeline would hand to the planner, priced by the real engine. */
export function planInput(
  findings: readonly AssessedFinding[],
  changes: { readonly engagement?: Partial<Engagement>; readonly assessed?: Partial<Assessed> } = {},
): PlanInput {
  const facts = engagement(changes.engagement);
  const spans = violationSpans(findings, facts);
  return {
    engagement: facts,
    assessed: assessed(findings, changes.assessed),
    exposure: price({ engagement: facts, findings }),
    asOf: AS_OF,
    horizon: HORIZON,
    spans,
    estimate: (list: readonly ViolationSpan[]) => estimateTotal(list, facts.noticeDate ?? AS_OF),
  };
}

export const NOT_PRICED: Exposure = {
  kind: 'not-priced',
  cause: 'status not determined',
  reason: 'The entity status is not determined.',
  hint: 'State it.',
};

export function withBudget(amount: number): Partial<Engagement> {
  return { budget: { oneOff: dollars(amount) } };
}

/** Five provisions, eight families: enough for bundles, an overlap and a fix that is worth nothing alone. */
export const OPEN: readonly AssessedFinding[] = [
  finding({ id: 'F-rds-1', family: 'aws-rds-storage-encryption', provision: '164.312(a)(2)(iv)' }),
  finding({
    id: 'F-rds-2',
    family: 'aws-rds-storage-encryption',
    provision: '164.312(a)(2)(iv)',
    system: 'portal',
  }),
  finding({ id: 'F-ebs-1', family: 'aws-ebs-volume-encryption', provision: '164.312(a)(2)(iv)' }),
  finding({ id: 'F-s3-1', family: 'aws-s3-public-access', provision: '164.312(a)(1)' }),
  finding({ id: 'F-sg-1', family: 'aws-sg-ssh-open', provision: '164.312(a)(1)' }),
  finding({ id: 'F-tls-1', family: 'aws-alb-tls-policy', provision: '164.312(e)(2)(ii)' }),
  finding({ id: 'F-trail-1', family: 'aws-cloudtrail-validation', provision: '164.312(b)' }),
  finding({ id: 'F-mfa-1', family: 'aws-iam-user-mfa', provision: '164.312(d)' }),
];
