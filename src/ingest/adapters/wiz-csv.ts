import type { ObservationStatus } from '../../model/observation.js';
import { type Draft, status } from '../adapter.js';
import { csvAdapter, type Row } from '../csv-adapter.js';
import { flag, text } from '../fields.js';
import { cvesIn, sayingYes } from '../known-exploited.js';
import { cloudOf, resourceOf } from '../resource.js';
import { seenBetween } from '../seen.js';
import { severityOfWord } from '../severity.js';

/** Wiz issues, and Wiz vulnerability findings, which have another header. */
export const wizCsv = csvAdapter({
  id: 'wiz-csv',
  title: 'Wiz (CSV)',
  columns: [
    ['issue id', 'control id', 'wiz url'],
    ['issue id', 'title', 'wiz url'],
    ['issue id', 'control id', 'resource type', 'title'],
    ['findingstatus', 'wizurl'],
  ],
  observe,
});

const STATUSES = new Map<string, ObservationStatus>([
  ['OPEN', status('fail', 'new')],
  ['IN_PROGRESS', status('fail', 'in-progress')],
  ['RESOLVED', status('fail', 'resolved')],
  ['IGNORED', status('fail', 'accepted')],
  ['REJECTED', status('fail', 'accepted')],
]);

function observe(row: Row): Draft {
  const severity = text(row, 'severity', 'vendorseverity', 'cvssseverity');
  const stand = STATUSES.get(text(row, 'status', 'findingstatus')?.toUpperCase() ?? '') ?? status('fail');
  return {
    tool: 'Wiz',
    nativeId: text(row, 'issue id', 'id'),
    checkId: text(row, 'control id', 'name', 'title'),
    title: text(row, 'title', 'name'),
    description: text(row, 'description', 'cvedescription'),
    resource: resourceOf({
      id: text(row, 'resource external id', 'provideruniqueid', 'assetid'),
      name: text(row, 'resource name', 'assetname'),
      type: text(row, 'resource type', 'assettype'),
      cloud: cloudOf(text(row, 'resource platform', 'cloudplatform')),
      account: text(row, 'subscription id', 'subscriptionexternalid'),
      region: text(row, 'resource region', 'assetregion'),
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: stand,
    seen: seenBetween(
      text(row, 'created at', 'firstdetected'),
      stand.workflow === 'resolved' ? text(row, 'resolved time', 'resolvedat') : text(row, 'lastdetected'),
    ),
    remediation: {
      text: text(row, 'remediation recommendation', 'remediation'),
      url: text(row, 'wiz url', 'wizurl'),
    },
    cves: cvesIn(text(row, 'name'), text(row, 'title', 'detailedname')),
    knownExploited: sayingYes('HasCisaKevExploit', flag(row, 'hascisakevexploit')),
  };
}
