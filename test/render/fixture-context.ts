import { dollars } from '../../src/model/money.js';
import type { RenderContext, ScheduleTier, TaxonomyEntry } from '../../src/render/context.js';
import provisions from './provisions.json' with { type: 'json' };

type Row = readonly [id: string, name: string, statement: string, ...provisions: string[]];

const entries = (rows: readonly Row[]): TaxonomyEntry[] =>
  rows.map(([id, name, statement, ...related]) => ({ id, name, statement, provisions: related }));

// prettier-ignore
const TIERS: readonly (readonly [ScheduleTier['tier'], number, number, number, number, number, number])[] = [
  ['no-knowledge', 145, 73_011, 2_190_294, 25_000, 36_505, 0],
  ['reasonable-cause', 1_461, 73_011, 2_190_294, 100_000, 146_020, 0],
  ['willful-neglect-corrected', 14_602, 73_011, 2_190_294, 250_000, 365_050, 0],
  ['willful-neglect-not-corrected', 73_011, 2_190_294, 2_190_294, 1_500_000, 2_190_294, 0],
];

export const SCHEDULE: readonly ScheduleTier[] = TIERS.map(
  ([tier, minimum, maximum, codified, discretion, discretionAdjusted]) => ({
    tier,
    minimum: dollars(minimum),
    maximum: dollars(maximum),
    caps: {
      codified: dollars(codified),
      discretion: dollars(discretion),
      discretionAdjusted: dollars(discretionAdjusted),
    },
  }),
);

// prettier-ignore
export const CONTEXT: RenderContext = {
  provisions: provisions.map((row) => ({
    ...row,
    designation: row.designation as RenderContext['provisions'][number]['designation'],
    citation: `45 CFR ${row.id}`,
  })),
  schedule: SCHEDULE,
  taxonomy: {
    exposureLayers: entries([
      ['X1', 'Complaint exposure', 'A customer who finds health data of others in an account page or at checkout can complain to OCR within 180 days. A complaint costs nothing to make and is how most inquiries begin.', '160.306'],
      ['X2', 'Enforcement pressure', 'OCR opens an inquiry after a complaint, a breach report or in its audit programme. This is the layer that the law puts a price on.', '160.404'],
      ['X3', 'Market access', 'Pharmacies, insurers and clinics must have a business associate agreement before they share PHI, and ask for proof of controls before they sign. Lost contracts are a matter of the entity’s own figures, not of HIPAA.', '164.504(e)'],
    ]),
    failureLayers: entries([
      ['identity', 'Identity', 'Roles and users that can reach more PHI than their work needs.', '164.312(a)(1)', '164.312(d)'],
      ['storage', 'Storage', 'Buckets and blob containers that are open too widely, or whose keys nobody controls.', '164.312(a)(1)', '164.312(a)(2)(iv)'],
      ['network edge', 'Network edge', 'PHI that travels between browser, edge and service without current encryption.', '164.312(e)(2)(ii)'],
      ['data persistence', 'Data persistence', 'Databases and their copies: encryption, backup, retention.', '164.312(a)(2)(iv)', '164.308(a)(7)(ii)(A)'],
      ['logging', 'Logging', 'Access to PHI that leaves no record, or a record that nobody reads.', '164.312(b)', '164.308(a)(1)(ii)(D)'],
    ]),
    failurePatterns: entries([
      ['P1', 'A provider’s certificate taken for one’s own', 'AWS and Azure certify their part of the shared model. How a customer configures it is the customer’s to assess.', '164.308(a)(1)(ii)(A)'],
      ['P2', 'PHI in a search index', 'An index built for product search also holds order notes or names of remedies.', '164.312(a)(1)'],
      ['P3', 'A vendor without an agreement', 'Payment, marketing or analytics vendors receive PHI before a business associate agreement is signed.', '164.308(b)(3)'],
      ['P4', 'Plain traffic inside the network', 'Services trust their own network and talk to each other without encryption.', '164.312(e)(2)(ii)'],
      ['P5', 'Production data in development', 'Snapshots or exports of production are opened to test accounts.', '164.312(a)(1)'],
      ['P6', 'Keys without management', 'Encryption is on, but keys are shared, never rotated, or not under own control.', '164.312(a)(2)(iv)'],
    ]),
    remediationDirections: entries([
      ['R1', 'Find PHI', 'Scan stores for PHI before anything else is priced.'], ['R2', 'Encrypt at rest', 'Own keys with rotation.'], ['R3', 'Prevent recurrence', 'Policies that refuse an unsafe resource.'],
      ['R4', 'Segment', 'Private paths between services.'], ['R5', 'Log and alert', 'Record each read of PHI.'], ['R6', 'Retain and delete', 'Lifecycle rules.'],
    ]),
    operationalConsiderations: entries([
      ['O1', 'Audit the configuration against the Security Rule', 'Compare each system that holds PHI with 164.308 to 164.316 once a year and after each large change, and keep the result.', '164.308(a)(8)'],
      ['O2', 'Build from reviewed code', 'Terraform, CloudFormation or Bicep with rules that refuse an unsafe resource keep a fix from coming undone.', '164.308(a)(8)'],
      ['O3', 'Watch continuously', 'AWS Config rules and Azure Policy report drift within the day; somebody must be named to read the report.', '164.308(a)(1)(ii)(D)'],
      ['O4', 'Train those who build', 'Developers learn what PHI is, and that it does not belong in logs, fixtures or build artefacts.', '164.308(a)(5)(i)'],
      ['O5', 'Budget for encryption after the fact', 'Re-encrypting live stores needs copies, windows and people. The published range for a retailer is $50,000 to more than $200,000, depending on volume.', '164.312(a)(2)(iv)'],
      ['O6', 'Rehearse the response', 'A playbook for a cloud incident that names who decides whether it is a breach, and the 60-day limits.', '164.308(a)(6)(ii)', '164.404'],
    ]),
  },
  expectedEvidence: [
    { provision: '164.308(a)(1)(ii)(A)', items: ['the current written risk analysis', 'the one before it'], source: 'OCR audit protocol, July 2018' },
    { provision: '164.308(b)(3)', items: ['signed business associate agreements, sampled'], source: 'OCR audit protocol, July 2018' },
    { provision: '164.308(a)(7)(ii)(A)', items: ['backup procedure', 'results of backup and restore tests'], source: 'OCR audit protocol, July 2018' },
    { provision: '164.312(a)(1)', items: ['access configuration of each system with ePHI', 'list of privileged and service accounts', 'periodic access reviews'], source: 'OCR audit protocol, July 2018' },
    { provision: '164.312(a)(2)(iv)', items: ['proof that ePHI is encrypted as the policy says', 'or the reason why not, with the equivalent measure'], source: 'OCR audit protocol, July 2018' },
    { provision: '164.312(b)', items: ['audit controls over all systems with ePHI', 'proof that activity is recorded and examined'], source: 'OCR audit protocol, July 2018' },
    { provision: '164.312(d)', items: ['authentication of persons and of automated processes'], source: 'OCR audit protocol, July 2018' },
    { provision: '164.312(e)(2)(ii)', items: ['proof that transmitted ePHI is encrypted'], source: 'OCR audit protocol, July 2018' },
  ],
};
