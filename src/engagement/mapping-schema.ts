import { z } from 'zod';
import type { StatedMapping } from '../model/engagement.js';
import { citation, text } from './fields.js';

/** One entry of `mappings`: what a check is taken for, as somebody states who answers for it. */
export const mappingSchema: z.ZodType<StatedMapping> = z
  .strictObject({
    check: text.meta({
      description: 'Check id of a scanner, title of the check, or check family id; `*` is a wildcard.',
    }),
    family: text.optional().meta({
      description:
        'Check family that it is taken for, such as `aws-s3-public-access`: its provision, action and findings become one with those of other scanners.',
    }),
    provision: citation.optional().meta({
      description: 'Where no family fits: the one provision under which its findings are priced.',
    }),
    related: z.array(citation).optional().meta({
      description: 'Provisions that it bears on as well; with `provision`.',
    }),
    reason: text.meta({ description: 'Why, in a sentence that may be printed.' }),
    by: text.meta({ description: 'Whose mapping it is: a person or a role.' }),
  })
  .superRefine(oneTarget);

function oneTarget({ family, provision, related }: StatedMapping, context: z.core.$RefinementCtx): void {
  const refuse = (path: string[], message: string, allowed: string): void =>
    context.addIssue({ code: 'custom', path, message, params: { allowed } });
  if (family === undefined) {
    if (provision === undefined) refuse([], 'has neither `family` nor `provision`', 'one of the two');
    return;
  }
  if (provision !== undefined) refuse(['provision'], 'stands beside `family`', 'one of the two');
  else if (related) refuse(['related'], 'stands beside `family`', 'with `provision` only');
}
