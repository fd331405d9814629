const MASK = 0xffff_ffff_ffff_ffffn;

/**
 * xoshiro128** 1.1 of D. Blackman and S. Vigna, public domain (https://prng.di.unimi.it/xoshiro128starstar.c): whole
 * numbers of 32 bits from a state of four such numbers, not all zero.
 */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state.map((word) => word | 0) as [number, number, number, number];
  return () => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotated(d, 11);
    return result >>> 0;
  };
}

/** Numbers in [0, 1) of 53 bits; the state comes from the seed by splitmix64, as the authors advise. */
export function seededUniform(seed: number): () => number {
  const next = splitmix64(BigInt(seed));
  const [first, second] = [next(), next()];
  const words = [first & 0xffff_ffffn, first >> 32n, second & 0xffff_ffffn, second >> 32n].map(Number);
  const random = xoshiro128(words as [number, number, number, number]);
  return () => ((random() >>> 5) * 2 ** 26 + (random() >>> 6)) / 2 ** 53;
}

/** splitmix64 of S. Vigna, public domain (https://prng.di.unimi.it/splitmix64.c). */
export function splitmix64(seed: bigint): () => bigint {
  let state = seed & MASK;
  return () => {
    state = (state + 0x9e37_79b9_7f4a_7c15n) & MASK;
    let mixed = state;
    mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58_476d_1ce4_e5b9n) & MASK;
    mixed = ((mixed ^ (mixed >> 27n)) * 0x94d0_49bb_1331_11ebn) & MASK;
    return mixed ^ (mixed >> 31n);
  };
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
