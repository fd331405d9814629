import type { CrosswalkFamily } from './crosswalk-row.js';
import { provision } from './provisions.js';

/** What no schema can say of the crosswalk: provisions exist, families are sorted, each check has one family. */
export function checkCrosswalk(rows: readonly CrosswalkFamily[]): readonly string[] {
  const problems: string[] = [];
  const owner = new Map<string, string>();
  let previous = '';
  for (const row of rows) {
    if (row.family <= previous) problems.push(`${row.family} is not sorted after ${previous}`);
    previous = row.family;
    problems.push(...provisionProblems(row));
    const lists = Object.values(row.checks);
    if (lists.length === 0) problems.push(`${row.family} has no check`);
    const own = new Set<string>();
    for (const check of lists.flat()) {
      const key = check.toLowerCase();
      own.add(key);
      const other = owner.get(key);
      if (other !== undefined && other !== row.family) {
        problems.push(`${check} stands in ${other} and ${row.family}`);
      }
      owner.set(key, row.family);
    }
    for (const check of row.recalled ?? []) {
      if (!own.has(check.toLowerCase()))
        problems.push(`${row.family} recalls ${check}, which it does not list`);
    }
  }
  return problems;
}

function provisionProblems(row: CrosswalkFamily): string[] {
  const problems: string[] = [];
  if (row.provision === undefined && row.related.length > 0) {
    problems.push(`${row.family} relates to provisions and maps to none`);
  }
  if (row.provision !== undefined && row.related.includes(row.provision)) {
    problems.push(`${row.family} relates to its own provision`);
  }
  for (const id of [row.provision ?? [], row.related].flat()) {
    const known = provision(id);
    if (!known) problems.push(`${row.family} names ${id}, which is no provision`);
    else if (known.designation === 'general') problems.push(`${row.family} names the general rule ${id}`);
  }
  return problems;
}
