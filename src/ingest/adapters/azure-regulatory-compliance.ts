import type { ObservationStatus } from '../../model/observation.js';
import { type Draft, type Skip, status } from '../adapter.js';
import { at, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';

const PATH =
  /\/regulatoryComplianceStandards\/([^/]+)\/regulatoryComplianceControls\/([^/]+)\/regulatoryComplianceAssessments\//i;

/** Defender for Cloud, `az security regulatory-compliance-assessments list`: counts of resources a recommendation. */
export const azureRegulatoryCompliance = jsonAdapter({
  id: 'azure-regulatory-compliance',
  title: 'Microsoft Defender for Cloud regulatory compliance',
  paths: ['/value/[]', '/data/[]', '/[]', ''],
  recognises: (record) => PATH.test(text(record, 'id') ?? ''),
  observe,
});

const RESULTS = new Map<string, ObservationStatus['result']>([
  ['passed', 'pass'],
  ['failed', 'fail'],
  ['skipped', 'not-applicable'],
  ['unsupported', 'manual'],
]);

function observe(record: unknown): Draft | Skip {
  const properties = at(record, 'properties') ?? record;
  const result = RESULTS.get(text(properties, 'state')?.toLowerCase() ?? '');
  if (!result) return { skip: 'state is none of Passed, Failed, Skipped, Unsupported' };
  const id = text(record, 'id');
  const [, standard, control] = PATH.exec(id ?? '') ?? [];
  return {
    tool: 'Microsoft Defender for Cloud',
    nativeId: id,
    checkId: text(record, 'name'),
    title: text(properties, 'description'),
    description: `${standard} ${control}: ${text(properties, 'failedResources') ?? '?'} resources fail; which ones is not in the file.`,
    resource: resourceOf({ id: id?.split(/\/providers\/microsoft\.security\//i)[0], cloud: 'azure' }),
    severity: 'unknown',
    status: status(result),
    seen: { basis: 'none' },
  };
}
