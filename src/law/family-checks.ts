import { crosswalk } from './crosswalk.js';
import { CHECK_SPACES } from './crosswalk-row.js';

const checksOf = new Map(
  crosswalk.map((row) => [
    row.family,
    new Set(
      [row.family, ...CHECK_SPACES.flatMap((space) => row.checks[space] ?? [])].map((id) => id.toLowerCase()),
    ),
  ]),
);

/** Whether `check`, the id of a family or of any tool's check, names `family`. Letter case does not count. */
export function checkNamesFamily(family: string, check: string): boolean {
  return checksOf.get(family)?.has(check.toLowerCase()) ?? false;
}
