import type { Severity } from '../../model/observation.js';
import { type Draft, status } from '../adapter.js';
import { asText, at, has, isObject, list, text } from '../fields.js';
import { type JsonContext, jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';
import { severityOfWord } from '../severity.js';

/** Where result blocks stand: schema 2, the root list of old versions, Kubernetes reports of three generations. */
const BLOCKS = [
  '/Results/[]',
  '/[]',
  '/Resources/[]/Results/[]',
  '/Vulnerabilities/[]/Results/[]',
  '/Misconfigurations/[]/Results/[]',
  '/Findings/[]/Results/[]',
];
const KINDS = ['Vulnerabilities', 'Misconfigurations', 'Secrets', 'Licenses', 'ExperimentalModifiedFindings'];
const NAMES = ['Target', 'Kind', 'Name', 'Namespace'];

/** Trivy `--format json`: images, file systems, clusters. */
export const trivy = jsonAdapter({
  id: 'trivy',
  title: 'Trivy',
  paths: BLOCKS.flatMap((block) => KINDS.map((kind) => `${block}/${kind}/[]`)),
  read: 'all',
  shared: [
    '/ArtifactName',
    '/CreatedAt',
    '/ClusterName',
    '/Trivy/Version',
    ...BLOCKS.flatMap((block) =>
      [block, block.replace('/Results/[]', '')].flatMap((place) => NAMES.map((name) => `${place}/${name}`)),
    ),
  ],
  document: (root) => {
    if (Array.isArray(root))
      return has(root[0], 'Target') && (has(root[0], 'Vulnerabilities') || has(root[0], 'Type'));
    const inCluster =
      has(root, 'ClusterName') &&
      ['Resources', 'Vulnerabilities', 'Misconfigurations', 'Findings'].some((name) => has(root, name));
    return (
      isObject(root) &&
      (inCluster || (has(root, 'ArtifactName') && (has(root, 'SchemaVersion') || has(root, 'Results'))))
    );
  },
  observe,
});

function observe(written: unknown, context: JsonContext): Draft {
  const suppressed = context.pattern.endsWith('ExperimentalModifiedFindings/[]');
  const record = suppressed ? (at(written, 'Finding') ?? written) : written;
  const word = text(record, 'Severity');
  const severity: Severity = severityOfWord(word);
  const pkg = [text(record, 'PkgName'), text(record, 'InstalledVersion')].filter(Boolean).join(' ');
  const target = targetOf(context);
  const verdict = text(record, 'Status');
  const excepted = suppressed || verdict === 'EXCEPTION';
  return {
    tool: 'Trivy',
    toolVersion: asText(context.shared.get('/Trivy/Version')),
    nativeId:
      [pkg, text(record, 'PkgPath', 'PkgID', 'StartLine', 'CauseMetadata.StartLine')]
        .filter(Boolean)
        .join(' ') || undefined,
    checkId:
      text(record, 'VulnerabilityID', 'ID', 'AVDID', 'RuleID') ??
      (has(record, 'PkgName', 'Name') ? `license ${text(record, 'Name')}` : undefined),
    title:
      text(record, 'Title') ??
      (pkg === '' ? text(record, 'Message') : `${text(record, 'VulnerabilityID', 'Name')} in ${pkg}`),
    // A secret's `Match` and `Code` hold the secret's surroundings.
    description: context.pattern.endsWith('Secrets/[]')
      ? text(record, 'Category')
      : text(record, 'Message', 'Description'),
    resource: resourceOf({
      id: target,
      name: pkg === '' ? undefined : `${target} (${pkg})`,
      cloud: cloudOfTarget(context),
    }),
    severity,
    nativeSeverity: word,
    status: verdict === 'PASS' ? status('pass') : status('fail', excepted ? 'accepted' : 'none'),
    seen: seenInRun(context.shared.get('/CreatedAt')),
    remediation: {
      text: text(record, 'Resolution') ?? fixOf(record),
      url: text(record, 'PrimaryURL') ?? text(list(record, 'References')[0], ''),
    },
  };
}

function fixOf(record: unknown): string | undefined {
  const version = text(record, 'FixedVersion');
  return version === undefined ? undefined : `Update ${text(record, 'PkgName')} to ${version}.`;
}

/** The object of a cluster, or artifact and target: `alpine:3.10 / app/package-lock.json`. */
function targetOf({ pointer, shared }: JsonContext): string {
  const block = pointer.replace(/\/[A-Za-z]+\/\d+$/, '');
  const owner = block.replace(/\/Results\/\d+$/, '');
  const word = (place: string): string | undefined => asText(shared.get(place));
  const object = [word(`${owner}/Namespace`), word(`${owner}/Kind`), word(`${owner}/Name`)]
    .filter(Boolean)
    .join('/');
  const names =
    object === '' ? [word('/ArtifactName'), word(`${block}/Target`)] : [word('/ClusterName'), object];
  return [...new Set(names.filter(Boolean))].join(' / ');
}

function cloudOfTarget({ shared }: JsonContext): 'kubernetes' | 'other' {
  return shared.has('/ClusterName') ? 'kubernetes' : 'other';
}
