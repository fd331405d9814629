import { z } from 'zod';
import { ROLES } from '../model/engagement.js';
import data from './labor.json' with { type: 'json' };

const Sourced = {
  id: z.string().min(1),
  asOf: z.string().min(1),
  source: z.string().min(1),
  url: z.url().nullable(),
  seen: z.boolean(),
};

const Labor = z.strictObject({
  rates: z
    .array(
      z.strictObject({
        ...Sourced,
        role: z.enum(ROLES),
        occupation: z.string().min(1),
        dollarsPerYear: z.int().positive(),
      }),
    )
    .length(ROLES.length),
  /** People of each role who work on the plan, where the engagement does not say. */
  crew: z
    .array(z.strictObject({ role: z.enum(ROLES), people: z.int().positive(), source: z.string().min(1) }))
    .length(ROLES.length),
  loading: z.strictObject({ ...Sourced, title: z.string().min(1), multiplier: z.number().min(1) }),
});

/** Wages, crew and the employer's multiplier, each with its source. */
export const LABOR = Labor.parse(data);
