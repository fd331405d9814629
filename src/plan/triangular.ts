interface Range {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/**
 * Value of the triangular distribution with these ends and this mode below which the share `at` of it lies (its
 * inverse distribution function; Kotz and van Dorp, Beyond Beta, 2004, chapter 1).
 */
export function triangular({ low, likely, high }: Range, at: number): number {
  const width = high - low;
  if (width === 0) return low;
  const rising = (likely - low) / width;
  return at < rising
    ? low + Math.sqrt(at * width * (likely - low))
    : high - Math.sqrt((1 - at) * width * (high - likely));
}
