import { type Draft, type Skip } from '../adapter.js';
import { asText, at, has, list, text } from '../fields.js';
import { type JsonContext, jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';
import { severityOfWord } from '../severity.js';
import { STIG_STATUSES, UNKNOWN_STIG_STATUS } from './stig-status.js';

/** DISA STIG Viewer 3 checklist (`.cklb`). */
export const stigCklb = jsonAdapter({
  id: 'stig-cklb',
  title: 'STIG checklist (CKLB)',
  paths: ['/stigs/[]/rules/[]'],
  shared: ['/target_data'],
  document: (root) => has(root, 'stigs') && (has(root, 'target_data') || has(root, 'cklb_version')),
  observe,
});

function observe(rule: unknown, { shared }: JsonContext): Draft | Skip {
  const stand = STIG_STATUSES.get((text(rule, 'status') ?? '').toLowerCase().replaceAll('_', ''));
  if (!stand) return UNKNOWN_STIG_STATUS;
  const severity = text(at(rule, 'overrides'), 'severity.severity') ?? text(rule, 'severity');
  const target = shared.get('/target_data');
  return {
    tool: 'STIG Viewer',
    nativeId: text(rule, 'uuid', 'rule_id'),
    checkId: text(rule, 'group_id', 'rule_version', 'rule_id'),
    title: text(rule, 'rule_title', 'group_title'),
    description: text(rule, 'finding_details', 'comments'),
    resource: resourceOf({
      id: text(target, 'host_name', 'fqdn', 'ip_address') ?? asText(list(target, 'ip_address')[0]),
      type: 'host',
      cloud: 'other',
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: stand,
    seen: { basis: 'none' },
    remediation: { text: text(rule, 'fix_text') },
  };
}
