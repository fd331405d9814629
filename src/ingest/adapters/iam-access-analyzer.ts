import type { ObservationStatus } from '../../model/observation.js';
import { type Draft, status } from '../adapter.js';
import { flag, has, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';
import { seenBetween } from '../seen.js';

/** IAM Access Analyzer `list-findings` and `list-findings-v2`. The format has neither severity nor title. */
export const iamAccessAnalyzer = jsonAdapter({
  id: 'iam-access-analyzer',
  title: 'IAM Access Analyzer findings',
  paths: ['/findings/[]', '/[]', '', '/detail'],
  recognises: (record) =>
    has(record, 'resourceOwnerAccount', 'status', 'resourceType') && !has(record, 'findingArn'),
  observe,
});

const STATUSES = new Map<string, ObservationStatus>([
  ['ACTIVE', status('fail', 'new')],
  ['ARCHIVED', status('fail', 'none', 'archived')],
  ['RESOLVED', status('fail', 'resolved')],
]);

const TITLES = new Map([
  ['ExternalAccess', 'Resource can be accessed from outside the account or organization'],
  ['InternalAccess', 'Resource can be accessed by principals inside the organization'],
  ['UnusedIAMRole', 'IAM role is not used'],
  ['UnusedIAMUserAccessKey', 'Access key of an IAM user is not used'],
  ['UnusedIAMUserPassword', 'Password of an IAM user is not used'],
  ['UnusedPermission', 'Granted permissions are not used'],
]);

function observe(record: unknown): Draft {
  const type = text(record, 'findingType') ?? 'ExternalAccess';
  const stand = STATUSES.get(text(record, 'status') ?? '') ?? status('fail');
  const open = stand.workflow === 'new';
  return {
    tool: 'IAM Access Analyzer',
    nativeId: text(record, 'id'),
    checkId: type,
    title: TITLES.get(type) ?? type,
    description: flag(record, 'isPublic') ? 'The resource is public.' : undefined,
    resource: resourceOf({
      id: text(record, 'resource'),
      type: text(record, 'resourceType'),
      cloud: 'aws',
      account: text(record, 'resourceOwnerAccount'),
    }),
    severity: 'unknown',
    status: stand,
    seen: seenBetween(
      text(record, 'createdAt'),
      open ? text(record, 'analyzedAt', 'updatedAt') : text(record, 'updatedAt'),
    ),
  };
}
