import { type Draft, status } from '../adapter.js';
import { csvAdapter, type Row, type RowContext } from '../csv-adapter.js';
import { dayOf } from '../day.js';
import { text } from '../fields.js';
import { resourceOf } from '../resource.js';
import { seenBetween } from '../seen.js';
import { severityOfWord } from '../severity.js';
import { INSPECTOR_STATUSES } from './aws-inspector2.js';

/** Amazon Inspector findings report in CSV: https://docs.aws.amazon.com/inspector/latest/user/findings-managing-exporting-reports.html */
export const awsInspector2Csv = csvAdapter({
  id: 'aws-inspector2-csv',
  title: 'Amazon Inspector findings (CSV)',
  columns: [['finding arn', 'aws account id', 'severity', 'resource id']],
  observe,
});

function observe(row: Row, { dayOrder }: RowContext): Draft {
  const severity = text(row, 'severity');
  const day = (column: string): string | undefined => dayOf(text(row, column), dayOrder);
  return {
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
    seen: seenBetween(day('first seen'), day('last seen') ?? day('last updated')),
    remediation: { text: text(row, 'remediation'), url: text(row, 'reference urls')?.split(/[\s,]+/)[0] },
  };
}
