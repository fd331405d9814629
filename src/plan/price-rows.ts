import { z } from 'zod';
import rows from './prices.json' with { type: 'json' };

const Price = z.strictObject({
  id: z.string().regex(/^(AWS|AZ)-[A-Z0-9-]+$/),
  title: z.string().min(1),
  dollars: z.number().positive(),
  /** Units that `dollars` buys. */
  per: z.int().positive(),
  unit: z.string().min(1),
  asOf: z.string().min(1),
  source: z.string().min(1),
  url: z.url().nullable(),
  /** False: the figure was not read in its source, and must be checked. */
  seen: z.boolean(),
});

/** A provider's list price, US, before tax and discounts. */
export type Price = z.infer<typeof Price>;

export const PRICES: readonly Price[] = z.array(Price).parse(rows);
