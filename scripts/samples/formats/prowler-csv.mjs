// Prowler 5 CSV: `;`, every field quoted only when needed. Columns were added over time: 42 until 5.19, 44 since.
import { riskOf, resultOn, sentence } from '../estate.mjs';
import { daysBetween } from '../identifiers.mjs';

/** @typedef {import('../estate.mjs').Fact} Fact */
/** @typedef {{ day: string, time: string, version: string, ouColumns: boolean }} Run */

const COLUMNS = (
  'AUTH_METHOD TIMESTAMP ACCOUNT_UID ACCOUNT_NAME ACCOUNT_EMAIL ACCOUNT_ORGANIZATION_UID ACCOUNT_ORGANIZATION_NAME ' +
  'ACCOUNT_TAGS FINDING_UID PROVIDER CHECK_ID CHECK_TITLE CHECK_TYPE STATUS STATUS_EXTENDED MUTED SERVICE_NAME ' +
  'SUBSERVICE_NAME SEVERITY RESOURCE_TYPE RESOURCE_UID RESOURCE_NAME RESOURCE_DETAILS RESOURCE_TAGS PARTITION REGION ' +
  'DESCRIPTION RISK RELATED_URL REMEDIATION_RECOMMENDATION_TEXT REMEDIATION_RECOMMENDATION_URL ' +
  'REMEDIATION_CODE_NATIVEIAC REMEDIATION_CODE_TERRAFORM REMEDIATION_CODE_CLI REMEDIATION_CODE_OTHER COMPLIANCE ' +
  'CATEGORIES DEPENDS_ON RELATED_TO NOTES PROWLER_VERSION ADDITIONAL_URLS'
).split(' ');
const OU_COLUMNS = ['ACCOUNT_OU_UID', 'ACCOUNT_OU_NAME'];

/** @param {readonly Fact[]} facts @param {Run} run */
export function prowlerCsv(facts, run) {
  const columns = run.ouColumns ? [...COLUMNS, ...OU_COLUMNS] : COLUMNS;
  const lines = facts.map((fact) => {
    const row = record(fact, run);
    return columns.map((column) => quoted(row[column] ?? '')).join(';');
  });
  return [columns.join(';'), ...lines].join('\r\n') + '\r\n';
}

/** @param {Fact} fact @param {Run} run @returns {Record<string, string>} */
function record(fact, run) {
  const { check, resource, account } = fact;
  const result = resultOn(fact, run.day);
  return {
    AUTH_METHOD: 'arn:aws:sts::777788889999:assumed-role/FtSecurityAudit/prowler',
    TIMESTAMP: `${run.day} ${run.time}`,
    ACCOUNT_UID: account.id,
    ACCOUNT_NAME: account.name,
    ACCOUNT_EMAIL: account.email,
    ACCOUNT_ORGANIZATION_UID: 'o-f7f7examp1e',
    ACCOUNT_ORGANIZATION_NAME: 'Fable and Thistle',
    ACCOUNT_TAGS: account.tags,
    FINDING_UID: `prowler-aws-${check.check}-${account.id}-${resource.region}-${resource.name}`,
    PROVIDER: 'aws',
    CHECK_ID: check.check,
    CHECK_TITLE: check.title,
    CHECK_TYPE: 'Software and Configuration Checks/AWS Security Best Practices',
    STATUS: result,
    STATUS_EXTENDED: sentence(fact, result, ageOn(fact, run.day)),
    MUTED: fact.muted && result === 'FAIL' ? 'True' : 'False',
    SERVICE_NAME: check.service,
    SUBSERVICE_NAME: check.subservice,
    SEVERITY: check.severity,
    RESOURCE_TYPE: check.type,
    RESOURCE_UID: resource.arn,
    RESOURCE_NAME: resource.name,
    RESOURCE_TAGS: resource.tags.replaceAll('|', ' | '),
    PARTITION: 'aws',
    REGION: resource.region,
    DESCRIPTION: `${check.title}.`,
    RISK: riskOf(check),
    REMEDIATION_RECOMMENDATION_TEXT: check.fix,
    REMEDIATION_RECOMMENDATION_URL: `https://hub.prowler.com/check/${check.check}`,
    COMPLIANCE: check.hipaa ? `HIPAA: ${check.hipaa.replaceAll(' ', ', ')}` : '',
    CATEGORIES: check.theme,
    NOTES: fact.notes,
    PROWLER_VERSION: run.version,
    ACCOUNT_OU_UID: account.key === 'bramble' ? '' : 'ou-f7f7-examp1e0',
    ACCOUNT_OU_NAME: account.key === 'bramble' ? '' : 'Workloads',
  };
}

/** Age of a key in days: it was already so old when it began to fail. @param {Fact} fact @param {string} day */
function ageOn({ check, since }, day) {
  const allowed = Number(/older than (\d+) days/.exec(check.title)?.[1] ?? 0);
  return since ? daysBetween(since, day) + allowed : 0;
}

/** @param {string} text */
function quoted(text) {
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
