// Prowler 5 OCSF (Detection Finding, class 2004). `time` is in seconds, and `status` is New for a PASS too.
import { riskOf, resultOn, sentence } from '../estate.mjs';

/** @typedef {import('../estate.mjs').Fact} Fact */
/** @typedef {import('./prowler-csv.mjs').Run} Run */

const SEVERITY_IDS = { informational: 1, low: 2, medium: 3, high: 4, critical: 5 };

/** @param {readonly Fact[]} facts @param {Run} run */
export function prowlerOcsf(facts, run) {
  return `[${facts.map((fact) => JSON.stringify(record(fact, run), null, 1)).join(',')}]\n`;
}

/** @param {Fact} fact @param {Run} run */
function record(fact, run) {
  const { check, resource, account } = fact;
  const result = resultOn(fact, run.day);
  const text = sentence(fact, result, 0);
  const muted = fact.muted && result === 'FAIL';
  const at = `${run.day}T${run.time}`;
  const seconds = Math.floor(Date.parse(`${at}Z`) / 1000);
  const severity = check.severity[0].toUpperCase() + check.severity.slice(1);
  return {
    message: text,
    metadata: {
      event_code: check.check,
      product: { name: 'Prowler', uid: 'prowler', vendor_name: 'Prowler', version: run.version },
      profiles: ['cloud', 'datetime'],
      tenant_uid: '',
      version: '1.5.0',
    },
    severity_id: SEVERITY_IDS[/** @type {keyof typeof SEVERITY_IDS} */ (check.severity)],
    severity,
    status: muted ? 'Suppressed' : 'New',
    status_code: result,
    status_detail: text,
    status_id: muted ? 3 : 1,
    unmapped: {
      related_url: '',
      categories: [check.theme],
      depends_on: [],
      related_to: [],
      notes: '',
      compliance: check.hipaa ? { HIPAA: check.hipaa.split(' ') } : {},
    },
    activity_name: 'Create',
    activity_id: 1,
    finding_info: {
      created_time: seconds,
      created_time_dt: at,
      desc: `${check.title}.`,
      product_uid: 'prowler',
      title: check.title,
      types: [],
      uid: `prowler-azure-${check.check}-${account.id}-${resource.region}-${resource.name}`,
    },
    resources: [
      {
        cloud_partition: 'AzureCloud',
        region: resource.region,
        data: { details: '' },
        group: { name: check.service },
        labels: resource.tags ? resource.tags.split('|').map((tag) => tag.replace('=', ':')) : [],
        name: resource.name,
        type: check.type,
        uid: resource.id,
      },
    ],
    category_name: 'Findings',
    category_uid: 2,
    class_name: 'Detection Finding',
    class_uid: 2004,
    cloud: {
      account: { name: account.name, type: 'Azure AD Account', type_id: 6, uid: account.id, labels: [] },
      org: { name: 'fablethistle.onmicrosoft.example', uid: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee' },
      provider: 'azure',
      region: resource.region,
    },
    remediation: { desc: check.fix, references: [`https://hub.prowler.com/check/${check.check}`] },
    risk_details: riskOf(check),
    time: seconds,
    time_dt: at,
    type_uid: 200401,
    type_name: 'Detection Finding: Create',
  };
}
