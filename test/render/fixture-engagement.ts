import { isoDate } from '../../src/model/date.js';
import type { Dossier } from '../../src/model/dossier.js';
import { dollars } from '../../src/model/money.js';
import { AS_OF } from './fixture-findings.js';

export function engagementOf(): Dossier['engagement'] {
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
