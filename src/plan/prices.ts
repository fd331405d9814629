import { PRICES, type Price } from './price-rows.js';

/** The price of that id; the catalog's test proves that each id it uses exists. */
export function priceById(id: string): Price {
  const price = PRICES.find((row) => row.id === id);
  if (!price) throw new RangeError(`no price ${id} in prices.json`);
  return price;
}

/** How a document names where a price comes from. */
export function priceSource(price: Price): string {
  return `${price.id}: ${price.source} (${price.asOf}${price.seen ? '' : '; not verified'})`;
}
