import { list, plural } from '../format.js';
import { text, type Md } from '../md.js';

/**
 * A name or a reason that people or scanners wrote may have any length; a board page has room for so many characters.
 * What does not fit is never cut in the middle: `instead`, a short fact of ours, stands in its place.
 */
export function whole(value: string, length: number, instead: Md): Md {
  return lengthOf(value) <= length ? text(value) : instead;
}

/** The whole text where it fits, else its first sentence where that fits, else `instead`. */
export function firstSentence(value: string, length: number, instead: Md): Md {
  if (lengthOf(value) <= length) return text(value);
  return whole(/^.*?[.!?](?=\s)/u.exec(value)?.[0] ?? value, length, instead);
}

/** The first of a list, and how many more there are: `Staging, Refills and 3 more systems`. */
export function shortList(items: readonly Md[], shown: number, one: string): Md {
  const rest = items.length - shown;
  return list(rest > 0 ? [...items.slice(0, shown), plural(rest, `more ${one}`)] : items);
}

/** Letters as they are printed: no font has those of the far planes, and each is spelled out, as `[U+6F22]`. */
function lengthOf(value: string): number {
  return Array.from(value, (c) => ((c.codePointAt(0) ?? 0) < 0x2e80 ? 1 : 8)).reduce((a, b) => a + b, 0);
}
