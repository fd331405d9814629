import { type Draft, type Observed, status } from '../adapter.js';
import { asText, at, has, isObject, text } from '../fields.js';
import { type JsonContext, jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';
import { severityOfWord } from '../severity.js';

const LISTS = ['failed_checks', 'passed_checks', 'skipped_checks', 'parsing_errors'];

/** Checkov `-o json`: an object, a list of them for several frameworks, or bare counts when nothing was checked. */
export const checkov = jsonAdapter({
  id: 'checkov',
  title: 'Checkov',
  paths: LISTS.flatMap((list) => [`/results/${list}/[]`, `/[]/results/${list}/[]`]),
  read: 'all',
  shared: ['/summary/checkov_version', '/[]/summary/checkov_version'],
  document: (root) => isReport(Array.isArray(root) ? root[0] : root),
  observe,
});

function isReport(report: unknown): boolean {
  const counts = has(report, 'passed', 'failed', 'checkov_version');
  return counts || (has(report, 'check_type') && isObject(at(report, 'results')));
}

function observe(check: unknown, { pattern, shared, pointer }: JsonContext): Observed {
  if (pattern.endsWith('parsing_errors/[]'))
    return { remark: `Checkov could not parse ${asText(check) ?? 'a file'}.` };
  const severity = text(check, 'severity');
  const file = text(check, 'file_path', 'repo_file_path');
  const draft: Draft = {
    tool: 'Checkov',
    toolVersion: asText(shared.get(pointer.replace(/\/results\/.*/, '/summary/checkov_version'))),
    nativeId: text(check, 'file_line_range.0'),
    checkId: text(check, 'check_id'),
    title: text(check, 'check_name'),
    description: text(check, 'check_result.suppress_comment', 'description'),
    resource: resourceOf({
      id: [file, text(check, 'resource')].filter(Boolean).join(':'),
      name: text(check, 'resource'),
      type: text(check, 'resource')?.split('.')[0],
      cloud: 'other',
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: pattern.includes('passed_checks')
      ? status('pass')
      : status('fail', pattern.includes('skipped') ? 'accepted' : 'none'),
    seen: { basis: 'none' },
    remediation: { url: text(check, 'guideline') },
  };
  return draft;
}
