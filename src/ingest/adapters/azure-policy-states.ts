import type { ObservationStatus } from '../../model/observation.js';
import { type Draft, type Skip, status } from '../adapter.js';
import { foldKeys, isObject, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';

/** Azure Policy states: REST, `az policy state list`, `Get-AzPolicyState`. The format has neither title nor severity. */
export const azurePolicyStates = jsonAdapter({
  id: 'azure-policy-states',
  title: 'Azure Policy states',
  paths: [
    '/value/[]',
    '/[]',
    '',
    '/data/[]',
    '/data/[]/properties',
    '/value/[]/properties',
    '/[]/properties',
  ],
  recognises: (record) => {
    const names = isObject(record) ? Object.keys(record).map((name) => name.toLowerCase()) : [];
    return names.includes('policyassignmentid') && names.includes('compliancestate');
  },
  observe: observePolicyState,
});

/** A definition of the customer's own often has a GUID for a name: as a title it would say nothing. */
function namelessTitle(definition: string | undefined): string | undefined {
  return definition !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(definition)
    ? `Azure Policy definition ${definition}`
    : undefined;
}

const STATUSES = new Map<string, ObservationStatus>([
  ['noncompliant', status('fail')],
  ['compliant', status('pass')],
  ['exempt', status('fail', 'accepted')],
  ['protected', status('not-applicable')],
  ['conflict', status('error')],
  ['error', status('error')],
  ['unknown', status('unknown')],
]);

export function observePolicyState(written: unknown): Draft | Skip {
  const record = foldKeys(written);
  const stand = STATUSES.get(text(record, 'compliancestate')?.toLowerCase() ?? '');
  if (!stand) return { skip: 'complianceState is not known' };
  const definition =
    named(record, 'policydefinitionname') ?? named(record, 'policydefinitionid')?.split('/').at(-1);
  const reference = named(record, 'policydefinitionreferenceid');
  return {
    tool: 'Azure Policy',
    nativeId: [named(record, 'policyassignmentid'), reference ?? definition].filter(Boolean).join('#'),
    checkId: definition,
    title: named(record, 'policydefinitiondisplayname') ?? reference ?? namelessTitle(definition),
    description: named(record, 'compliancereasoncode'),
    resource: resourceOf({
      id: named(record, 'resourceid'),
      type: named(record, 'resourcetype'),
      cloud: 'azure',
      account: named(record, 'subscriptionid'),
      region: named(record, 'resourcelocation'),
    }),
    severity: 'unknown',
    status: stand,
    seen: seenInRun(text(record, 'timestamp')),
  };
}

/** Many fields hold the literal `tbd`, which says nothing. */
function named(record: unknown, path: string): string | undefined {
  const found = text(record, path);
  return found === 'tbd' ? undefined : found;
}
