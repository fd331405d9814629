/** Values remembered at once: what many have in common comes again before they are forgotten. */
const MOST_REMEMBERED = 20_000;

/** Gives back the first value that was equal to this one, of those seen lately. */
export type Share = <Value>(value: Value) => Value;

/**
 * Keeps one copy of what many of a million records have in common: texts, and plain data by its JSON. The values
 * must not be changed afterwards.
 */
export function createShare(): Share {
  const texts = new Map<string, unknown>();
  const structures = new Map<string, unknown>();
  return <Value>(value: Value): Value => {
    if (value === undefined || value === null) return value;
    const [known, key] = typeof value === 'string' ? [texts, value] : [structures, JSON.stringify(value)];
    const first = known.get(key);
    if (first !== undefined) return first as Value;
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(key, value);
    return value;
  };
}
