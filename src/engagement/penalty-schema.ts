import { z } from 'zod';
import type { CulpabilityInput, PenaltyFactor } from '../model/engagement.js';
import { TIERS } from '../model/penalty.js';
import { citation, count, day, percent, relativePath, text } from './fields.js';

/** One entry of `culpability` (45 CFR 160.401): counsel's assumption, never inferred from a scan. */
export const culpabilitySchema: z.ZodType<CulpabilityInput> = z.strictObject({
  provision: z
    .string()
    .refine((value) => value === '*' || citation.safeParse(value).success, {
      error: 'is not a citation',
      params: {
        allowed: 'a citation such as 164.312(a)(2)(iv), without `45 CFR` or `§`, or * for all others',
      },
    })
    .meta({ description: 'Provision as cited, or `*` for all that are not named.' }),
  tier: z.enum(TIERS).meta({ description: 'Culpability tier of 45 CFR 160.404(b)(2).' }),
  reason: text.meta({ description: 'Why this tier is assumed; printed with every figure that rests on it.' }),
  by: text.meta({ description: 'Whose assumption it is: a person or a role.' }),
  knownOn: day.optional().meta({
    description:
      'First day on which the entity knew, or with reasonable diligence would have known; starts the 30-day cure.',
  }),
  countPer: z.enum(['day', 'person']).optional().meta({
    description: 'How violations are counted (45 CFR 160.406); per day when not stated.',
  }),
  individuals: count.min(1).optional().meta({ description: 'Persons affected, for a count per person.' }),
  on: day.optional().meta({ description: 'Day of the event that is counted per person.' }),
});

/** One entry of `factors`: a circumstance of 45 CFR 160.408, stated by a person and applied after the caps. */
export const factorSchema: z.ZodType<PenaltyFactor> = z.strictObject({
  paragraph: z
    .string()
    .regex(/^160\.408\([a-e]\)(\(\d\))?$/, { error: 'is not a paragraph of 160.408, such as 160.408(c)' })
    .meta({ description: 'Paragraph of 45 CFR 160.408, (a) to (e).' }),
  kind: z
    .enum(['mitigating', 'aggravating'])
    .meta({ description: 'Whether it lowers or raises the amount.' }),
  statement: text.meta({ description: 'The circumstance, in a sentence that may be printed.' }),
  percent: percent.optional().meta({
    description: 'By how many percent; without it the factor is printed and changes nothing.',
  }),
  by: text.meta({ description: 'Whose statement it is.' }),
});

/** Recognized security practices (Pub. L. 116-321): in place for the twelve months before. */
export const practicesSchema = z.strictObject({
  framework: text.meta({
    description: 'NIST CSF, section 405(d) practices, or another recognized program.',
  }),
  since: day.meta({ description: 'First day on which the practices were demonstrably in place.' }),
  reductionPercent: percent.optional().meta({
    description: 'Reduction that is assumed; without it the practices are printed and change nothing.',
  }),
  reason: text.meta({ description: 'Why the practices, and the reduction, may be relied on.' }),
  evidence: z.array(relativePath).default([]).meta({ description: 'Evidence ids that demonstrate them.' }),
});
