import type { IsoDate } from '../model/date.js';
import type { PassingCheck } from '../model/finding.js';
import type { Observation } from '../model/observation.js';
import type { Family, Group } from './group.js';
import { mostFrequent } from './most-common.js';

/** Counts checks that pass today, per family and tool, with the number of resources. */
export interface PassingChecks {
  /** An observation that passes, on a resource where the family never failed. */
  add(family: Family, key: string, observation: Observation): void;
  /** A group in which something failed: a tool may pass today all the same. */
  addGroup(group: Group): void;
  /** By family, then tool. */
  checks(): readonly PassingCheck[];
}

interface Count {
  readonly family: string;
  readonly tool: string;
  readonly resources: Set<number>;
  /** How often each title occurs: checks in no family have what the tool calls them. */
  readonly titles: Map<string, number>;
  lastSeen: IsoDate | undefined;
}

export function createPassingChecks(): PassingChecks {
  const counts = new Map<string, Count>();
  const keys = new Map<string, number>();

  function add({ id, title }: Family, key: string, observation: Observation): void {
    const { tool } = observation;
    const name = JSON.stringify([id, tool]);
    let count = counts.get(name);
    if (!count) {
      count = { family: id, tool, resources: new Set(), titles: new Map(), lastSeen: undefined };
      counts.set(name, count);
    }
    count.resources.add(numberOf(key));
    const day = observation.seen.last ?? observation.seen.first;
    if (day !== undefined && day > (count.lastSeen ?? '')) count.lastSeen = day;
    count.titles.set(title, (count.titles.get(title) ?? 0) + 1);
  }

  /** A number for each resource: a million keys in many sets would be many millions of strings. */
  function numberOf(key: string): number {
    const known = keys.get(key) ?? keys.size;
    if (known === keys.size) keys.set(key, known);
    return known;
  }

  return {
    add,
    addGroup({ family, key, reading }) {
      for (const { by } of reading.standings) {
        for (const one of by) if (one.status.result === 'pass') add(family, key, one);
      }
    },
    checks: () =>
      [...counts.entries()]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, { family, titles, tool, resources, lastSeen }]) => ({
          family,
          title: mostFrequent(titles) ?? family,
          tool,
          resources: resources.size,
          lastSeen,
        })),
  };
}
