/** A fictitious engagement: the least that is accepted, and one that states everything. */
export const MINIMAL = `\
name: riverbend-2026-q3
entity: { name: Riverbend Wellness Inc., status: covered entity }
dossier: { title: HIPAA exposure, question: What would an audit cost? }
asOf: 2026-09-30
`;

export const FULL = `\
name: riverbend-2026-q3
entity:
  name: Riverbend Wellness Inc.
  status: covered entity
  statusBasis: Bills health plans electronically for supplements on prescription (counsel, memo of 2026-02-03).
  industry: Global E-commerce & Retail
  clearinghouse: false
dossier:
  title: HIPAA audit penalty exposure
  question: What would an audit cost us today?
  complianceFamily: Traditional Compliance
  riskCluster: Cloud infrastructure
  published: 2026-10-05
  updated: 2026-10-07
  paper: A4
asOf: 2026-09-30
noticeDate: 2026-11-16
horizon: 2027-06-30
sources:
  - scans/aws/*.json
  - glob: scans/consultant.csv
    tool: Harbor Consulting
    columns: { checkId: Control, resourceId: Asset }
evidence: evidence/register.csv
systems:
  - id: accounts
    name: Customer accounts
    match: { accounts: [012345678901], tags: { data: phi, tier: 1 } }
    holdsPhi: true
    phiBasis: Data inventory of 2026-06
    individuals: 48200
    dataGb: 1800.5
    environment: production
    layer: data persistence
    owner: Platform team
vendors:
  - { id: mailer, name: Mailer LLC, service: Order e-mail, handlesPhi: true, baa: { kind: missing, since: 2025-02-01 } }
  - { id: cdn, name: Edge Co, service: CDN, handlesPhi: true, baa: { kind: signed, on: 2024-05-02, evidence: E-07 } }
  - { id: fonts, name: Font Co, service: Web fonts, handlesPhi: false, baa: { kind: not needed, reason: Sees no PHI. } }
culpability:
  - { provision: 164.312(b), tier: reasonable-cause, reason: Logging was thought on., by: Counsel, knownOn: 2026-03-01 }
  - { provision: '*', tier: no-knowledge, reason: Newly acquired accounts., by: Counsel, knownOn: 2026-08-01 }
factors:
  - { paragraph: 160.408(c), kind: mitigating, statement: No earlier violation., percent: 10, by: Counsel }
recognizedSecurityPractices: { framework: NIST CSF 2.0, since: 2024-01-01, reason: Assessed yearly., evidence: [E-11] }
labor:
  multiplier: 1.2
  rates:
    security engineer: { perHour: 92.50, source: Payroll 2026 }
budget: { oneOff: 150000, reason: Board resolution 14 }
suppressions:
  - id: S-1
    match: { check: s3_bucket_public_access, resource: 'arn:aws:s3:::riverbend-www' }
    owner: Web team
    reason: Public web site.
    approver: CISO
    expires: 2026-12-31
library: ../library
`;
