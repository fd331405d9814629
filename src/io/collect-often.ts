import { setFlagsFromString } from 'node:v8';

/** Bytes of input from which on memory counts for more than the time of the collector. */
const LARGE = 100e6;
/** V8 by itself lets the heap double between two collections. */
const GROWTH_PERCENT = 20;

/** For large inputs: has garbage collected before the heap is a fifth larger than what is in use. */
export function collectOften(inputs: readonly { readonly size: number }[]): void {
  const bytes = inputs.reduce((sum, { size }) => sum + size, 0);
  if (bytes > LARGE) setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
