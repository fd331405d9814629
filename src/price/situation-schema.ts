import { z } from 'zod';
import { isoDate } from '../model/date.js';
import { dollars } from '../model/money.js';
import { TIERS } from '../model/penalty.js';
import { statedAdjustmentSchema } from './stated-adjustment-schema.js';
import type { Rate } from './unite-days.js';

/** A trillion: more than any penalty, and exact in cents. */
const MOST_DOLLARS = 1_000_000_000_000;

const day = z.iso.date().transform(isoDate);

const provision = z
  .string()
  .transform((text) => text.replace(/^\s*(?:45\s*CFR\s*)?(?:§\s*)?/i, '').replaceAll(/\s/g, ''))
  .pipe(
    z.string().regex(/^16[0-4]\.\d{3}(\([A-Za-z0-9]{1,5}\))*$/, {
      error: 'is not a citation such as 164.312(a)(2)(iv)',
    }),
  );

const rate = z
  .union([z.string(), z.number()])
  .transform((value, context): Rate => {
    if (value === 'minimum' || value === 'maximum') return value;
    if (Number.isInteger(value) && Number(value) > 0 && Number(value) <= MOST_DOLLARS)
      return dollars(Number(value));
    const params = { allowed: 'minimum, maximum, or whole dollars such as 2000' };
    context.addIssue({ code: 'custom', message: 'is no rate', params });
    return z.NEVER;
  })
  .optional()
  .meta({ description: '`minimum`, `maximum`, or whole dollars per violation.' });

const persons = z
  .number()
  .int()
  .positive()
  .meta({ description: 'Persons toward whom the provision was violated.' });
const from = day.meta({ description: 'First day of the violation.' });
const to = day.meta({ description: 'Last day of the violation; it counts.' });

const common = {
  provision: provision.meta({
    description: 'Provision of 45 CFR that was violated, such as 164.312(a)(2)(iv).',
  }),
  tier: z.enum(TIERS).optional().meta({ description: 'Culpability tier of 45 CFR 160.404(b)(2).' }),
  rate,
  knownOn: day
    .optional()
    .meta({ description: 'First day of knowledge; starts the 30 days of 45 CFR 160.410(c).' }),
  correctedOn: day.optional().meta({ description: 'Day on which all of it was corrected.' }),
};

const violation = z.discriminatedUnion('basis', [
  z.strictObject({ ...common, basis: z.literal('per-day'), from, to }).superRefine(inOrder),
  z.strictObject({
    ...common,
    basis: z.literal('per-person'),
    persons,
    on: day.meta({ description: 'Day of the event.' }),
  }),
  z.strictObject({ ...common, basis: z.literal('per-person-day'), persons, from, to }).superRefine(inOrder),
]);

/** The file that `dossier price` reads: facts of a case, without any scans. */
export const situationSchema = z.strictObject({
  noticeDate: day.meta({
    description: 'Date of the Notice of Proposed Determination (45 CFR 160.420); it picks the schedule.',
  }),
  violations: z.array(violation).min(1),
  adjustments: z.array(statedAdjustmentSchema).default([]),
});

export type Situation = z.output<typeof situationSchema>;

function inOrder({ from, to }: { from: string; to: string }, context: z.core.$RefinementCtx): void {
  if (from <= to) return;
  context.addIssue({
    code: 'custom',
    path: ['to'],
    message: 'is before `from`',
    params: { allowed: `${from} or later` },
  });
}
