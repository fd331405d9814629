/**
 * A text that is made while it is read, piece by piece, and anew each time: what lists hundreds of thousands of
 * findings would not fit into the memory, or into the longest text of the runtime.
 */
export type Pieces = Iterable<string>;

export function pieces(make: () => Generator<string>): Pieces {
  return { [Symbol.iterator]: make };
}
