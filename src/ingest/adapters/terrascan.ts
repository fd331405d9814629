import { type Draft, status } from '../adapter.js';
import { asText, has, text } from '../fields.js';
import { type JsonContext, jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';
import { severityOfWord } from '../severity.js';

/** Terrascan `-o json`; skipped violations are kept as accepted. */
export const terrascan = jsonAdapter({
  id: 'terrascan',
  title: 'Terrascan',
  paths: ['/results/violations/[]', '/results/skipped_violations/[]'],
  read: 'all',
  shared: ['/results/scan_summary/scanned_at'],
  recognises: (record) => has(record, 'rule_name', 'rule_id', 'resource_type', 'category'),
  document: (root) =>
    has(root, 'results.violations', 'results.scan_summary') ||
    has(root, 'results.violations', 'results.skipped_violations'),
  observe,
});

function observe(record: unknown, { pattern, shared }: JsonContext): Draft {
  const severity = text(record, 'severity');
  const file = text(record, 'file');
  return {
    tool: 'Terrascan',
    nativeId: text(record, 'line'),
    checkId: text(record, 'rule_id', 'rule_name'),
    title: text(record, 'description', 'rule_name'),
    description: text(record, 'skip_comment', 'category'),
    resource: resourceOf({
      id: [file, text(record, 'resource_name')].filter(Boolean).join(':') || undefined,
      name: text(record, 'resource_name'),
      type: text(record, 'resource_type'),
      cloud: 'other',
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: status('fail', pattern.includes('skipped') ? 'accepted' : 'none'),
    seen: seenInRun(asText(shared.get('/results/scan_summary/scanned_at'))),
  };
}
