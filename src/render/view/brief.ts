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

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFFEF]/u;
const NARROW =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Common}\p{Script=Inherited}]/u;

/** In widths of a letter, as printed: ideographs take two, and what no font may have is spelled out, as `[U+0BA4]`. */
function lengthOf(value: string): number {
  return Array.from(value, widthOf).reduce((a, b) => a + b, 0);
}

function widthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x1_0000 && WIDE.test(character)) return 2;
  return code < 0x2e80 && NARROW.test(character) ? 1 : 8;
}
