import { type Draft, status } from '../adapter.js';
import { asText, has, text } from '../fields.js';
import { type JsonContext, jsonAdapter } from '../json-adapter.js';
import { observeParts } from '../parts.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';
import { severityOfWord } from '../severity.js';

/** KICS results: one record is a query, each of its files an observation. */
export const kics = jsonAdapter({
  id: 'kics',
  title: 'KICS results',
  paths: ['/queries/[]'],
  shared: ['/kics_version', '/start', '/end'],
  document: (root) =>
    has(root, 'queries_total', 'files_scanned') || has(root, 'queries', 'severity_counters'),
  observe: (query, context) => observeParts(query, 'files', (file) => observe(query, file, context)),
});

/** `actual_value` and `search_value` can hold a secret, so they stay in the file. */
function observe(query: unknown, file: unknown, { shared }: JsonContext): Draft {
  const severity = text(query, 'severity');
  const name = text(file, 'file_name')?.replaceAll('\\', '/');
  const line = text(file, 'line');
  return {
    tool: 'KICS',
    toolVersion: asText(shared.get('/kics_version')),
    nativeId: text(file, 'similarity_id'),
    checkId: text(query, 'query_id'),
    title: text(query, 'query_name'),
    description: text(query, 'description'),
    resource: resourceOf({
      id: name,
      name: line === undefined ? name : `${name}:${line}`,
      type: text(file, 'resource_type'),
      cloud: 'other',
    }),
    severity: severity === 'TRACE' ? 'info' : severityOfWord(severity),
    nativeSeverity: severity,
    status: status('fail'),
    seen: seenInRun(shared.get('/end'), shared.get('/start')),
    remediation: { text: text(file, 'expected_value'), url: text(query, 'query_url') },
  };
}
