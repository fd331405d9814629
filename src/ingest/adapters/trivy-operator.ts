import { type Draft, status } from '../adapter.js';
import { at, flag, has, list, text } from '../fields.js';
import { type JsonContext, jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';
import { severityOfWord } from '../severity.js';

const REPORTS = ['', '/items/[]', '/[]'];
const KINDS = ['vulnerabilities', 'checks', 'secrets'];

/** Reports of the Trivy operator as `kubectl get … -o json` gives them, one or a list. */
export const trivyOperator = jsonAdapter({
  id: 'trivy-operator',
  title: 'Trivy operator reports',
  paths: REPORTS.flatMap((report) => KINDS.map((kind) => `${report}/report/${kind}/[]`)),
  read: 'all',
  shared: REPORTS.flatMap((report) => [`${report}/metadata`, `${report}/report/updateTimestamp`]),
  document: (root) => {
    const first = Array.isArray(root) ? (root[0] as unknown) : (list(root, 'items')[0] ?? root);
    return /aquasecurity/.test(text(first, 'apiVersion') ?? '') && has(first, 'report');
  },
  observe,
});

function observe(record: unknown, { pointer, shared }: JsonContext): Draft {
  const report = pointer.replace(/\/report\/\w+\/\d+$/, '');
  const labels = at(shared.get(`${report}/metadata`), 'labels');
  const label = (name: string): string | undefined => text(labels, `trivy-operator.resource.${name}`);
  const severity = text(record, 'severity');
  const pkg = [text(record, 'resource'), text(record, 'installedVersion')].filter(Boolean).join(' ');
  const target = [label('namespace'), label('kind'), label('name')].filter(Boolean).join('/');
  const fix = text(record, 'fixedVersion');
  return {
    tool: 'Trivy',
    nativeId: [pkg, text(record, 'target')].filter(Boolean).join(' ') || undefined,
    checkId: text(record, 'vulnerabilityID', 'checkID', 'ruleID'),
    title: text(record, 'title'),
    description: text(record, 'description', 'messages.0', 'category'),
    resource: resourceOf({
      id: target,
      name: pkg === '' ? undefined : `${target} (${pkg})`,
      type: label('kind'),
      cloud: 'kubernetes',
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: status(flag(record, 'success') ? 'pass' : 'fail'),
    seen: seenInRun(
      shared.get(`${report}/report/updateTimestamp`),
      text(shared.get(`${report}/metadata`), 'creationTimestamp'),
    ),
    remediation: {
      text: text(record, 'remediation') ?? (fix === undefined ? undefined : `Update ${pkg} to ${fix}.`),
      url: text(record, 'primaryLink'),
    },
  };
}
