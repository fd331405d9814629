import { type Draft, status } from '../adapter.js';
import { at, flag, has, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';
import { severityOfWord } from '../severity.js';

/** tfsec `--format json`, old (`passed`, ERROR and WARNING) and new (`status`, `long_id`). */
export const tfsec = jsonAdapter({
  id: 'tfsec',
  title: 'tfsec',
  paths: ['/results/[]'],
  recognises: (record) =>
    has(record, 'rule_id') &&
    (has(record, 'rule_provider') || has(record, 'long_id') || has(record, 'location.filename')),
  observe,
});

function observe(record: unknown): Draft {
  const severity = text(record, 'severity');
  const file = text(record, 'location.filename');
  // 0 failed, 1 passed, 2 ignored by a comment.
  const code = at(record, 'status');
  const passed = flag(record, 'passed') === true || code === 1;
  return {
    tool: 'tfsec',
    nativeId: text(record, 'location.start_line'),
    checkId: text(record, 'long_id', 'rule_id'),
    title: text(record, 'rule_description', 'description'),
    description: text(record, 'description'),
    resource: resourceOf({
      id: file,
      name: text(record, 'resource') ?? `${file}:${text(record, 'location.start_line')}`,
      cloud: 'other',
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: passed ? status('pass') : status('fail', code === 2 ? 'accepted' : 'none'),
    seen: { basis: 'none' },
    remediation: {
      text: text(record, 'resolution'),
      url: text(record, 'links.0', 'link')?.match(/https?:\S+/)?.[0],
    },
  };
}
