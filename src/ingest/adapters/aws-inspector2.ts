import type { ObservationStatus } from '../../model/observation.js';
import { type Draft, status } from '../adapter.js';
import { at, list, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { cvesIn, saying } from '../known-exploited.js';
import { resourceOf, tagsOf } from '../resource.js';
import { seenBetween } from '../seen.js';
import { severityOfWord } from '../severity.js';

/** Amazon Inspector `list-findings` and EventBridge events: https://docs.aws.amazon.com/inspector/v2/APIReference/API_Finding.html */
export const awsInspector2 = jsonAdapter({
  id: 'aws-inspector2',
  title: 'Amazon Inspector findings',
  paths: ['/findings/[]', '/[]', '', '/detail', '/[]/detail'],
  recognises: (record) => text(record, 'findingArn')?.includes(':inspector2:') ?? false,
  observe,
});

/** Status of a finding, in JSON and in the CSV report. */
export const INSPECTOR_STATUSES = new Map<string, ObservationStatus>([
  ['ACTIVE', status('fail', 'new')],
  ['SUPPRESSED', status('fail', 'accepted')],
  ['CLOSED', status('fail', 'resolved')],
]);

function observe(record: unknown): Draft {
  const [resource] = list(record, 'resources');
  const severity = text(record, 'severity');
  const stand = INSPECTOR_STATUSES.get(text(record, 'status') ?? '') ?? status('fail');
  const advice = text(record, 'remediation.recommendation.text');
  return {
    tool: 'Amazon Inspector',
    nativeId: text(record, 'findingArn'),
    checkId: text(
      record,
      'packageVulnerabilityDetails.vulnerabilityId',
      'codeVulnerabilityDetails.detectorId',
      'type',
    ),
    title: text(record, 'title'),
    description: text(record, 'description')?.replaceAll(/\s+/g, ' '),
    resource: resourceOf({
      id: text(resource, 'id'),
      type: text(resource, 'type'),
      cloud: 'aws',
      account: text(record, 'awsAccountId'),
      region: text(resource, 'region'),
      tags: tagsOf(at(resource, 'tags')),
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: stand,
    seen: seenBetween(
      text(record, 'firstObservedAt'),
      stand.workflow === 'resolved'
        ? text(record, 'updatedAt', 'lastObservedAt')
        : text(record, 'lastObservedAt', 'updatedAt'),
    ),
    remediation: {
      text: advice === 'None Provided' ? undefined : advice,
      url: text(
        record,
        'remediation.recommendation.Url',
        'remediation.recommendation.url',
        'packageVulnerabilityDetails.sourceUrl',
      ),
    },
    cves: cvesIn(
      text(record, 'packageVulnerabilityDetails.vulnerabilityId'),
      text(record, 'title'),
      ...list(record, 'packageVulnerabilityDetails.relatedVulnerabilities'),
    ),
    // `exploitAvailable` says that an exploit exists, not that anyone uses it. Details of BatchGetFindingDetails do.
    knownExploited:
      saying('cisaData.dateAdded', text(record, 'cisaData.dateAdded')) ??
      saying('exploitObserved.lastSeen', text(record, 'exploitObserved.lastSeen')),
  };
}
