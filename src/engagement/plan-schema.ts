import { z } from 'zod';
import { ROLES, type Suppression } from '../model/engagement.js';
import { day, dollarAmount, id, text } from './fields.js';

/** `labor`: rates in dollars per hour by role, with where they come from. */
export const laborSchema = z.strictObject({
  multiplier: z.number().min(0.1).max(10).optional().meta({
    description:
      'Cost of an hour of work over its wage (benefits, taxes, overhead), for roles without a rate of their own.',
  }),
  people: z
    .partialRecord(z.enum(ROLES), z.int().min(1).max(1000))
    .optional()
    .meta({ description: 'People of a role who work on the plan full time; its dates rest on them.' }),
  rates: z
    .partialRecord(
      z.enum(ROLES),
      z.strictObject({
        perHour: dollarAmount.meta({ description: 'Loaded hourly rate in dollars.' }),
        source: text.meta({ description: 'Where the rate comes from: a contract, payroll, a survey.' }),
      }),
    )
    .default({})
    .meta({ description: 'Loaded hourly rates by role; catalog rates serve for roles not named.' }),
});

/** `plan`: limits beside the budget. */
export const planLimitsSchema = z.strictObject({
  by: day.optional().meta({ description: 'Last day on which an action of the plan may be finished.' }),
  hours: z
    .partialRecord(z.enum(ROLES), z.number().min(0).max(1_000_000))
    .optional()
    .meta({ description: 'Most one-off hours of a role for the whole plan, likely values.' }),
});

/** `budget: 150000`, or `budget: { oneOff: 150000, reason: … }`. */
export const budgetSchema = z.union([
  dollarAmount.transform((oneOff) => ({ oneOff })),
  z.strictObject({
    oneOff: dollarAmount.meta({
      description: 'Dollars for one-off remediation cost; the cut line of the plan.',
    }),
    reason: text.optional().meta({ description: 'Where the figure comes from.' }),
  }),
]);

const suppressionMatch = z
  .strictObject({
    finding: text.optional().meta({ description: 'Finding id, `F-…`.' }),
    check: text.optional().meta({ description: 'Check id of a scanner, or check family id.' }),
    resource: text.optional().meta({ description: 'Pattern on the resource id or name; `*` is a wildcard.' }),
  })
  .refine((parts) => Object.values(parts).some(Boolean), {
    error: 'states nothing, which would suppress every finding',
    params: { hint: 'State finding, check or resource.' },
  });

/** One entry of `suppressions`: an accepted risk that somebody owns and that ends. */
export const suppressionSchema: z.ZodType<Suppression> = z.strictObject({
  id: id.meta({ description: 'Short name of the suppression, unique in the file.' }),
  match: suppressionMatch.meta({
    minProperties: 1,
    description: 'What is suppressed; all parts that are stated must match.',
  }),
  owner: text.meta({ description: 'Who answers for the accepted risk.' }),
  reason: text.meta({ description: 'Why it is accepted.' }),
  approver: text.meta({ description: 'Who approved it.' }),
  expires: day.meta({
    description:
      'Last day of the suppression. Required: an accepted risk without an end is never looked at again, and an auditor reads it as ignored.',
  }),
});
