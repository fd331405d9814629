import { z } from 'zod';
import type { Layer, SystemSpec } from '../model/engagement.js';
import { count, id, text } from './fields.js';

const LAYERS: readonly Layer[] = [
  'identity',
  'storage',
  'network edge',
  'data persistence',
  'logging',
  'governance',
];

/** For editors: a bare number or true/false stands for its text, as written. */
const AS_WRITTEN = { type: ['string', 'number', 'boolean'] };

/** AWS account ids keep their leading zeros; patterns with `*` are allowed. */
const account = z
  .string()
  .regex(/^(\d{12}|[\d*]*\*[\d*]*)$/, {
    error: 'is not an AWS account id of 12 digits (leading zeros count) or a pattern with `*`',
  })
  .meta(AS_WRITTEN);

const match = z
  .strictObject({
    accounts: z.array(account).min(1).optional().meta({
      description: 'AWS account ids, or patterns with `*`.',
    }),
    subscriptions: z.array(text).min(1).optional().meta({
      description: 'Azure subscription ids, or patterns with `*`.',
    }),
    resources: z.array(text).min(1).optional().meta({
      description: 'Patterns on the resource id (ARN, ARM id) or name; `*` is a wildcard.',
    }),
    tags: z.record(text, z.string().meta(AS_WRITTEN)).optional().meta({
      description: 'Tags that the resource must carry; `*` is a wildcard in the value.',
    }),
  })
  .refine(({ tags, ...lists }) => Object.keys(tags ?? {}).length > 0 || Object.values(lists).some(Boolean), {
    error: 'states no pattern, which would take in every resource',
    params: { hint: "State accounts, subscriptions, resources or tags; `resources: ['*']` takes the rest." },
  });

/** One entry of `systems`. */
export const systemSchema: z.ZodType<SystemSpec> = z.strictObject({
  id: id.meta({ description: 'Short name of the system, unique in the file.' }),
  name: text.meta({ description: 'The system as people call it.' }),
  match: match.meta({
    minProperties: 1,
    description: 'Which resources belong to it; all kinds that are stated must match, the first system wins.',
  }),
  holdsPhi: z
    .union([z.boolean(), z.literal('unknown')])
    .default('unknown')
    .meta({
      description:
        'Whether it creates, receives, maintains or transmits electronic PHI; priced only when true.',
    }),
  phiBasis: text.optional().meta({ description: 'How that is known.' }),
  individuals: count.optional().meta({ description: 'Persons whose PHI it holds.' }),
  dataGb: z.number().min(0).optional().meta({ description: 'Data volume in gigabytes, for service costs.' }),
  environment: z
    .enum(['production', 'staging', 'test', 'development', 'shared'])
    .optional()
    .meta({ description: 'Where it runs.' }),
  layer: z
    .enum(LAYERS)
    .optional()
    .meta({ description: 'Failure layer, where the resource type does not tell.' }),
  owner: text.optional().meta({ description: 'Who answers for it.' }),
});
