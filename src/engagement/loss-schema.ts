import { z } from 'zod';
import type { LossRanges } from '../model/loss-simulation.js';
import { TIERS } from '../model/penalty.js';
import { dollarAmount, text } from './fields.js';

const stated = {
  basis: text.meta({ description: 'What the figures rest on; printed with them.' }),
  by: text.meta({ description: 'Whose figures they are: a person or a role.' }),
};

const share = z.number().min(0).max(1);

const ascending = { error: 'is not in order', params: { allowed: 'low <= likely <= high' } };

function shareRange(description: string) {
  return z
    .strictObject({
      low: share.meta({ description: 'Lowest that the author would take, 0 to 1.' }),
      likely: share.meta({ description: 'Most likely, 0 to 1.' }),
      high: share.meta({ description: 'Highest that the author would take, 0 to 1.' }),
      ...stated,
    })
    .refine(({ low, likely, high }) => low <= likely && likely <= high, ascending)
    .meta({ description });
}

const cost = z
  .strictObject({
    name: text.meta({ description: 'What it is spent on, such as outside counsel.' }),
    low: dollarAmount.meta({ description: 'Lowest, in dollars.' }),
    likely: dollarAmount.meta({ description: 'Most likely, in dollars.' }),
    high: dollarAmount.meta({ description: 'Highest, in dollars.' }),
    ...stated,
  })
  .refine(({ low, likely, high }) => low <= likely && likely <= high, ascending);

/** `lossSimulation`: ranges that only people can state. Without it no losses are simulated. */
export const lossSchema: z.ZodType<LossRanges> = z.strictObject({
  seed: z.int().min(0).default(1).meta({ description: 'Seed of the random numbers; printed.' }),
  trials: z.int().min(1_000).max(1_000_000).default(50_000).meta({
    description: 'How often the ranges are drawn; printed with the standard error.',
  }),
  inquiry: shareRange('Chance of an inquiry of OCR within a year.'),
  penalty: shareRange('Chance that an inquiry ends in a penalty or a settlement.'),
  tiers: z
    .strictObject({
      weights: z
        .partialRecord(z.enum(TIERS), z.number().min(0).max(1_000))
        .refine((weights) => Object.values(weights).some((weight) => weight > 0), {
          error: 'gives no tier a weight',
          params: { allowed: `a number above 0 for at least one of ${TIERS.join(', ')}` },
        })
        .meta({ description: 'How likely each tier is to be found, relative to the others.' }),
      ...stated,
    })
    .meta({ description: 'Tiers that OCR may find; no statement on culpability.' }),
  position: shareRange(
    'Where between the low end (0) and the high end (1) of the tier the amount falls; the low end when not stated.',
  ).optional(),
  costs: z.array(cost).default([]).meta({
    description:
      'What each inquiry costs beside a penalty: counsel, forensics, staff. No cost per record, no industry average.',
  }),
});
