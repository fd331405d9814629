import { type Draft, type Observed, status } from '../adapter.js';
import { csvAdapter, type Row, type RowContext } from '../csv-adapter.js';
import { text } from '../fields.js';
import { resourceOf } from '../resource.js';
import { seenBetween } from '../seen.js';
import { severityOfWord } from '../severity.js';
import { dayReader } from '../unread-date.js';
import { INSPECTOR_STATUSES } from './aws-inspector2.js';

/** Amazon Inspector findings report in CSV: https://docs.aws.amazon.com/inspector/latest/user/findings-managing-exporting-reports.html */
export const awsInspector2Csv = csvAdapter({
  id: 'aws-inspector2-csv',
  title: 'Amazon Inspector findings (CSV)',
  columns: [['finding arn', 'aws account id', 'severity', 'resource id']],
  observe,
});

function observe(row: Row, { dayOrder }: RowContext): Observed {
  const severity = text(row, 'severity');
  const days = dayReader(dayOrder);
  const draft: Draft = {
    tool: 'Amazon Inspector',
    nativeId: text(row, 'finding arn'),
    checkId: text(row, 'vulnerability id', 'finding type', 'title'),
    title: text(row, 'title'),
    description: text(row, 'description'),
    resource: resourceOf({
      id: text(row, 'resource id'),
      type: text(row, 'resource type', 'platform'),
      cloud: 'aws',
      account: text(row, 'aws account id'),
      region: text(row, 'region'),
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: INSPECTOR_STATUSES.get(text(row, 'status')?.toUpperCase() ?? '') ?? status('fail'),
    seen: seenBetween(days.dayIn(row, 'first seen'), days.dayIn(row, 'last seen', 'last updated')),
    remediation: { text: text(row, 'remediation'), url: text(row, 'reference urls')?.split(/[\s,]+/)[0] },
  };
  return [draft, ...days.unread];
}
