/** The value that occurs most often; of equally frequent ones the first in the alphabet, so that order plays no part. */
export function mostCommon<Value extends string>(values: readonly Value[]): Value | undefined {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return mostFrequent(counts);
}

/** The same, of values that are counted already. */
export function mostFrequent<Value extends string>(counts: ReadonlyMap<Value, number>): Value | undefined {
  let best: [Value, number] | undefined;
  for (const entry of counts) {
    if (!best || entry[1] > best[1] || (entry[1] === best[1] && entry[0] < best[0])) best = entry;
  }
  return best?.[0];
}
