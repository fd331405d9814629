import { z } from 'zod';
import type { AddressableDecision } from '../model/engagement.js';
import { citation, day, id, text } from './fields.js';

/** One entry of `decisions`: what 45 CFR 164.306(d)(3) asks to be decided and written down. */
export const decisionSchema: z.ZodType<AddressableDecision> = z.strictObject({
  provision: citation.meta({ description: 'The addressable specification.' }),
  reasonableAndAppropriate: z.boolean().meta({
    description: 'Whether it is reasonable and appropriate in the entity’s environment.',
  }),
  reason: text.meta({ description: 'Why.' }),
  alternative: text.optional().meta({
    description: 'The equivalent measure in its place, or why there is none; stated when it is not.',
  }),
  approver: text.meta({ description: 'Who approved the decision.' }),
  on: day.meta({ description: 'The day of the decision.' }),
  evidence: id.optional().meta({ description: 'Evidence id of the record of it.' }),
});

/** One entry of `owners`. */
export const ownerSchema = z.strictObject({
  provision: citation.meta({
    description: 'Provision; a paragraph covers all below it: `164.308(a)(5)`. The longest that fits holds.',
  }),
  owner: text.meta({ description: 'Who answers for its documents.' }),
});
