import { csvAdapter, type Row } from '../csv-adapter.js';
import { type Draft, type Skip, status } from '../adapter.js';
import { dayOf } from '../day.js';
import { flag, text } from '../fields.js';
import { cloudOf, resourceOf, tagsOf } from '../resource.js';
import { severityOfWord } from '../severity.js';

/** Prowler 4 and 5, `output.csv`: https://docs.prowler.com/user-guide/cli/tutorials/reporting */
export const prowlerCsv = csvAdapter({
  id: 'prowler-csv',
  title: 'Prowler CSV (4, 5)',
  columns: [['finding_uid', 'check_id', 'status_extended', 'muted', 'provider']],
  observe,
});

const RESULTS = new Map([
  ['PASS', 'pass'],
  ['FAIL', 'fail'],
  ['MANUAL', 'manual'],
] as const);

function observe(row: Row): Draft | Skip {
  const result = RESULTS.get((text(row, 'status') ?? '').toUpperCase() as 'PASS');
  if (!result) return { skip: `STATUS is none of ${[...RESULTS.keys()].join(', ')}` };
  const severity = text(row, 'severity');
  const day = dayOf(text(row, 'timestamp'));
  return {
    tool: 'Prowler',
    toolVersion: text(row, 'prowler_version'),
    nativeId: text(row, 'finding_uid'),
    checkId: text(row, 'check_id'),
    title: text(row, 'check_title'),
    description: text(row, 'status_extended', 'description'),
    resource: resourceOf({
      id: text(row, 'resource_uid'),
      name: text(row, 'resource_name'),
      type: text(row, 'resource_type'),
      cloud: cloudOf(text(row, 'provider')),
      account: text(row, 'account_uid'),
      region: text(row, 'region'),
      tags: tagsOf(text(row, 'resource_tags')),
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: status(result, flag(row, 'muted') ? 'accepted' : 'none'),
    seen: day ? { last: day, basis: 'run' } : { basis: 'none' },
    remediation: {
      text: text(row, 'remediation_recommendation_text'),
      url: text(row, 'remediation_recommendation_url'),
    },
  };
}
