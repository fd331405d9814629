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

/** The price of that id; the catalogue's test proves that each id it uses exists. */
export function priceById(id: string): Price {
  const price = PRICES.find((row) => row.id === id);
  if (!price) throw new RangeError(`no price ${id} in prices.json`);
  return price;
}

/** How a document names where a price comes from. */
export function priceSource(price: Price): string {
  return `${price.id}: ${price.source} (${price.asOf}${price.seen ? '' : '; not verified'})`;
}
