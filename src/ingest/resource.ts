import type { Cloud, Resource } from '../model/observation.js';

export interface ResourceParts {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly type?: string | undefined;
  readonly cloud?: Cloud | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** Name of a resource that the record does not state. */
export const NOT_STATED = 'resource not stated';

/**
 * A resource from what the record says, completed from its ARN or ARM id: cloud, account, region and type.
 * A record that names no resource gets the account, or else the name `NOT_STATED`.
 */
export function resourceOf(parts: ResourceParts): Resource {
  const id = parts.id ?? '';
  const known = fromId(id);
  return {
    id,
    name: parts.name ?? (id === '' ? (parts.account ?? NOT_STATED) : undefined),
    type: parts.type ?? known.type,
    cloud: parts.cloud ?? known.cloud,
    account: parts.account ?? known.account,
    region: parts.region ?? known.region,
    tags: parts.tags ?? {},
  };
}

/** The cloud that a provider's name stands for. */
export function cloudOf(provider: string | undefined): Cloud | undefined {
  const word = provider?.toLowerCase();
  if (word === undefined) return undefined;
  if (/^(aws|amazon)/.test(word)) return 'aws';
  if (/^(azure|microsoft)/.test(word)) return 'azure';
  if (/^(gcp|google)/.test(word)) return 'gcp';
  if (/^(kubernetes|k8s)/.test(word)) return 'kubernetes';
  return 'other';
}

/** Tags as scanners write them: `[{Key, Value}]`, `[{key, value}]`, `{k: v}`, `k=v | k2=v2`. */
export function tagsOf(value: unknown): Readonly<Record<string, string>> {
  const tags: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [key, item] of tagPairs(value)) {
    if (key !== '') tags[key] = typeof item === 'string' ? item : (JSON.stringify(item) ?? '');
  }
  return { ...tags };
}

function tagPairs(value: unknown): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.flatMap(tagPairs);
  if (typeof value === 'string') {
    return value
      .split(/\s*\|\s*|\s*,\s*(?=[^,=]+=)/)
      .map((pair) => [pair.split('=')[0]?.trim() ?? '', pair.split('=').slice(1).join('=').trim()] as const);
  }
  if (typeof value !== 'object' || value === null) return [];
  if (!Object.keys(value).some((name) => name.toLowerCase() === 'value')) return Object.entries(value);
  const entries = new Map(Object.entries(value).map(([key, item]) => [key.toLowerCase(), item as unknown]));
  const key = entries.get('key') ?? entries.get('name');
  return typeof key === 'string' ? [[key, entries.get('value')]] : Object.entries(value);
}

function fromId(id: string): ResourceParts {
  const arn = /^arn:[^:]*:([^:]*):([^:]*):([^:]*):/.exec(id);
  if (arn) return { cloud: 'aws', region: arn[2] || undefined, account: arn[3] || undefined };
  const account = /^AWS::::Account:(\w+)$/.exec(id);
  if (account) return { cloud: 'aws', account: account[1], type: 'AwsAccount' };
  const arm = /^\/subscriptions\/([^/]+)/i.exec(id);
  if (!arm) return {};
  const type = /\/providers\/([^/]+)\/([^/]+)(?:\/[^/]+)?$/i.exec(id);
  return { cloud: 'azure', account: arm[1], type: type ? `${type[1]}/${type[2]}` : undefined };
}
