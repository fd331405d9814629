import type { Cloud, Resource } from '../model/observation.js';

/** A system that `init` proposes: an account, a subscription, or a resource group of one. */
export interface ProposedSystem {
  /** Short, readable, unique. */
  readonly id: string;
  readonly name: string;
  readonly match: {
    readonly accounts?: readonly string[];
    readonly subscriptions?: readonly string[];
    readonly resources?: readonly string[];
  };
  readonly observations: number;
}

export interface ProposedSystems {
  readonly systems: readonly ProposedSystem[];
  /** Resources of observations that are on no account which dossier.yaml could name. */
  readonly elsewhere: readonly Resource[];
}

/** More groups than a person wants to decide on one by one stay one system. */
const MOST_GROUPS = 20;

/**
 * Systems for what the scans are about, an entry of `resources` for each observation: accounts and subscriptions by
 * the number of observations, each under the name that the scans give it. A subscription of several resource groups is
 * proposed group by group, which is how people divide it, and the rest of it last, since the first system wins.
 */
export function proposeSystems(
  resources: readonly Resource[],
  names: ReadonlyMap<string, string>,
): ProposedSystems {
  const accounts = new Map<string, Account>();
  const elsewhere: Resource[] = [];
  for (const resource of resources) {
    const { account: id, cloud } = resource;
    if (id === undefined || !isAccount(id, cloud)) {
      elsewhere.push(resource);
      continue;
    }
    const key = `${cloud} ${id.toLowerCase()}`;
    const account = accounts.get(key) ?? { cloud, id, resources: [] };
    account.resources.push(resource);
    accounts.set(key, account);
  }
  const taken = new Set<string>();
  const byLowerId = new Map([...names].map(([id, name]) => [id.toLowerCase(), name]));
  const systems = [...accounts.values()]
    .sort((a, b) => b.resources.length - a.resources.length || (a.id < b.id ? -1 : 1))
    .flatMap((account) => systemsOf(account, byLowerId.get(account.id.toLowerCase()), taken));
  return { systems, elsewhere };
}

interface Account {
  readonly cloud: 'aws' | 'azure';
  readonly id: string;
  readonly resources: Resource[];
}

/** Scanners mask accounts or leave placeholders; what dossier.yaml would refuse is no account to propose. */
function isAccount(id: string, cloud: Cloud | undefined): cloud is 'aws' | 'azure' {
  if (cloud === 'aws') return /^\d{12}$/.test(id);
  return cloud === 'azure' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}

function systemsOf(
  { cloud, id, resources }: Account,
  called: string | undefined,
  taken: Set<string>,
): ProposedSystem[] {
  const short = cloud === 'azure' ? id.slice(0, 8) : id;
  const name = called ?? `${cloud === 'azure' ? 'Azure subscription' : 'AWS account'} ${short}`;
  const match = cloud === 'azure' ? { subscriptions: [id] } : { accounts: [id] };
  const groups = cloud === 'azure' ? groupsOf(resources) : [];
  const whole = unique(
    called === undefined ? `${cloud}-${short}` : slug(called, `${cloud}-${short}`),
    '',
    taken,
  );
  if (groups.length < 2 || groups.length > MOST_GROUPS)
    return [{ id: whole, name, match, observations: resources.length }];
  const inGroups = groups.map(({ group, observations }) => ({
    id: unique(slug(group, 'resource-group'), whole, taken),
    name: `${group} (${name})`,
    match: { ...match, resources: [`*/resourceGroups/${group}`, `*/resourceGroups/${group}/*`] },
    observations,
  }));
  const rest = resources.length - inGroups.reduce((sum, { observations }) => sum + observations, 0);
  return [...inGroups, { id: whole, name: `${name}, outside these groups`, match, observations: rest }];
}

/** Resource groups as first written, by the number of observations. */
function groupsOf(
  resources: readonly Resource[],
): readonly { readonly group: string; readonly observations: number }[] {
  const groups = new Map<string, { readonly group: string; observations: number }>();
  for (const { id } of resources) {
    const [, group] = /^\/subscriptions\/[^/]+\/resourceGroups\/([^/*]+)/i.exec(id) ?? [];
    if (group === undefined) continue;
    const known = groups.get(group.toLowerCase()) ?? { group, observations: 0 };
    known.observations += 1;
    groups.set(group.toLowerCase(), known);
  }
  return [...groups.values()].sort((a, b) => b.observations - a.observations || (a.group < b.group ? -1 : 1));
}

/** The id, else with the subscription behind it, else with a number. */
function unique(id: string, within: string, taken: Set<string>): string {
  const candidates = function* (): Generator<string> {
    yield id;
    if (within !== '' && id.length + within.length < LONGEST_ID) yield `${id}-${within}`;
    for (let number = 2; ; number += 1) yield `${id}-${number}`;
  };
  for (const candidate of candidates()) {
    if (taken.has(candidate)) continue;
    taken.add(candidate);
    return candidate;
  }
  throw new RangeError('no id is left');
}

const LONGEST = 40;
/** Of any id in dossier.yaml. */
const LONGEST_ID = 64;

function slug(text: string, fallback: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const cut =
    plain.length > LONGEST
      ? plain
          .slice(0, LONGEST + 1)
          .replace(/-[^-]*$/, '')
          .slice(0, LONGEST)
      : plain;
  return cut || fallback;
}
