import { at, has, number, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { observePrismaAlert } from './prisma-alert.js';

/** Prisma Cloud alerts as its API gives them: https://pan.dev/prisma-cloud/api/cspm/get-alerts/ */
export const prismaAlerts = jsonAdapter({
  id: 'prisma-alerts',
  title: 'Prisma Cloud alerts',
  paths: ['/items/[]', '/[]', ''],
  recognises: (record) => has(record, 'alertTime', 'policy', 'resource', 'status'),
  document: (root) => has(root, 'totalRows') && Array.isArray(at(root, 'items')),
  observe: (record) =>
    observePrismaAlert({
      id: text(record, 'id'),
      policy: { id: text(record, 'policy.policyId', 'policyId'), name: text(record, 'policy.name') },
      description: text(record, 'policy.description'),
      severity: text(record, 'policy.severity'),
      status: text(record, 'status'),
      resource: {
        id: text(record, 'resource.rrn') === undefined ? text(record, 'resource.id') : resourceId(record),
        name: text(record, 'resource.name'),
        type: text(record, 'resource.resourceType'),
        account: text(record, 'resource.accountId'),
        region: text(record, 'resource.regionId'),
      },
      cloud: text(record, 'resource.cloudType'),
      first: number(record, 'firstSeen', 'alertTime'),
      last: number(record, 'lastSeen', 'lastUpdated'),
      remediation: text(record, 'policy.recommendation'),
    }),
});

/** The cloud's own id; `rrn` is Prisma's name for it. */
function resourceId(record: unknown): string | undefined {
  return text(record, 'resource.cloudId', 'resource.data.arn', 'resource.id', 'resource.rrn');
}
