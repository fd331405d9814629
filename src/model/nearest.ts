/**
 * The candidate that somebody who wrote `word` most likely meant; undefined when none is close. Letter case,
 * spaces and punctuation do not count; a swap of neighbours counts as one slip.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = letters(word);
  let best: string | undefined;
  let least = Math.floor(wanted.length / 3) + 1;
  for (const candidate of candidates) {
    const plain = letters(candidate);
    if (Math.abs(plain.length - wanted.length) >= least) continue;
    const slips = slipsBetween(wanted, plain, least);
    if (slips < least) [best, least] = [candidate, slips];
  }
  return best;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/**
 * Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. Infinite when
 * it is at least `enough`.
 */
function slipsBetween(a: string, b: string, enough: number): number {
  const width = b.length + 1;
  let beforeLast = new Uint16Array(width);
  let last = Uint16Array.from({ length: width }, (_, column) => column);
  let current = new Uint16Array(width);
  for (let row = 1; row <= a.length; row += 1) {
    current[0] = row;
    let least = row;
    for (let column = 1; column < width; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let slips = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        slips = Math.min(slips, (beforeLast[column - 2] ?? 0) + 1);
      }
      current[column] = slips;
      least = Math.min(least, slips);
    }
    if (least >= enough) return Infinity;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return last[b.length] ?? Infinity;
}

const MOST_SUGGESTIONS = 5;
/** Of an id: its kind and a character, as in `F-0`. */
const SHORTEST_START = 3;

/** At most five ids: those that begin as the word does, else those likely meant, else those that share its beginning. */
export function closest(word: string, ids: readonly string[]): readonly string[] {
  const begun = beginningWith(word, ids);
  if (begun.length > 0) return begun;
  const meant = likelyMeant(word, ids);
  if (meant.length > 0) return meant;
  for (let length = word.length - 1; length >= SHORTEST_START; length -= 1) {
    const shared = beginningWith(word.slice(0, length), ids);
    if (shared.length > 0) return shared;
  }
  return [];
}

function beginningWith(start: string, ids: readonly string[]): readonly string[] {
  if (start === '') return [];
  return ids.filter((id) => id.toLowerCase().startsWith(start.toLowerCase())).slice(0, MOST_SUGGESTIONS);
}

function likelyMeant(word: string, ids: readonly string[]): readonly string[] {
  const left = new Set(ids);
  const found: string[] = [];
  while (found.length < MOST_SUGGESTIONS) {
    const next = nearest(word, left);
    if (next === undefined) break;
    found.push(next);
    left.delete(next);
  }
  return found;
}
