import { z } from 'zod';
import data from './overlaps.json' with { type: 'json' };

/** Which provisions repeat the requirement of another in a more general form, and why. */
export const overlaps = z
  .strictObject({
    citation: z.string().min(1),
    notes: z.array(z.string().min(1)),
    rows: z.array(
      z.strictObject({
        general: z.string().min(1),
        specific: z.array(z.string().min(1)).min(1),
        reason: z.string().min(1),
      }),
    ),
  })
  .parse(data);
