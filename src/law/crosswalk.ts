import { z } from 'zod';
import { checkCrosswalk } from './check-crosswalk.js';
import { FAMILY, type CrosswalkFamily } from './crosswalk-row.js';
import data from './crosswalk.json' with { type: 'json' };

/** The reviewed crosswalk, sorted by family. */
export const crosswalk: readonly CrosswalkFamily[] = readCrosswalk(data);

const byFamily = new Map(crosswalk.map((row) => [row.family, row]));

export function family(id: string): CrosswalkFamily | undefined {
  return byFamily.get(id);
}

/** Reads the rows; throws ZodError on a wrong shape, RangeError on what `checkCrosswalk` finds. */
export function readCrosswalk(rows: unknown): readonly CrosswalkFamily[] {
  const parsed = z.array(FAMILY).parse(rows);
  const problems = checkCrosswalk(parsed);
  if (problems.length > 0) throw new RangeError(`crosswalk.json: ${problems.join('; ')}`);
  return parsed;
}
