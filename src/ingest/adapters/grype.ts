import { type Draft, status } from '../adapter.js';
import { asText, has, isObject, list, text } from '../fields.js';
import { type JsonContext, jsonAdapter } from '../json-adapter.js';
import { cvesIn, saying } from '../known-exploited.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';
import { severityOfWord } from '../severity.js';

/** Grype `-o json`; ignored matches are kept as accepted. */
export const grype = jsonAdapter({
  id: 'grype',
  title: 'Grype',
  paths: ['/matches/[]', '/ignoredMatches/[]'],
  read: 'all',
  shared: ['/source/target', '/descriptor'],
  recognises: (record) => has(record, 'vulnerability.id', 'artifact'),
  document: (root) =>
    isObject(root) &&
    Array.isArray(root['matches']) &&
    (text(root, 'descriptor.name') === 'grype' || has(root, 'source', 'distro')),
  observe,
});

function observe(record: unknown, { pattern, shared }: JsonContext): Draft {
  const severity = text(record, 'vulnerability.severity');
  const id = text(record, 'vulnerability.id');
  const pkg = [text(record, 'artifact.name'), text(record, 'artifact.version')].filter(Boolean).join(' ');
  const target = shared.get('/source/target');
  const artifact = text(target, 'userInput') ?? asText(target) ?? 'image';
  const path = text(list(record, 'artifact.locations')[0], 'path');
  const related = list(record, 'relatedVulnerabilities').map((item) => text(item, 'id'));
  const [exploited] = list(record, 'vulnerability.knownExploited');
  const fixes = list(record, 'vulnerability.fix.versions').filter((version) => typeof version === 'string');
  return {
    tool: 'Grype',
    toolVersion: text(shared.get('/descriptor'), 'version'),
    nativeId: [pkg, path].filter(Boolean).join(' '),
    checkId: id,
    title: `${id} in ${pkg}`,
    description: text(record, 'vulnerability.description'),
    resource: resourceOf({ id: artifact, name: `${artifact} (${pkg})`, type: 'image', cloud: 'other' }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: status('fail', pattern.startsWith('/ignored') ? 'accepted' : 'none'),
    seen: seenInRun(text(shared.get('/descriptor'), 'timestamp')),
    remediation: {
      text: fixes.length === 0 ? undefined : `Update to ${fixes.join(' or ')}.`,
      url: text(record, 'vulnerability.dataSource'),
    },
    cves: cvesIn(id, ...related),
    // https://github.com/anchore/grype, schema of its JSON: the entries of CISA's catalog.
    knownExploited: saying('knownExploited, added', text(exploited, 'dateAdded') ?? text(exploited, 'cve')),
  };
}
