import { z } from 'zod';
import type { Vendor } from '../model/engagement.js';
import { citation, day, id, relativePath, text } from './fields.js';

const agreement = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('signed'),
    on: day.meta({ description: 'Day on which the agreement was signed.' }),
    evidence: relativePath.optional().meta({ description: 'Evidence id or file that shows it.' }),
  }),
  z.strictObject({
    kind: z.literal('missing'),
    since: day.optional().meta({ description: 'First day on which the vendor handled PHI without it.' }),
  }),
  z.strictObject({
    kind: z.literal('not needed'),
    reason: text.meta({ description: 'Why the vendor is no business associate (45 CFR 160.103).' }),
  }),
]);

const share = z.strictObject({
  provision: citation.meta({ description: 'Provision; a paragraph covers all below it: `164.310(a)`.' }),
  share: text.meta({ description: 'What the vendor does for it.' }),
  remains: text.meta({ description: 'What stays with the entity.' }),
  evidence: id.optional().meta({ description: 'Evidence id of the report that shows it.' }),
});

/** One entry of `vendors`: 45 CFR 164.308(b) and 164.502(e) ask for an agreement with each business associate. */
export const vendorSchema: z.ZodType<Vendor> = z.strictObject({
  id: id.meta({ description: 'Short name of the vendor, unique in the file.' }),
  name: text.meta({ description: 'The vendor as the contract names it.' }),
  service: text.meta({ description: 'What it does for the entity.' }),
  handlesPhi: z.boolean().meta({
    description: 'Whether it creates, receives, maintains or transmits PHI for the entity.',
  }),
  baa: agreement.meta({
    description:
      'Business associate agreement: `kind` is `signed` (on), `missing` (since) or `not needed` (reason).',
  }),
  provides: z.array(share).optional().meta({
    description:
      'What it does for a provision, under the agreement. It never stands for the entity’s own policy or proof.',
  }),
});
