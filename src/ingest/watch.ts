import type { Finding, WatchedCheck } from '../model/finding.js';
import type { Observation } from '../model/observation.js';
import { byPlace, groupOf, type FamilyOf } from './group.js';

/** Remembers what records say of findings that earlier files held. */
export interface Watch {
  see(family: string, key: string, observation: Observation): void;
  /** In the order of the findings' ids. */
  seen(): readonly WatchedCheck[];
}

/** Looks out for the groups that these findings, as they are merged now, are made of. */
export function createWatch(findings: readonly Finding[], familyOf: FamilyOf): Watch {
  const wanted = new Map(
    findings.flatMap(({ id, observations: [first] }) =>
      first ? [[nameOf(groupOf(first, familyOf)), id] as const] : [],
    ),
  );
  const best = new Map<string, Observation>();
  return {
    see(family, key, observation) {
      if (wanted.size === 0) return;
      const finding = wanted.get(nameOf({ family: { id: family }, key }));
      if (finding === undefined) return;
      const known = best.get(finding);
      if (!known || isBetter(observation, known)) best.set(finding, observation);
    },
    seen: () =>
      [...best]
        .map(([finding, { status, tool, seen, at }]): WatchedCheck => {
          const on = seen.last ?? seen.first;
          return { finding, result: status.result, tool, ...(on !== undefined && { on }), at };
        })
        .sort((a, b) => (a.finding < b.finding ? -1 : 1)),
  };
}

function nameOf({ family, key }: { readonly family: { readonly id: string }; readonly key: string }): string {
  return JSON.stringify([family.id, key]);
}

/** A pass tells more than any other record; of equals the newest does, and of those the first by its place. */
function isBetter(a: Observation, b: Observation): boolean {
  const passes = Number(a.status.result === 'pass') - Number(b.status.result === 'pass');
  if (passes !== 0) return passes > 0;
  const [dayA, dayB] = [a.seen.last ?? a.seen.first ?? '', b.seen.last ?? b.seen.first ?? ''];
  return dayA === dayB ? byPlace(a, b) < 0 : dayA > dayB;
}
