import type { ObservationStatus } from '../../model/observation.js';
import { type Draft, type Skip, status } from '../adapter.js';
import { list, number, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { cloudOf, resourceOf, tagsOf } from '../resource.js';
import { seenInRun } from '../seen.js';
import { severityOfWord } from '../severity.js';

/** Prowler 4 and 5 `.ocsf.json` (OCSF Detection Finding), and Prowler 3 (OCSF 1.0-rc Security Finding). */
export const prowlerOcsf = jsonAdapter({
  id: 'prowler-ocsf',
  title: 'Prowler OCSF JSON',
  paths: ['/[]', ''],
  recognises: (record) =>
    number(record, 'class_uid') !== undefined && text(record, 'metadata.product.name') === 'Prowler',
  observe,
});

function observe(record: unknown): Draft | Skip {
  const stand = statusOf(record);
  if (!stand) return { skip: 'status_code is none of PASS, FAIL, MANUAL' };
  const [resource] = list(record, 'resources');
  const severity = text(record, 'severity');
  return {
    tool: 'Prowler',
    toolVersion: text(record, 'metadata.product.version'),
    nativeId: text(record, 'finding_info.uid', 'finding.uid'),
    checkId: text(record, 'metadata.event_code', 'metadata.product.feature.uid'),
    title: text(record, 'finding_info.title', 'finding.title'),
    description: text(record, 'status_detail', 'message', 'finding_info.desc', 'finding.desc'),
    resource: resourceOf({
      id: text(resource, 'uid'),
      name: text(resource, 'name'),
      type: text(resource, 'type'),
      cloud:
        cloudOf(text(record, 'cloud.provider')) ??
        (text(resource, 'namespace') === undefined ? undefined : 'kubernetes'),
      account: text(record, 'cloud.account.uid'),
      region: text(resource, 'region') ?? text(record, 'cloud.region'),
      tags: tagsOf(
        list(resource, 'labels').map((label) =>
          typeof label === 'string' ? label.replace(/^([^=:]+):/, '$1=') : label,
        ),
      ),
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: stand,
    // `time` is in seconds here, against the OCSF definition.
    seen: seenInRun(
      text(record, 'time_dt', 'event_time', 'finding_info.created_time_dt'),
      number(record, 'time'),
    ),
    remediation: {
      text: text(record, 'remediation.desc', 'finding.remediation.desc'),
      url: list(record, 'remediation.references').find(
        (link): link is string => typeof link === 'string' && /^https?:/.test(link),
      ),
    },
  };
}

/** `status_code` is the result; `status` is the workflow, `New` for passes too, `Suppressed` when muted. */
function statusOf(record: unknown): ObservationStatus | undefined {
  const word = text(record, 'status');
  const workflow =
    word === 'Suppressed' ? 'accepted' : word === 'Resolved' ? 'resolved' : word === 'New' ? 'new' : 'none';
  switch (text(record, 'status_code') ?? word) {
    case 'PASS':
      return status('pass', workflow);
    case 'FAIL':
      return status('fail', workflow);
    case 'MANUAL':
      return status('manual', workflow);
    case 'MUTED':
      return status('fail', 'accepted');
    case 'Success':
      return status('pass');
    case 'Failure':
      return status('fail');
    case 'Other':
      return status('fail', 'accepted');
    case 'Unknown':
      return status('unknown');
    default:
      return undefined;
  }
}
