import { type Draft, status } from '../adapter.js';
import { at, flag, has, list, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { cvesIn, saying } from '../known-exploited.js';
import { resourceOf } from '../resource.js';
import { seenBetween } from '../seen.js';
import { severityOfWord } from '../severity.js';

/** Snyk REST API, issues of an organization. */
export const snykApi = jsonAdapter({
  id: 'snyk-api',
  title: 'Snyk API issues',
  paths: ['/data/[]'],
  recognises: (record) =>
    text(record, 'type') === 'issue' && has(record, 'attributes.effective_severity_level'),
  document: (root) => has(root, 'jsonapi', 'data'),
  observe,
});

function observe(record: unknown): Draft {
  const issue = at(record, 'attributes');
  const severity = text(issue, 'effective_severity_level');
  const resolved = text(issue, 'status') === 'resolved';
  return {
    tool: 'Snyk',
    nativeId: text(record, 'id'),
    checkId: text(issue, 'key', 'problems.0.id'),
    title: text(issue, 'title'),
    description: text(issue, 'description'),
    resource: resourceOf({
      id: text(record, 'relationships.scan_item.data.id'),
      type: text(record, 'relationships.scan_item.data.type'),
      cloud: 'other',
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: status('fail', resolved ? 'resolved' : flag(issue, 'ignored') ? 'accepted' : 'new'),
    seen: seenBetween(text(issue, 'created_at'), text(issue, 'resolution.resolved_at', 'updated_at')),
    cves: cvesIn(text(issue, 'key'), ...list(issue, 'problems').map((problem) => text(problem, 'id'))),
    // CVSS v4.0, Exploit Maturity: attacks have been reported, or it is in a kit.
    knownExploited: saying(
      'exploit maturity',
      list(issue, 'exploit_details.maturity_levels')
        .map((level) => text(level, 'level'))
        .find((level) => level === 'Attacked'),
    ),
  };
}
