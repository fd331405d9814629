import { createHash } from 'node:crypto';
import type { AssessedFinding, ProvisionCoverage } from '../../src/model/assessed.js';
import { addDays, isoDate } from '../../src/model/date.js';
import type { MatchedEvidence } from '../../src/model/evidence.js';
import { CONTEXT } from './fixture-context.js';
import { AS_OF } from './fixture-findings.js';

const SHA = (text: string): string => createHash('sha256').update(text).digest('hex');

export function coverageOf(gaps: readonly string[]): ProvisionCoverage[] {
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
      rule: 'security',
      slots: [
        { kind: 'policy', state: 'not asked', asks: [], evidence: [] },
        gap || state === 'partial'
          ? { kind: 'implementation', state: 'missing', asks: ['a current review'], evidence: [] }
          : {
              kind: 'implementation',
              state: state === 'evidenced' ? 'held' : 'not asked',
              asks: [],
              evidence: state === 'evidenced' ? ['E-001'] : [],
            },
      ],
      provider: [],
      missing: gap || state === 'partial' ? ['a current review'] : [],
    };
  });
}

export function evidenceOf(findings: readonly AssessedFinding[]): MatchedEvidence[] {
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
      outOfDate: index === 1,
    };
  });
}
