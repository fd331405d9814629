import { createHash } from 'node:crypto';
import type { AssessedFinding } from '../../src/model/assessed.js';
import { canonicalJson } from '../../src/model/canonical-json.js';
import { isoDate } from '../../src/model/date.js';
import type { Dossier } from '../../src/model/dossier.js';
import { ZERO } from '../../src/model/money.js';
import type { NotPriced, Plan } from '../../src/model/plan.js';
import { engagementOf } from './fixture-engagement.js';
import { coverageOf, evidenceOf } from './fixture-evidence.js';
import { exposureOf } from './fixture-exposure.js';
import { AS_OF, findingsOf, hostileRows, weaknessesOf } from './fixture-findings.js';
import { planOf } from './fixture-plan.js';
import { WEAKNESSES, type WeaknessRow } from './fixture-weaknesses.js';

export { CONTEXT } from './fixture-context.js';

const SHA = (text: string): string => createHash('sha256').update(text).digest('hex');

/** An invented engagement of plainly fictitious figures that add up. */
export const retailer = (): Dossier => dossierOf(WEAKNESSES);
/** Titles and resources that try to break the page. */
export const hostile = (): Dossier => dossierOf(hostileRows());
/** Scanners found nothing. */
export const spotless = (): Dossier => dossierOf([]);
/** One weakness with one finding. */
export const single = (): Dossier =>
  dossierOf(WEAKNESSES.filter((row) => row.family === 'tls-minimum').map((row) => ({ ...row, counted: 1 })));
/** Every weakness on many resources. */
export const crowded = (times = 40): Dossier =>
  dossierOf(WEAKNESSES.map((row) => ({ ...row, counted: row.counted * times })));
/** Titles, reasons and names as long as a scanner or a person may write them. */
export const wordy = (): Dossier => wordyOf(WEAKNESSES);
export const wordySingle = (): Dossier => wordyOf(WEAKNESSES.slice(0, 2));

function wordyOf(rows: readonly WeaknessRow[]): Dossier {
  const long =
    'an unusually long wording that goes on well past what any page of a board has room for, twice over';
  const dossier = dossierOf(rows.map((row) => ({ ...row, title: `${row.title}: ${long}` })));
  const suppressions = Array.from({ length: 9 }, (_, index) => ({
    id: `SUP-${index + 10}`,
    match: { check: 'none' },
    owner: long,
    reason: long,
    approver: long,
    expires: isoDate('2027-03-31'),
  }));
  return {
    ...dossier,
    engagement: { ...dossier.engagement, suppressions },
    plan: {
      ...dossier.plan,
      actions: dossier.plan.actions.map((action) => ({ ...action, title: `${action.title}: ${long}` })),
    },
    assumptions: [...dossier.assumptions, ...dossier.assumptions].map((each) => ({
      ...each,
      statement: `${each.statement} ${long}`,
    })),
    assessed: {
      ...dossier.assessed,
      coverage: dossier.assessed.coverage.map((row) => ({ ...row, missing: [long, long] })),
    },
  };
}
/** The entity has not said whether HIPAA applies to it. */
export const unpriced = (): Dossier => unpricedOf(retailer());
export const unpricedSingle = (): Dossier => unpricedOf(single());

function unpricedOf(dossier: Dossier): Dossier {
  const reason = 'Nobody has stated whether the entity is a covered entity or a business associate.';
  return {
    ...dossier,
    engagement: {
      ...dossier.engagement,
      entity: { name: dossier.engagement.entity.name, status: 'not determined' },
    },
    riskLevel: { level: 'Not determined', reason },
    exposure: {
      kind: 'not-priced',
      cause: 'status not determined',
      reason,
      hint: 'State entity.status in dossier.yaml.',
    },
    plan: unpricedPlan(dossier.plan, { kind: 'not-priced', reason }),
  };
}

function unpricedPlan(plan: Plan, effect: NotPriced): Plan {
  const { removed: _removed, removable: _removable, ...rest } = plan;
  return {
    ...rest,
    path: effect,
    actions: plan.actions.map(({ perDollar: _perDollar, ...action }) => ({ ...action, effect })),
    frontier: plan.frontier.map(({ removed: _point, ...point }) => point),
  };
}

function dossierOf(rows: readonly WeaknessRow[]): Dossier {
  const findings = findingsOf(rows);
  const weaknesses = weaknessesOf(rows, findings);
  const observed = findings.reduce((total, finding) => total + finding.observations.length, 0);
  const merge = {
    passed: 640,
    manual: 12,
    notApplicable: 8,
    notEvaluated: 3,
    merged: observed - findings.length,
    findings: findings.length,
    observations: 663 + observed,
  };
  const exposure = exposureOf(findings);
  const body: Omit<Dossier, 'contentHash' | 'approvals'> = {
    version: '1',
    tool: { name: 'dossier', version: '0.1.0', lawVersion: '2026.1' },
    engagement: engagementOf(),
    asOf: AS_OF,
    riskLevel: weaknesses.some((w) => w.severity === 'critical')
      ? {
          level: 'Critical',
          reason: 'A store of PHI can be read without signing in, and has been open for more than a year.',
        }
      : { level: 'Medium', reason: 'No open finding of critical severity on a system that holds PHI.' },
    sources: [
      {
        file: 'scans/prowler.csv',
        sha256: SHA('prowler'),
        bytes: 482_113,
        format: 'prowler-csv',
        formatTitle: 'Prowler CSV',
        records: 400,
        observations: 400,
        skipped: [],
      },
      {
        file: 'scans/securityhub.json',
        sha256: SHA('hub'),
        bytes: 1_204_551,
        format: 'asff',
        formatTitle: 'AWS Security Hub findings',
        records: merge.observations - 400 + 1,
        observations: merge.observations - 400,
        skipped: [
          { reason: 'no resource stated', at: { file: 'scans/securityhub.json', pointer: '/Findings/41' } },
        ],
      },
    ],
    ledger: { records: merge.observations + 1, skipped: 1, merge, dispositions: tally(findings) },
    evidence: evidenceOf(findings),
    assessed: {
      findings,
      weaknesses,
      coverage: coverageOf(
        weaknesses.flatMap((w) =>
          w.mapping.kind === 'mapped' && w.counted > 0 ? [w.mapping.provision] : [],
        ),
      ),
      lapsed:
        rows.length === 0
          ? []
          : [
              {
                id: 'SUP-01',
                match: { check: 'tls-minimum' },
                owner: 'Edge team',
                reason: 'Two partners still use old devices.',
                approver: 'CISO',
                expires: isoDate('2026-09-30'),
              },
            ],
      unusedSuppressions: [],
      vendorGaps:
        rows.length === 0
          ? []
          : [
              {
                vendor: 'Quillmark Analytics',
                provision: '164.308(b)(3)',
                reason:
                  'Quillmark Analytics receives order events with product names; no agreement is recorded.',
              },
            ],
    },
    passing: [
      {
        family: 's3-versioning',
        title: 'Buckets keep versions',
        tool: 'Prowler',
        resources: 88,
        lastSeen: AS_OF,
      },
    ],
    exposure,
    plan: planOf(weaknesses, exposure.kind === 'priced' ? exposure.headline.low : ZERO),
    assumptions: [
      {
        id: 'AS-01',
        statement: 'The notice of proposed determination is dated 23 November 2026.',
        affects: 'Picks the penalty schedule and the six-year limit.',
        by: 'dossier.yaml',
      },
      {
        id: 'AS-02',
        statement: 'Culpability is reasonable cause wherever nothing else is stated.',
        affects: 'Every amount; section on tiers shows the other three.',
        by: 'Counsel',
      },
      {
        id: 'AS-03',
        statement: 'A configuration failed on every day between two scans that both saw it fail.',
        affects: 'The number of days counted.',
        by: 'dossier',
      },
    ],
    adjacent: [
      {
        title: 'Order-portal dossier, third quarter',
        entity: 'Alder Row Apothecary',
        relation: 'same industry',
        asOf: isoDate('2026-08-20'),
        path: '../2026-q3/dossier.json',
      },
    ],
    figureSources: [
      {
        id: 'adj-2025',
        title: 'Annual civil monetary penalties inflation adjustment',
        citation: '91 FR 3665 (28 January 2026); 45 CFR 102.3',
        verified: true,
        usedFor: 'tier minimum, maximum and codified cap',
      },
      {
        id: 'ned-2019',
        title: 'Notification of enforcement discretion regarding HIPAA civil money penalties',
        citation: '84 FR 18151 (30 April 2019)',
        verified: true,
        usedFor: 'discretion caps',
      },
      {
        id: 'bls-2024',
        title: 'Occupational employment and wage statistics',
        citation: 'BLS, May 2024',
        verified: false,
        usedFor: 'hourly rates',
      },
    ],
    diagnostics:
      rows.length === 0
        ? []
        : [
            {
              level: 'warning',
              code: 'evidence-unmatched',
              message: 'Evidence item E-008 supports a check that no scan contains.',
              at: { file: 'evidence/register.csv', line: 9, field: 'supports' },
              value: 'vpc_flow_logs',
              hint: 'Correct the check, or leave the item out.',
            },
            {
              level: 'error',
              code: 'record-skipped',
              message: 'A record names no resource.',
              at: { file: 'scans/securityhub.json', pointer: '/Findings/41' },
            },
          ],
  };
  return { ...body, contentHash: SHA(canonicalJson(body)), approvals: [] };
}

function tally(findings: readonly AssessedFinding[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { disposition } of findings) counts[disposition.kind] = (counts[disposition.kind] ?? 0) + 1;
  return counts;
}
