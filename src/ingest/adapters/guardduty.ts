import type { Severity } from '../../model/observation.js';
import { type Draft, status } from '../adapter.js';
import { at, flag, foldKeys, list, number, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';
import { seenBetween } from '../seen.js';

/** GuardDuty `get-findings` (PascalCase) and EventBridge events (camelCase). */
export const guardduty = jsonAdapter({
  id: 'guardduty',
  title: 'Amazon GuardDuty findings',
  paths: ['/Findings/[]', '/findings/[]', '/detail', '/[]/detail', '/[]', ''],
  recognises: (record) => isGuardDuty(foldKeys(record)),
  observe,
});

function isGuardDuty(record: unknown): boolean {
  const own =
    text(record, 'service.servicename') === 'guardduty' || /:guardduty:/.test(text(record, 'arn') ?? '');
  return own && text(record, 'type') !== undefined && text(record, 'productarn') === undefined;
}

function observe(written: unknown): Draft {
  const record = foldKeys(written);
  const severity = number(record, 'severity');
  return {
    tool: 'Amazon GuardDuty',
    nativeId: text(record, 'id'),
    checkId: text(record, 'type'),
    title: text(record, 'title'),
    description: text(record, 'description'),
    resource: resourceOf({
      id: resourceId(at(record, 'resource')),
      type: text(record, 'resource.resourcetype'),
      cloud: 'aws',
      account: text(record, 'accountid'),
      region: text(record, 'region'),
    }),
    severity: severityOf(severity),
    nativeSeverity: severity === undefined ? undefined : String(severity),
    status: status('fail', 'none', flag(record, 'service.archived') ? 'archived' : 'active'),
    seen: seenBetween(
      text(record, 'service.eventfirstseen', 'createdat'),
      text(record, 'service.eventlastseen', 'updatedat'),
    ),
  };
}

/** https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html */
function severityOf(score: number | undefined): Severity {
  if (score === undefined) return 'unknown';
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score >= 1 ? 'low' : 'unknown';
}

function resourceId(resource: unknown): string | undefined {
  return (
    text(
      resource,
      'instancedetails.instanceid',
      's3bucketdetails.0.arn',
      'eksclusterdetails.arn',
      'ecsclusterdetails.arn',
      'lambdadetails.functionarn',
      'rdsdbinstancedetails.dbinstancearn',
      'accesskeydetails.username',
      'accesskeydetails.principalid',
    ) ?? text(list(resource, 'ebsvolumedetails.scannedvolumedetails')[0], 'volumearn')
  );
}
