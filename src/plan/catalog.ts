import { z } from 'zod';
import { ROLES } from '../model/engagement.js';
import rows from './actions.json' with { type: 'json' };

/** What a quantity is counted by; `once` is 1 for the action. */
export const UNITS = ['once', 'resource', 'account', 'system', 'GB', 'vendor'] as const;
export type Unit = (typeof UNITS)[number];

export const DIRECTIONS = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'O1', 'O2', 'O3', 'O4', 'O5', 'O6'] as const;

const Sentence = z.string().min(10).regex(/\.$/, 'ends with a full stop');
const Amounts = [z.number().nonnegative(), z.number().nonnegative(), z.number().positive()] as const;

/** Role, unit, then low, likely and high hours for each unit. */
const Effort = z
  .tuple([z.enum(ROLES), z.enum(UNITS), ...Amounts])
  .refine(([, , low, likely, high]) => low <= likely && likely <= high, 'low <= likely <= high');

/** Price id, unit, low, likely and high priced units for each unit, recurrence, how the quantity was set. */
const Service = z
  .tuple([z.string(), z.enum(UNITS), ...Amounts, z.enum(['one-off', 'monthly']), z.string().min(1)])
  .refine(([, , low, likely, high]) => low <= likely && likely <= high, 'low <= likely <= high');

/** What makes an action part of the plan. */
const Trigger = z.discriminatedUnion('kind', [
  /** There are open findings of a family that it closes. */
  z.strictObject({ kind: z.literal('findings') }),
  /** There are open findings on its cloud. */
  z.strictObject({ kind: z.literal('cloud') }),
  /** There are open findings on its cloud that show this failure pattern of the taxonomy. */
  z.strictObject({ kind: z.literal('pattern'), pattern: z.string().regex(/^P[1-6]$/) }),
  /** One action for each vendor that handles PHI without a signed agreement. */
  z.strictObject({ kind: z.literal('vendor gap') }),
  /** There are open findings, closed by no other action, of which somebody says that attackers use them. */
  z.strictObject({ kind: z.literal('known exploited') }),
  /** The provision is neither evidenced nor attested. */
  z.strictObject({
    kind: z.literal('provision'),
    provision: z.string().regex(/^164\.\d{3}(\([a-zA-Z0-9]+\))+$/),
  }),
]);

const Action = z.strictObject({
  key: z.string().regex(/^(aws|azure|any)(-[a-z0-9]+)+$/),
  title: z.string().min(1).max(90),
  direction: z.enum(DIRECTIONS),
  cloud: z.enum(['aws', 'azure', 'any']),
  owner: z.enum(ROLES),
  when: Trigger,
  /** Check families of the crosswalk. */
  closes: z.array(z.string()),
  override: z.enum(['public PHI', 'missing BAA', 'missing risk analysis']).optional(),
  /** For `public PHI`: the families, of those closed, whose findings mean that the public can get in. */
  exposes: z.array(z.string()).min(1).optional(),
  effort: z.array(Effort).min(1),
  /** Hours a month from then on. */
  upkeep: z.array(Effort),
  services: z.array(Service),
  /** Least working days from start to proof, whatever the effort. */
  days: z.int().positive(),
  /** Keys of actions that must be finished first, where they are part of the plan. */
  after: z.array(z.string()),
  steps: z.array(Sentence).min(3).max(6),
  verify: Sentence,
  value: Sentence,
  source: z.string().min(1),
});

/** One row of the action catalog. */
export type CatalogAction = z.infer<typeof Action>;
export type Effort = z.infer<typeof Effort>;
export type Service = z.infer<typeof Service>;

/** The catalog, read strictly: an unknown key or a badly formed row stops the program. */
export const CATALOG: readonly CatalogAction[] = z.array(Action).parse(rows);
