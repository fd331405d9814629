import { type Draft, type Skip, status } from '../adapter.js';
import { csvAdapter, type Row } from '../csv-adapter.js';
import { flag, text } from '../fields.js';
import { cloudOf, resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';
import { prowlerStatus, UNKNOWN_STATUS } from './prowler-status.js';

/** Prowler's per-framework CSV: a check is repeated for every requirement, and no row has a severity. */
export const prowlerComplianceCsv = csvAdapter({
  id: 'prowler-compliance-csv',
  title: 'Prowler compliance CSV',
  columns: [['requirements_id', 'status', 'statusextended', 'checkid']],
  observe,
});

function observe(row: Row): Draft | Skip {
  const stand = prowlerStatus(text(row, 'status'));
  if (!stand) return UNKNOWN_STATUS;
  return {
    tool: 'Prowler',
    nativeId: text(row, 'requirements_id'),
    checkId: text(row, 'checkid') ?? text(row, 'requirements_id'),
    title: text(row, 'checkid', 'requirements_description'),
    description: text(row, 'statusextended'),
    resource: resourceOf({
      id: text(row, 'resourceid'),
      name: text(row, 'resourcename'),
      cloud: cloudOf(text(row, 'provider')),
      account: text(row, 'accountid', 'subscriptionid', 'subscription', 'projectid'),
      region: text(row, 'region', 'location'),
    }),
    severity: 'unknown',
    status: flag(row, 'muted') ? status(stand.result, 'accepted') : stand,
    seen: seenInRun(text(row, 'assessmentdate')),
  };
}
