import type { Scope } from '../model/assessed.js';
import type { SystemSpec } from '../model/engagement.js';
import type { Resource } from '../model/observation.js';
import { matchesAny, matchesPattern } from './wildcard.js';

/** The first system of which every stated kind of pattern matches; undefined when none does. */
export function systemOf(resource: Resource, systems: readonly SystemSpec[]): SystemSpec | undefined {
  return systems.find((system) => {
    const matched = matchedKinds(resource, system);
    return matched !== undefined && matched.length > 0;
  });
}

/** Whether the resource belongs to a system that holds PHI. Only `in` is priced; unknown stays unknown. */
export function scopeOf(resource: Resource, system: SystemSpec | undefined): Scope {
  if (!system) return { kind: 'unknown', reason: 'No system of the engagement takes in this resource.' };
  const by = `matched by ${(matchedKinds(resource, system) ?? []).join(' and ')}`;
  if (system.holdsPhi === 'unknown') {
    return {
      kind: 'unknown',
      system: system.id,
      reason: `Whether ${system.name} holds PHI is not stated (${by}).`,
    };
  }
  const stated = system.phiBasis ?? (system.holdsPhi ? 'stated to hold PHI' : 'stated to hold no PHI');
  return { kind: system.holdsPhi ? 'in' : 'out', system: system.id, basis: `${stated} (${by})` };
}

/**
 * The kinds of pattern that matched; undefined when a stated kind does not. Accounts and subscriptions are one
 * kind, since a resource can lie in one of them only and a system may spread over both clouds.
 */
function matchedKinds(resource: Resource, { match }: SystemSpec): readonly string[] | undefined {
  const kinds: string[] = [];
  if (match.accounts || match.subscriptions) {
    const aws = matchesAny(match.accounts ?? [], [resource.account, awsAccount(resource.id)]);
    const azure = matchesAny(match.subscriptions ?? [], [resource.account, subscription(resource.id)]);
    if (!aws && !azure) return undefined;
    kinds.push(aws ? 'account' : 'subscription');
  }
  if (match.resources) {
    if (!matchesAny(match.resources, [resource.id, resource.name])) return undefined;
    kinds.push('resource pattern');
  }
  const tags = Object.entries(match.tags ?? {});
  if (tags.length > 0) {
    if (!tags.every(([key, pattern]) => hasTag(resource, key, pattern))) return undefined;
    kinds.push('tag');
  }
  return kinds;
}

function hasTag({ tags }: Resource, key: string, pattern: string): boolean {
  const value = Object.hasOwn(tags, key) ? tags[key] : undefined;
  return value !== undefined && matchesPattern(pattern, value);
}

/** `arn:partition:service:region:account:…`; S3 bucket names and some others carry no account. */
function awsAccount(id: string): string | undefined {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(id)?.[1];
}

function subscription(id: string): string | undefined {
  return /^\/subscriptions\/([^/]+)/i.exec(id)?.[1];
}
