import { type Draft, type Skip, status } from '../adapter.js';
import { at, has, isObject, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { plainText } from '../plain-text.js';
import { cloudOf, resourceOf } from '../resource.js';
import { severityOfWord } from '../severity.js';
import { defenderResult, defenderSeen } from './azure-defender.js';

const TYPE = /microsoft\.security\/assessments/i;

/** Defender for Cloud assessments: ARM list, `az security assessment list`, Resource Graph. */
export const azureDefenderAssessments = jsonAdapter({
  id: 'azure-defender-assessments',
  title: 'Microsoft Defender for Cloud assessments',
  paths: ['/value/[]', '/data/[]', '/[]', ''],
  recognises: (record) =>
    TYPE.test(text(record, 'type') ?? '') || (isObject(record) && TYPE.test(text(record, 'id', 'Id') ?? '')),
  observe: observeAssessment,
});

/** `az` prints the properties flat; severity, description and remediation come only with `$expand=metadata`. */
export function observeAssessment(record: unknown): Draft | Skip {
  // `Get-AzSecurityAssessment | ConvertTo-Json` writes the same with capitals.
  if (has(record, 'Id', 'Status.Code')) return observeAssessment(withSmallInitials(record));
  const properties = at(record, 'properties') ?? record;
  const code = text(properties, 'status.code', 'status');
  const result = defenderResult(code);
  if (!result) return { skip: 'status.code is none of Healthy, Unhealthy, NotApplicable' };
  const severity = text(properties, 'metadata.severity', 'status.severity', 'severity');
  const id = text(record, 'id');
  return {
    tool: 'Microsoft Defender for Cloud',
    nativeId: id,
    checkId: text(record, 'name') ?? text(properties, 'id'),
    title: text(properties, 'displayName', 'metadata.displayName'),
    description: plainText(text(properties, 'metadata.description', 'status.description', 'description')),
    resource: resourceOf({
      id:
        text(properties, 'resourceDetails.Id', 'resourceDetails.id', 'resourceDetails.ResourceId') ??
        id?.split(/\/providers\/microsoft\.security\/assessments\//i)[0],
      name: text(properties, 'resourceDetails.ResourceName', 'resourceDetails.machineName'),
      type: text(properties, 'resourceDetails.ResourceType'),
      cloud: cloudOf(text(properties, 'resourceDetails.Source', 'resourceDetails.source') ?? 'azure'),
      account: text(record, 'subscriptionId'),
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: status(result),
    seen: defenderSeen(result, {
      first: text(properties, 'status.firstEvaluationDate'),
      changed: text(properties, 'status.statusChangeDate', 'timeGenerated'),
      exported: undefined,
    }),
    remediation: {
      text: plainText(text(properties, 'metadata.remediationDescription', 'remediation')),
      url: text(properties, 'links.azurePortal', 'links.azurePortalUri'),
    },
  };
}

function withSmallInitials(value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      withSmallInitials(item),
    ]),
  );
}
