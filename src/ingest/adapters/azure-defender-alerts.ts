import type { ObservationStatus } from '../../model/observation.js';
import { type Draft, status } from '../adapter.js';
import { at, list, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { plainText } from '../plain-text.js';
import { resourceOf } from '../resource.js';
import { seenBetween } from '../seen.js';
import { severityOfWord } from '../severity.js';

const TYPE = /^microsoft\.security\/.*alerts$/i;

/** Defender for Cloud security alerts, API versions 2019 (`reportedSeverity`, `state`) and 2022. */
export const azureDefenderAlerts = jsonAdapter({
  id: 'azure-defender-alerts',
  title: 'Microsoft Defender for Cloud alerts',
  paths: ['/value/[]', '/data/[]', '/[]', ''],
  recognises: (record) => TYPE.test(text(record, 'type') ?? ''),
  observe,
});

const STATUSES = new Map<string, ObservationStatus>([
  ['active', status('fail', 'new')],
  ['inprogress', status('fail', 'in-progress')],
  ['dismissed', status('fail', 'accepted')],
  ['resolved', status('fail', 'resolved')],
]);

function observe(record: unknown): Draft {
  const alert = at(record, 'properties') ?? record;
  const severity = text(alert, 'severity', 'reportedSeverity');
  const steps = at(alert, 'remediationSteps');
  return {
    tool: 'Microsoft Defender for Cloud',
    nativeId: text(record, 'name', 'id'),
    checkId: text(alert, 'alertType', 'alertName'),
    title: text(alert, 'alertDisplayName'),
    description: plainText(text(alert, 'description')),
    resource: resourceOf({
      id:
        text(alert, 'associatedResource') ??
        list(alert, 'resourceIdentifiers')
          .map((item) => text(item, 'azureResourceId'))
          .find(Boolean),
      name: text(alert, 'compromisedEntity'),
      cloud: 'azure',
      account: text(alert, 'subscriptionId'),
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: STATUSES.get(text(alert, 'status', 'state')?.toLowerCase() ?? '') ?? status('fail'),
    seen: seenBetween(
      text(alert, 'startTimeUtc', 'detectedTimeUtc', 'timeGeneratedUtc'),
      text(alert, 'endTimeUtc', 'reportedTimeUtc', 'processingEndTimeUtc'),
    ),
    remediation: {
      text: plainText(Array.isArray(steps) ? steps.join('\n') : text(alert, 'remediationSteps')),
      url: text(alert, 'alertUri'),
    },
  };
}
