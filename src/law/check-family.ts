import type { Observation } from '../model/observation.js';
import { crosswalk } from './crosswalk.js';
import { CHECK_SPACES, type CheckSpace, type CrosswalkFamily } from './crosswalk-row.js';

/** Lower-case check id or title → family, per space. */
const index = new Map<CheckSpace, ReadonlyMap<string, CrosswalkFamily>>(
  CHECK_SPACES.map((space) => [
    space,
    new Map(crosswalk.flatMap((row) => (row.checks[space] ?? []).map((id) => [id.toLowerCase(), row]))),
  ]),
);

/** Which words in a format or tool name say whose check ids a file holds; the first that fits decides. */
const SPACES: readonly (readonly [RegExp, CheckSpace])[] = [
  [/prowler/, 'prowler'],
  [/macie/, 'macie'],
  [/checkov/, 'checkov'],
  [/trivy|tfsec/, 'trivy'],
  [/powerpipe|steampipe/, 'powerpipe'],
  [/azure[- ]policy/, 'azurePolicy'],
  [/defender/, 'defender'],
  [/security ?hub|asff/, 'securityhub'],
  [/aws[- ]config/, 'config'],
];

/**
 * The check family of an observation; undefined when no reviewed row holds its check. Ids compare without case,
 * within the tool's own ids where tool or format tell whose they are. Security Hub and Defender for Cloud
 * are also known by title, because their older exports number checks per standard and version.
 */
export function familyOf(observation: Observation): CrosswalkFamily | undefined {
  const named = spaceOf(observation.tool) ?? spaceOf(observation.format);
  const names = [...idForms(observation.checkId), observation.title.trim().toLowerCase()];
  for (const space of named ? [named] : CHECK_SPACES) {
    for (const name of names) {
      const row = index.get(space)?.get(name);
      if (row) return row;
    }
  }
  return undefined;
}

function spaceOf(name: string): CheckSpace | undefined {
  const lower = name.toLowerCase();
  return SPACES.find(([words]) => words.test(lower))?.[1];
}

/**
 * The id as given; without the path that Powerpipe, ASFF and Security Hub standards put before it; and without
 * what Security Hub and conformance packs put around the names of AWS Config rules: `securityhub-` before and
 * `-dadfg6` after, or `-conformance-pack-h1x2` after (all seen in exports).
 */
function idForms(checkId: string): string[] {
  const id = checkId.trim().toLowerCase();
  const last = id.slice(id.lastIndexOf('/') + 1).replace(/^.*\.control\./, '');
  const rule = last.startsWith('securityhub-')
    ? last.slice('securityhub-'.length).replace(/-[a-z0-9]+$/, '')
    : last.replace(/-conformance-pack-[a-z0-9]+$/, '');
  return [id, last, last.replace(/^prowler-/, ''), rule];
}
