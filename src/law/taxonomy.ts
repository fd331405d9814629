import { z } from 'zod';
import { provision } from './provisions.js';
import data from './taxonomy.json' with { type: 'json' };

const text = z.string().min(1);
const provisionId = text.refine((id) => provision(id) !== undefined, 'is no provision');
const ids = z.array(provisionId);
const DIRECTION_IDS = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6'] as const;

const EXPOSURE_LAYER = z.strictObject({ id: text, name: text, priceable: text, explanation: text });

const FAILURE_LAYER = z.strictObject({
  id: text,
  layer: z.enum(['identity', 'storage', 'network edge', 'data persistence', 'logging']),
  name: text,
  provisions: ids.min(1),
  related: ids,
  explanation: text,
});

const FAILURE_PATTERN = z.strictObject({
  id: text,
  name: text,
  provisions: ids.min(1),
  related: ids,
  /** Whether a scanner can see it. */
  scanner: z.enum(['yes', 'in part', 'no']),
  explanation: text,
});

const DIRECTION = z.strictObject({
  id: z.enum(DIRECTION_IDS),
  name: text,
  aws: z.array(text),
  azure: z.array(text),
  provisions: ids.min(1),
  /** Directions that come first. */
  after: z.array(z.enum(DIRECTION_IDS)),
  explanation: text,
});

const CONSIDERATION = z.strictObject({ id: text, name: text, provisions: ids.min(1), explanation: text });
/** A claim of the seed dossier that the law or the platforms do not bear out, and what is so. */
const CORRECTION = z.strictObject({ claim: text, correction: text });

/** The shape of `taxonomy.json`: the seed dossier's lists in their order; an unknown key is refused. */
export const TAXONOMY = z.strictObject({
  source: text,
  exposureLayers: z.array(EXPOSURE_LAYER).length(3),
  failureLayers: z.array(FAILURE_LAYER).length(5),
  failurePatterns: z.array(FAILURE_PATTERN).length(6),
  remediationDirections: z.array(DIRECTION).length(6),
  operationalConsiderations: z.array(CONSIDERATION).length(6),
  corrections: z.array(CORRECTION).length(6),
});

/** Where and how cloud safeguards fail, and what is done about it: lists with our own explanations. */
export const taxonomy: Readonly<z.infer<typeof TAXONOMY>> = TAXONOMY.parse(data);
