const INITIAL_SLOTS = 1 << 10;
/** More would make the search for a free slot long. */
const MOST_FILLED = 0.6;

/**
 * Counts how often each id was seen before. An id is the first 64 bits of a hash, so that a million of them take
 * some megabytes where their texts would take a hundred; two different ones of a million are alike with a
 * probability of 3e-8, and all that follows is that the second gets the id of a repeat.
 */
export function createRepeats(): (high: number, low: number) => number {
  let slots = INITIAL_SLOTS;
  /** Two words a slot; both 0 in a free one. */
  let words = new Uint32Array(2 * slots);
  let filled = 0;
  const repeated = new Map<bigint, number>();

  function slotOf(high: number, low: number): number {
    let slot = low & (slots - 1);
    while (isFilled(slot) && !(words[2 * slot] === high && words[2 * slot + 1] === low))
      slot = (slot + 1) & (slots - 1);
    return slot;
  }

  function isFilled(slot: number): boolean {
    return words[2 * slot] !== 0 || words[2 * slot + 1] !== 0;
  }

  function put(slot: number, high: number, low: number): void {
    words[2 * slot] = high;
    words[2 * slot + 1] = low;
  }

  function grow(): void {
    const before = words;
    slots *= 2;
    words = new Uint32Array(2 * slots);
    for (let i = 0; i < before.length; i += 2) {
      const [high = 0, low = 0] = [before[i], before[i + 1]];
      if (high !== 0 || low !== 0) put(slotOf(high, low), high, low);
    }
  }

  return (high, low) => {
    const slot = slotOf(high, low);
    if (!isFilled(slot)) {
      put(slot, high, low);
      filled++;
      if (filled > MOST_FILLED * slots) grow();
      return 0;
    }
    const id = (BigInt(high) << 32n) | BigInt(low);
    const before = repeated.get(id) ?? 1;
    repeated.set(id, before + 1);
    return before;
  };
}
