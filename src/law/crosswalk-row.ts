import { z } from 'zod';
import type { Layer } from '../model/engagement.js';

const LAYERS = [
  'identity',
  'storage',
  'network edge',
  'data persistence',
  'logging',
  'governance',
] as const satisfies readonly Layer[];

const ids = z.array(z.string().min(1)).min(1).optional();

const CHECKS = z.strictObject({
  prowler: ids,
  config: ids,
  securityhub: ids,
  powerpipe: ids,
  azurePolicy: ids,
  defender: ids,
  macie: ids,
  checkov: ids,
  trivy: ids,
});

/** The shape of a row; an unknown or missing key is refused. */
export const FAMILY = z.strictObject({
  /** Stable name in kebab-case, cloud first: `aws-s3-public-access`. */
  family: z.string().regex(/^[a-z]+(-[a-z0-9]+)+$/),
  title: z.string().min(1),
  /** The one provision that is priced. Absent: reviewed, and no provision fails by this check alone. */
  provision: z.string().optional(),
  /** Provisions that it also bears on; never priced. */
  related: z.array(z.string()),
  layer: z.enum(LAYERS),
  pattern: z
    .string()
    .regex(/^P[1-6]$/)
    .optional(),
  direction: z.enum(['R1', 'R2', 'R3', 'R4', 'R5', 'R6']),
  /** Why this provision and no other, or why none. */
  reason: z.string().min(1),
  /** Whose mapping names the same provision, with its commit; `judgment` where none does. */
  source: z.string().min(1),
  clouds: z.array(z.enum(['aws', 'azure'])).min(1),
  checks: CHECKS,
  /** Ids and titles written from memory, not read in a vendor's file or a real export. */
  recalled: ids,
});

/** Checks of all tools of which each one fails on a resource exactly when the others do. */
export type CrosswalkFamily = Readonly<z.infer<typeof FAMILY>>;

/** Whose check ids a list holds. */
export type CheckSpace = keyof z.infer<typeof CHECKS>;

export const CHECK_SPACES: readonly CheckSpace[] = CHECKS.keyof().options;
