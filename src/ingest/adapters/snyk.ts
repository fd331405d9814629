import { type Draft, status } from '../adapter.js';
import { asText, at, has, list, text } from '../fields.js';
import { type JsonContext, jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';
import { severityOfWord } from '../severity.js';

const PROJECTS = ['', '/[]', '/applications/[]', '/[]/applications/[]'];

/** `snyk test --json`: one project, several (`--all-projects`), or an image with its applications. */
export const snyk = jsonAdapter({
  id: 'snyk',
  title: 'Snyk test',
  paths: PROJECTS.map((project) => `${project}/vulnerabilities/[]`),
  read: 'all',
  shared: PROJECTS.flatMap((project) =>
    ['projectName', 'displayTargetFile', 'path', 'targetFile'].map((name) => `${project}/${name}`),
  ),
  document: (root) => {
    const project = Array.isArray(root) ? (root[0] as unknown) : root;
    const vulnerabilities = at(project, 'vulnerabilities');
    const named = ['packageManager', 'projectName', 'dependencyCount', 'licensesPolicy'].some((name) =>
      has(project, name),
    );
    return Array.isArray(vulnerabilities) && named;
  },
  observe,
});

/** The same vulnerability comes once for each dependency path. */
function observe(record: unknown, { pointer, shared }: JsonContext): Draft {
  const project = pointer.replace(/\/vulnerabilities\/\d+$/, '');
  const named = (name: string): string | undefined => asText(shared.get(`${project}/${name}`));
  const severity = text(record, 'severityWithCritical', 'severity');
  const pkg = [text(record, 'packageName', 'moduleName', 'name'), text(record, 'version')]
    .filter(Boolean)
    .join(' ');
  const fixed = list(record, 'fixedIn').filter((version) => typeof version === 'string');
  return {
    tool: 'Snyk',
    nativeId:
      list(record, 'from')
        .filter((step) => typeof step === 'string')
        .join(' > ') || undefined,
    checkId: text(record, 'id'),
    title: [text(record, 'title') ?? text(record, 'id'), pkg].filter(Boolean).join(' in '),
    description: text(record, 'identifiers.CVE.0'),
    resource: resourceOf({
      id:
        [named('projectName') ?? named('path'), named('displayTargetFile') ?? named('targetFile')]
          .filter(Boolean)
          .join(' / ') || undefined,
      type: 'project',
      cloud: 'other',
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: status('fail', at(record, 'isIgnored') === true ? 'accepted' : 'none'),
    seen: { basis: 'none' },
    remediation: {
      text: fixed.length === 0 ? undefined : `Update ${pkg} to ${fixed.join(' or ')}.`,
      url: text(list(record, 'references')[0], 'url'),
    },
  };
}
