import { z } from 'zod';
import { isoDate } from '../model/date.js';
import { dollars } from '../model/money.js';
import { TIERS } from '../model/penalty.js';
import { adjust } from './check-schedules.js';
import data from './enforcement-discretion.json' with { type: 'json' };
import { schedules } from './schedule-rows.js';

const amount = z.int().positive().transform(dollars);
const adjustedCaps = z.strictObject({
  'no-knowledge': amount,
  'reasonable-cause': amount,
  'willful-neglect-corrected': amount,
  'willful-neglect-not-corrected': amount,
});

/** The notice of 2019 with its caps, and those caps as they would stand adjusted, by schedule. */
export const discretion = z
  .strictObject({
    citation: z.string().min(1),
    from: z.iso.date().transform(isoDate),
    asApplied: z.strictObject({
      'no-knowledge': amount,
      'reasonable-cause': amount,
      'willful-neglect-corrected': amount,
      'willful-neglect-not-corrected': z.null(),
    }),
    sources: z.array(z.string().min(1)).min(1),
    notes: z.array(z.string().min(1)),
    schedules: z.array(
      z.strictObject({ schedule: z.string(), adjusted: adjustedCaps, verified: z.boolean() }),
    ),
  })
  .parse(data);

checkAdjustedCaps();

/** Each schedule from the HITECH amounts on has a row, and each row is the one before times the multiplier. */
function checkAdjustedCaps(): void {
  const adjustedBySchedule = new Map(
    discretion.schedules.map(({ schedule, adjusted }) => [schedule, adjusted]),
  );
  const rows = schedules.filter(({ violationFrom }) => violationFrom !== undefined);
  if (rows.length !== adjustedBySchedule.size)
    throw new RangeError('enforcement-discretion.json: rows missing');
  for (const [index, row] of rows.entries()) {
    const caps = adjustedBySchedule.get(row.id);
    if (!caps) throw new RangeError(`enforcement-discretion.json has no row for ${row.id}`);
    const before = rows[index - 1];
    for (const tier of TIERS) {
      const earlier = before && adjustedBySchedule.get(before.id)?.[tier];
      const expected =
        earlier === undefined || row.multiplier === undefined
          ? (discretion.asApplied[tier] ?? row.tiers[tier].cap)
          : adjust(earlier, row.multiplier);
      if (caps[tier] !== expected) throw new RangeError(`enforcement-discretion.json, ${row.id}: ${tier}`);
    }
  }
}
