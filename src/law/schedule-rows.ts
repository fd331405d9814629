import { z } from 'zod';
import { parseIsoDate, isoDate, type IsoDate } from '../model/date.js';
import { dollars } from '../model/money.js';
import { checkSchedules } from './check-schedules.js';
import type { Schedule } from './schedule.js';
import data from './penalty-schedules.json' with { type: 'json' };

const day = z
  .string()
  .refine((text) => parseIsoDate(text) === text, 'is not a calendar day')
  .transform((text) => isoDate(text))
  .nullable()
  .transform((value) => value ?? undefined);
const amount = z.int().nonnegative().transform(dollars);
const tier = z.strictObject({ minimum: amount, maximum: amount, cap: amount });

/** The shape of `penalty-schedules.json`, in whole dollars; an unknown or missing key is refused. */
export const PENALTY_SCHEDULES = z.strictObject({
  version: z.string().min(1),
  asOf: z.iso.date().transform(isoDate),
  notes: z.array(z.string().min(1)),
  schedules: z.array(
    z.strictObject({
      id: z.string().min(1),
      label: z.string().min(1),
      assessedFrom: day,
      assessedBefore: day,
      violationFrom: day,
      violationBefore: day,
      multiplier: z
        .string()
        .regex(/^\d\.\d{5}$/)
        .nullable()
        .transform((value) => value ?? undefined),
      tiers: z.strictObject({
        'no-knowledge': tier,
        'reasonable-cause': tier,
        'willful-neglect-corrected': tier,
        'willful-neglect-not-corrected': tier,
      }),
      citation: z.string().min(1),
      readIn: z.enum(['law', 'publications']),
      verified: z.boolean(),
      unverified: z.array(z.string().min(1)),
      sources: z.array(z.string().min(1)).min(1),
    }),
  ),
});

const law = PENALTY_SCHEDULES.parse(data);

/** Every schedule that was ever in force, oldest first; free of gaps and overlaps, or the program does not start. */
export const schedules: readonly Schedule[] = checkSchedules(law.schedules);
export const scheduleNotes: readonly string[] = law.notes;
export const lawVersion: string = law.version;
/** The day up to which the law was looked up. */
export const lawAsOf: IsoDate = law.asOf;
