import type { PassingCheck } from '../model/finding.js';
import type { Group } from './group.js';

/** Checks that pass today, per family and tool, with the number of resources. */
export function passingChecks(groups: readonly Group[]): readonly PassingCheck[] {
  const passing = new Map<string, PassingCheck>();
  for (const { family, reading } of groups) {
    for (const { tool, by } of reading.standings) {
      const passes = by.filter(({ status }) => status.result === 'pass');
      if (passes.length === 0) continue;
      const key = JSON.stringify([family.id, tool]);
      const before = passing.get(key);
      const days = [...passes.map(({ seen }) => seen.last ?? seen.first), before?.lastSeen].filter(
        (day) => day !== undefined,
      );
      const lastSeen = days.sort().at(-1);
      passing.set(key, {
        family: family.id,
        title: family.title,
        tool,
        resources: (before?.resources ?? 0) + 1,
        lastSeen,
      });
    }
  }
  return [...passing.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, check]) => check);
}
