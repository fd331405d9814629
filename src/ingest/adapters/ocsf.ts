import type { ObservationStatus } from '../../model/observation.js';
import { type Draft, status } from '../adapter.js';
import { list, number, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { cloudOf, resourceOf, tagsOf } from '../resource.js';
import { seenBetween } from '../seen.js';
import { ocsfSeverity } from './ocsf-severity.js';

/** OCSF findings of the classes 2002 to 2007: Security Hub `get-findings-v2`, its exports, Amazon Inspector, Security Lake. */
export const ocsf = jsonAdapter({
  id: 'ocsf',
  title: 'OCSF findings',
  paths: ['/Findings/[]', '/findings/[]', '/[]', '', '/detail/findings/[]'],
  recognises: (record) => isClass(record, 2002, 2007),
  observe,
});

/** Whether an OCSF record of another product than Prowler is of a class in the range. */
export function isClass(record: unknown, from: number, to: number): boolean {
  const uid = number(record, 'class_uid');
  return uid !== undefined && uid >= from && uid <= to && text(record, 'metadata.product.name') !== 'Prowler';
}

function observe(record: unknown): Draft {
  // Compliance Finding had a single `resource` before OCSF 1.3.
  const [resource] = [...list(record, 'resources'), ...list(record, 'resource')];
  const cve = text(list(record, 'vulnerabilities')[0], 'cve.uid');
  const ids = [text(resource, 'uid_alt'), text(resource, 'uid')];
  return {
    tool: toolOf(record),
    toolVersion: text(record, 'metadata.product.version'),
    nativeId: text(record, 'finding_info.uid', 'metadata.uid'),
    checkId:
      text(record, 'compliance.control', 'metadata.event_code') ??
      cve ??
      text(record, 'finding_info.analytic.uid', 'finding_info.types.0'),
    title: text(record, 'finding_info.title', 'message'),
    description: text(record, 'finding_info.desc', 'status_detail'),
    resource: resourceOf({
      // The uid may be a URL or an internal id; the ARN then stands in uid_alt.
      id: ids.find((id) => id?.startsWith('arn:')) ?? ids[1] ?? ids[0],
      name: text(resource, 'name'),
      type: text(resource, 'type'),
      cloud: cloudOf(text(record, 'cloud.provider')),
      account: text(record, 'cloud.account.uid'),
      region: text(resource, 'region') ?? text(record, 'cloud.region'),
      tags: tagsOf(list(resource, 'tags')),
    }),
    ...ocsfSeverity(record),
    status: statusOf(record),
    seen: seenBetween(
      text(record, 'finding_info.first_seen_time_dt', 'finding_info.created_time_dt') ??
        number(record, 'finding_info.first_seen_time', 'finding_info.created_time'),
      text(record, 'finding_info.last_seen_time_dt', 'finding_info.modified_time_dt', 'time_dt') ??
        number(record, 'finding_info.last_seen_time', 'finding_info.modified_time', 'time'),
    ),
    remediation: { text: text(record, 'remediation.desc'), url: text(record, 'remediation.references.0') },
  };
}

function toolOf(record: unknown): string {
  const name = text(record, 'metadata.product.name') ?? 'OCSF';
  if (/^security hub/i.test(name)) return 'AWS Security Hub';
  return /^inspector/i.test(name) ? 'Amazon Inspector' : name;
}

/** https://schema.ocsf.io: `compliance.status_id`. */
const VERDICTS = [undefined, 'Pass', 'Warning', 'Fail'];

/** Only the class Compliance Finding (2003) has a result of its own; the others stand until closed. */
function statusOf(record: unknown): ObservationStatus {
  const workflow = workflowOf(record);
  const verdict = text(record, 'compliance.status') ?? VERDICTS[number(record, 'compliance.status_id') ?? 0];
  if (verdict === undefined)
    return status(number(record, 'class_uid') === 2003 ? 'unknown' : 'fail', workflow);
  if (/^pass/i.test(verdict)) return status('pass', workflow);
  return status(/^(fail|warn)/i.test(verdict) ? 'fail' : 'unknown', workflow);
}

function workflowOf(record: unknown): ObservationStatus['workflow'] {
  const word = text(record, 'status')?.toLowerCase();
  const byWord = WORKFLOWS.find(({ words }) => words.includes(word ?? ''));
  const byId = WORKFLOWS.find(({ id }) => id === number(record, 'status_id'));
  return (byWord ?? byId)?.workflow ?? 'none';
}

/** https://schema.ocsf.io: `status_id` of findings; 5 is Archived. */
const WORKFLOWS: readonly {
  readonly id: number;
  readonly words: readonly string[];
  readonly workflow: ObservationStatus['workflow'];
}[] = [
  { id: 1, words: ['new'], workflow: 'new' },
  { id: 2, words: ['in progress'], workflow: 'in-progress' },
  { id: 3, words: ['suppressed'], workflow: 'accepted' },
  { id: 4, words: ['resolved'], workflow: 'resolved' },
  { id: 5, words: ['archived', 'deleted'], workflow: 'resolved' },
];
