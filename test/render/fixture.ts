import { createHash } from 'node:crypto';
import type { AssessedFinding, ProvisionCoverage } from '../../src/model/assessed.js';
import { canonicalJson } from '../../src/model/canonical-json.js';
import { addDays, isoDate } from '../../src/model/date.js';
import type { Dossier } from '../../src/model/dossier.js';
import type { MatchedEvidence } from '../../src/model/evidence.js';
import { dollars } from '../../src/model/money.js';
import { CONTEXT } from './fixture-context.js';
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
/** The entity has not said whether HIPAA applies to it. */
export function unpriced(): Dossier {
  const dossier = retailer();
  const reason = 'Nobody has stated whether the entity is a covered entity or a business associate.';
  return {
    ...dossier,
    engagement: {
      ...dossier.engagement,
      entity: { name: dossier.engagement.entity.name, status: 'not determined' },
    },
    riskLevel: { level: 'Not determined', reason },
    exposure: { kind: 'not-priced', reason, hint: 'State entity.status in dossier.yaml.' },
    plan: { ...dossier.plan, path: { kind: 'not-priced', reason } },
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
  const body: Omit<Dossier, 'contentHash'> = {
    version: '1',
    tool: { name: 'dossier', version: '0.1.0', lawVersion: '2026.1' },
    engagement: engagement(),
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
    evidence: evidence(findings),
    assessed: {
      findings,
      weaknesses,
      coverage: coverage(
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
                reason: 'receives order events with product names; no agreement is recorded',
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
    exposure: exposureOf(findings),
    plan: planOf(weaknesses),
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
  return { ...body, contentHash: SHA(canonicalJson(body)) };
}

function tally(findings: readonly AssessedFinding[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { disposition } of findings) counts[disposition.kind] = (counts[disposition.kind] ?? 0) + 1;
  return counts;
}

function coverage(gaps: readonly string[]): ProvisionCoverage[] {
  return CONTEXT.provisions.slice(0, 71).map(({ id, title, designation }, index) => {
    const gap = gaps.includes(id);
    const state = gap
      ? 'gap'
      : index % 5 === 1
        ? 'evidenced'
        : index % 7 === 2
          ? 'partial'
          : index % 11 === 3
            ? 'attested'
            : 'not assessed';
    const reasons = {
      gap: 'Open findings on systems that hold PHI.',
      evidenced: 'Current evidence on file, and no open finding.',
      partial: 'Evidence on file is older than twelve months.',
      attested: 'An attestation, and nothing that proves it.',
      'not assessed': 'No scan and no evidence bears on it.',
    };
    return {
      provision: id,
      title,
      designation,
      state,
      reason: reasons[state],
      evidence: state === 'evidenced' ? ['E-001'] : state === 'partial' ? ['E-002'] : [],
      findings: gap ? 5 : 0,
      passingChecks: state === 'evidenced' ? 2 : 0,
      missing: gap || state === 'partial' ? ['a current review'] : [],
    };
  });
}

function evidence(findings: readonly AssessedFinding[]): MatchedEvidence[] {
  const kinds = [
    'policy',
    'record',
    'export',
    'log',
    'screenshot',
    'contract',
    'ticket',
    'attestation',
    'export',
    'ticket',
  ] as const;
  const titles = [
    'Information security policy',
    'Risk analysis of 2025',
    'Bucket policies of the order system',
    'Access log of the export bucket',
    'Encryption settings of the order databases',
    'Agreement with the payment processor',
    'Change ticket for the edge',
    'Statement on workforce training',
    'Search index mapping without order notes',
    'Second factor enforced for two agents',
  ];
  return titles.map((title, index) => {
    const id = `E-${String(index + 1).padStart(3, '0')}`;
    const collectedAt = addDays(AS_OF, index === 1 ? -420 : -10 * (index + 1));
    return {
      item: {
        id,
        title,
        kind: kinds[index] ?? 'record',
        file: `files/${id.toLowerCase()}.pdf`,
        collectedAt,
        collectedBy: 'compliance',
        owner: 'Compliance',
        supports: [],
        says:
          index === 8
            ? { kind: 'refutes' }
            : index === 9
              ? { kind: 'fixed', on: isoDate('2026-10-30') }
              : { kind: 'confirms' },
        at: { file: 'evidence/register.csv', line: index + 2 },
        content:
          index === 6
            ? { kind: 'missing file' }
            : { kind: 'hashed', sha256: SHA(id), bytes: 12_400 + index * 3170 },
      },
      findings: findings.filter((finding) => finding.evidence.includes(id)).map((finding) => finding.id),
      provisions: index === 0 ? ['164.316(a)'] : [],
      unmatchedTargets: index === 7 ? [{ check: 'vpc_flow_logs' }] : [],
      ageDays: index === 1 ? 420 : 10 * (index + 1),
      stale: index === 1,
    };
  });
}

function engagement(): Dossier['engagement'] {
  return {
    name: 'alder-row-2026-q4',
    entity: {
      name: 'Alder Row Apothecary',
      status: 'covered entity',
      statusBasis: 'fills prescriptions and bills electronically',
      industry: 'Global e-commerce and retail',
    },
    dossier: {
      title: 'Penalty exposure in the AWS and Azure estate of Alder Row Apothecary',
      question:
        'How much could an OCR audit of our cloud cost, what would the auditor ask for, and what do we fix first?',
      complianceFamily: 'HIPAA Security Rule',
      riskCluster: 'PHI in online retail',
      published: isoDate('2026-11-20'),
      updated: isoDate('2026-11-22'),
      state: 'draft',
      confidentiality: 'Privileged and confidential. Prepared at the direction of counsel.',
      paper: 'Letter',
    },
    asOf: AS_OF,
    noticeDate: isoDate('2026-11-23'),
    horizon: isoDate('2027-12-31'),
    sources: [{ glob: 'scans/*' }],
    evidence: 'evidence/register.csv',
    systems: [
      {
        id: 'orders',
        name: 'Order history',
        match: { accounts: ['111122223333'] },
        holdsPhi: true,
        individuals: 48_210,
        dataGb: 820,
        environment: 'production',
        owner: 'Data platform',
      },
      { id: 'accounts', name: 'Customer accounts', match: {}, holdsPhi: true, individuals: 61_004 },
      { id: 'support', name: 'Support tool', match: {}, holdsPhi: true },
      { id: 'checkout', name: 'Checkout', match: {}, holdsPhi: true },
      { id: 'search', name: 'Product search', match: {}, holdsPhi: 'unknown' },
    ],
    vendors: [
      {
        id: 'quillmark',
        name: 'Quillmark Analytics',
        service: 'web analytics',
        handlesPhi: true,
        baa: { kind: 'missing', since: isoDate('2025-04-01') },
      },
      {
        id: 'tollgate',
        name: 'Tollgate Payments',
        service: 'card payments',
        handlesPhi: true,
        baa: { kind: 'signed', on: isoDate('2024-02-12'), evidence: 'E-006' },
      },
    ],
    culpability: [
      {
        provision: '*',
        tier: 'reasonable-cause',
        reason: 'Stated for all provisions that are not named.',
        by: 'Counsel',
      },
    ],
    factors: [],
    budget: { oneOff: dollars(120_000), reason: 'left of the security budget for 2026' },
    suppressions: [
      {
        id: 'SUP-02',
        match: { resource: '*support-tool-13' },
        owner: 'Support',
        reason: 'break-glass role, used under ticket',
        approver: 'CISO',
        expires: isoDate('2027-03-31'),
      },
    ],
  };
}
