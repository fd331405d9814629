import type { ObservationStatus, Severity } from '../../model/observation.js';
import { type Draft, type Skip, status } from '../adapter.js';
import { firstDay } from '../day.js';
import { isObject, list, number, text } from '../fields.js';
import { resourceOf, tagsOf } from '../resource.js';
import { seenBetween, seenInRun } from '../seen.js';
import { severityOfWord } from '../severity.js';
import { asffCheckId, asffTool } from './asff-names.js';

/** One finding in AWS Security Finding Format: https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format-syntax.html */
export function isAsff(record: unknown): boolean {
  if (text(record, 'SchemaVersion') === '2018-10-08') return true;
  const { Id, ProductArn, Resources } = isObject(record) ? record : {};
  return typeof Id === 'string' && typeof ProductArn === 'string' && Array.isArray(Resources);
}

export function isProwlerAsff(record: unknown): boolean {
  return (
    isAsff(record) &&
    (text(record, 'ProductFields.ProviderName') === 'Prowler' ||
      /prowler/i.test(text(record, 'ProductArn') ?? ''))
  );
}

export function observeAsff(record: unknown): Draft | Skip {
  if (!isAsff(record)) return { skip: 'the record is no ASFF finding' };
  const severity = text(record, 'Severity.Label', 'Severity.Normalized');
  const stand = asffStatus(record);
  return {
    tool: asffTool(record),
    toolVersion: text(record, 'ProductFields.ProviderVersion'),
    nativeId: text(record, 'Id'),
    checkId: asffCheckId(record),
    title: text(record, 'Title'),
    ...resourcesOf(record),
    severity: severityOf(record),
    nativeSeverity: severity,
    status: stand,
    seen: seenOf(record, stand),
    remediation: {
      text: text(record, 'Remediation.Recommendation.Text'),
      url: text(record, 'Remediation.Recommendation.Url'),
    },
  };
}

function seenOf(record: unknown, stand: ObservationStatus): Draft['seen'] {
  const updated = firstDay(text(record, 'UpdatedAt'));
  if (isProwlerAsff(record)) return seenInRun(text(record, 'FirstObservedAt'), updated);
  const observed = firstDay(text(record, 'LastObservedAt'));
  // A resolved or archived finding was last observed before it was closed; the update is the closing.
  const closed = stand.workflow === 'resolved' || stand.record === 'archived';
  const last =
    closed && updated !== undefined && updated > (observed ?? '') ? updated : (observed ?? updated);
  return seenBetween(text(record, 'FirstObservedAt', 'CreatedAt'), last);
}

/** A finding without `Compliance` is a threat or vulnerability: it stands, nothing passed. */
function asffStatus(record: unknown): ObservationStatus {
  const prowler = isProwlerAsff(record);
  const state = text(record, 'RecordState') === 'ARCHIVED' ? 'archived' : 'active';
  const workflow = WORKFLOWS.get(text(record, 'Workflow.Status', 'WorkflowState') ?? '') ?? 'none';
  switch (text(record, 'Compliance.Status')) {
    case undefined:
    case 'FAILED':
      return status('fail', workflow, state);
    case 'PASSED':
      return status('pass', workflow, state);
    case 'WARNING':
    case 'WARNINGED':
      return status('fail', prowler ? 'accepted' : workflow, state);
    case 'INFOED':
      return status('manual', workflow, state);
    case 'NOT_AVAILABLE':
      return status(prowler ? 'manual' : 'error', workflow, state);
    default:
      return status('unknown', workflow, state);
  }
}

const WORKFLOWS = new Map<string, ObservationStatus['workflow']>([
  ['NEW', 'new'],
  ['NOTIFIED', 'in-progress'],
  ['ASSIGNED', 'in-progress'],
  ['IN_PROGRESS', 'in-progress'],
  ['DEFERRED', 'in-progress'],
  ['SUPPRESSED', 'accepted'],
  ['RESOLVED', 'resolved'],
]);

/** `Label`, else `Normalized` (0 to 100) in the bands of the format; findings of 2019 have only the number. */
function severityOf(record: unknown): Severity {
  const label = severityOfWord(text(record, 'Severity.Label'));
  const score = number(record, 'Severity.Normalized');
  if (label !== 'unknown' || score === undefined) return label;
  if (score >= 90) return 'critical';
  if (score >= 70) return 'high';
  if (score >= 40) return 'medium';
  return score >= 1 ? 'low' : 'info';
}

/**
 * The finding's resource, and a description that names the others. An S3 object's key can itself be health
 * information: such a resource is its bucket, and keys leave the description too.
 */
function resourcesOf(record: unknown): Pick<Draft, 'resource' | 'description'> {
  const all = list(record, 'Resources');
  const objects = all.filter((item) => text(item, 'Type') === 'AwsS3Object');
  const others = all.filter((item) => !objects.includes(item));
  const main = others[0] ?? objects[0];
  const isBucketOfObject = main !== undefined && objects.includes(main);
  const id = text(main, 'Id');
  const resource = resourceOf({
    id: isBucketOfObject ? id?.split('/')[0] : id,
    type: isBucketOfObject ? 'AwsS3Bucket' : text(main, 'Type'),
    cloud: 'aws',
    account: text(record, 'AwsAccountId'),
    region: text(main, 'Region') ?? text(record, 'Region'),
    tags: tagsOf(isObject(main) ? main['Tags'] : undefined),
  });
  const keys = objects.flatMap((item) => text(item, 'Id')?.split('/').slice(1).join('/') || []);
  const said = keys.reduce<string | undefined>(
    (said, key) => said?.replaceAll(key, '(object key)'),
    text(record, 'Description'),
  );
  const more = others.slice(1).flatMap((item) => text(item, 'Id') ?? []);
  return {
    resource,
    description: more.length === 0 ? said : `${said ?? ''} Also concerns ${more.join(', ')}.`.trim(),
  };
}
