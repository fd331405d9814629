// AWS Security Hub CSPM findings (ASFF) as `aws securityhub get-findings` prints them, consolidated findings off:
// one record per standard that holds the control.
import { resultOn } from '../estate.mjs';
import { lookup } from '../tables.mjs';
import { instant, uuid } from '../identifiers.mjs';

/** @typedef {import('../estate.mjs').Fact} Fact */

const STANDARDS = {
  fsbp: {
    path: 'aws-foundational-security-best-practices/v/1.0.0',
    type: 'AWS-Foundational-Security-Best-Practices',
  },
  nist: { path: 'nist-800-53/v/5.0.0', type: 'NIST-800-53' },
};
const NORMALIZED = { INFORMATIONAL: 0, LOW: 1, MEDIUM: 40, HIGH: 70, CRITICAL: 90 };
const HUB_SINCE = '2024-10-08';

/** @param {readonly Fact[]} facts @param {{ day: string }} run */
export function securityHub(facts, run) {
  const control = lookup('security-hub', 'control');
  const findings = facts.flatMap((fact) => {
    const row = control(fact.check.control);
    return row.standards.split(' ').map((standard) => record(fact, row, standard, run.day));
  });
  return `${JSON.stringify({ Findings: findings }, null, 1)}\n`;
}

/** @param {Fact} fact @param {import('../tables.mjs').Row} control @param {string} standard @param {string} day */
function record(fact, control, standard, day) {
  const { resource, account } = fact;
  const { path, type } = STANDARDS[/** @type {keyof typeof STANDARDS} */ (standard)];
  const generator = `${path}/${control.control}`;
  const failing = resultOn(fact, day) === 'FAIL' && fact.passes !== 'security-hub';
  const label = /** @type {keyof typeof NORMALIZED} */ (failing ? control.severity : 'INFORMATIONAL');
  const seed = `${generator} ${resource.arn}`;
  const first = instant(fact.since ?? later(resource.created, HUB_SINCE), seed);
  const changed = fact.until ? instant(fact.until, seed) : first;
  return {
    SchemaVersion: '2018-10-08',
    Id: `arn:aws:securityhub:${resource.region}:${account.id}:subscription/${generator}/finding/${uuid(seed)}`,
    ProductArn: `arn:aws:securityhub:${resource.region}::product/aws/securityhub`,
    ProductName: 'Security Hub',
    CompanyName: 'AWS',
    Region: resource.region,
    GeneratorId: generator,
    AwsAccountId: account.id,
    AwsAccountName: account.name,
    Types: [`Software and Configuration Checks/Industry and Regulatory Standards/${type}`],
    FirstObservedAt: first,
    LastObservedAt: instant(day, seed),
    CreatedAt: first,
    UpdatedAt: changed,
    Severity: { Label: label, Normalized: NORMALIZED[label], Original: label },
    Title: `${control.control} ${control.title}`,
    Description: `${fact.check.title}.`,
    Remediation: {
      Recommendation: {
        Text: fact.check.fix,
        Url: `https://docs.aws.amazon.com/console/securityhub/${control.control}/remediation`,
      },
    },
    ProductFields: { ControlId: control.control, 'aws/securityhub/ProductName': 'Security Hub' },
    Resources: [resourceOf(fact)],
    Compliance: {
      Status: failing ? 'FAILED' : 'PASSED',
      SecurityControlId: control.control,
      AssociatedStandards: [{ StandardsId: `standards/${path}` }],
    },
    Workflow: { Status: workflow(fact, failing) },
    RecordState: 'ACTIVE',
    FindingProviderFields: { Severity: { Label: control.severity, Original: control.severity } },
  };
}

/** @param {Fact} fact */
function resourceOf({ check, resource, account }) {
  const whole = resource.kind === 'account';
  const tags = resource.tags ? Object.fromEntries(resource.tags.split('|').map((tag) => tag.split('='))) : undefined;
  return {
    Type: whole ? 'AwsAccount' : check.type,
    Id: whole ? `AWS::::Account:${account.id}` : resource.arn,
    Partition: 'aws',
    Region: resource.region,
    ...(tags && { Tags: tags }),
  };
}

/** @param {Fact} fact @param {boolean} failing */
function workflow(fact, failing) {
  if (!failing) return fact.until ? 'RESOLVED' : 'NEW';
  if (fact.muted) return 'SUPPRESSED';
  return fact.since && fact.since < '2026-01-01' ? 'NOTIFIED' : 'NEW';
}

/** @param {string} a @param {string} b */
function later(a, b) {
  return a > b ? a : b;
}
