import type { ObservationStatus } from '../../model/observation.js';
import { type Draft, status } from '../adapter.js';
import { list, number, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { cloudOf, resourceOf, tagsOf } from '../resource.js';
import { seenBetween } from '../seen.js';
import { ocsfSeverity } from './ocsf-severity.js';
import { isClass } from './ocsf.js';

/** The deprecated OCSF class Security Finding, as Security Lake wrote it for Security Hub. */
export const ocsfSecurityFinding2001 = jsonAdapter({
  id: 'ocsf-security-finding-2001',
  title: 'OCSF Security Finding (class 2001)',
  paths: ['/[]', '', '/findings/[]', '/Findings/[]'],
  recognises: (record) => isClass(record, 2001, 2001),
  observe,
});

function observe(record: unknown): Draft {
  const [resource] = list(record, 'resources');
  const product = text(record, 'metadata.product.name');
  return {
    tool: product === 'Security Hub' ? 'AWS Security Hub' : (product ?? 'OCSF'),
    nativeId: text(record, 'finding.uid'),
    checkId: text(record, 'metadata.product.feature.uid')?.split('/').at(-1),
    title: text(record, 'finding.title'),
    description: text(record, 'finding.desc'),
    resource: resourceOf({
      id: text(resource, 'uid'),
      type: text(resource, 'type'),
      cloud: cloudOf(text(record, 'cloud.provider')),
      account: text(record, 'cloud.account_uid', 'cloud.account.uid'),
      region: text(resource, 'region') ?? text(record, 'cloud.region'),
      tags: tagsOf(list(resource, 'labels')),
    }),
    ...ocsfSeverity(record),
    status: statusOf(record),
    seen: seenBetween(
      number(record, 'finding.first_seen_time', 'finding.created_time'),
      number(record, 'finding.last_seen_time', 'finding.modified_time', 'time'),
    ),
    remediation: {
      text: text(record, 'finding.remediation.desc'),
      url: text(record, 'finding.remediation.kb_articles.0'),
    },
  };
}

function statusOf(record: unknown): ObservationStatus {
  const states = ['none', 'new', 'in-progress', 'accepted', 'resolved'] as const;
  const workflow = states[number(record, 'state_id') ?? 0] ?? 'none';
  const archived = text(record, 'unmapped.RecordState') === 'ARCHIVED' ? 'archived' : 'active';
  const verdict = text(record, 'compliance.status')?.toUpperCase();
  return status(verdict === 'PASSED' ? 'pass' : 'fail', workflow, archived);
}
