import type { Draft, Skip } from '../adapter.js';
import { text } from '../fields.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';
import { severityOfWord } from '../severity.js';
import { prowlerStatus, UNKNOWN_STATUS } from './prowler-status.js';

/** One finding of Prowler 2, as JSON (`Account Number`) or as a CSV row (`account_num`). */
export function observeProwler2(record: unknown): Draft | Skip {
  const status = prowlerStatus(text(record, 'Status', 'check_result'));
  if (!status) return UNKNOWN_STATUS;
  // `[check114] Ensure hardware MFA is enabled for the root account`
  const control = text(record, 'Control', 'title_text');
  const named = /^\[(\w+)\]\s*(.*)$/s.exec(control ?? '');
  const severity = text(record, 'Severity', 'check_severity');
  const message = text(record, 'Message', 'check_result_extended');
  return {
    tool: 'Prowler',
    checkId: named?.[1] ?? text(record, 'Control ID', 'title_id'),
    title: named?.[2] ?? control,
    description: message,
    resource: resourceOf({
      id: text(record, 'Resource ID', 'resource_id', 'check_resource_id'),
      // Without a resource id, only the message tells one resource from another.
      name: text(record, 'Resource ID', 'resource_id') === undefined ? message : undefined,
      type: text(record, 'check_asff_resource_type'),
      cloud: 'aws',
      account: text(record, 'Account Number', 'account_num'),
      region: text(record, 'Region', 'region'),
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status,
    seen: seenInRun(text(record, 'Timestamp')),
    remediation: {
      text: text(record, 'Remediation', 'check_remediation'),
      url: text(record, 'Doc link', 'check_doc'),
    },
  };
}
