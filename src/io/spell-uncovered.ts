import { uncoveredCharacters } from './fonts.js';

/** A text in which every character can be drawn, and the characters that had to be spelled out. */
export interface Spelled {
  readonly text: string;
  readonly spelled: readonly string[];
}

const BEYOND_ASCII = /[^\0-\x7F]+/g;

/** They choose among forms of a character, and join two pictures to one; no font of the documents has the forms. */
const FORM_SELECTORS =
  /\p{Variation_Selector}|(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?)\u200D/gu;

/**
 * Skin tones, keycaps, and accents over letters that take none. Browsers set them in the font of what they stand
 * on, which has no glyph for them.
 */
const FOREIGN_MARKS =
  /[\p{Emoji_Modifier}\u20E3]|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Devanagari}\p{Extended_Pictographic}])[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF]+/gu;

/**
 * Writes each character that no font of the documents has as its code point, `[U+0BA4]`: a name in a script that
 * can't be printed stays identifiable, where it would otherwise vanish. Takes text or markup. What is spelled is
 * returned, because the reader of the document must be told.
 */
export async function spellUncovered(markup: string): Promise<Spelled> {
  const marks = new Set<string>();
  const text = markup.replace(BEYOND_ASCII, (part) =>
    part.replace(FORM_SELECTORS, '').replace(FOREIGN_MARKS, (found) => {
      for (const mark of found) marks.add(mark);
      return codesOf(found);
    }),
  );
  const uncovered = await uncoveredCharacters(text.match(BEYOND_ASCII)?.join('') ?? '');
  const spelled = [...new Set([...marks, ...uncovered])];
  if (uncovered.length === 0) return { text, spelled };
  const codes = new Map(uncovered.map((character) => [character, codesOf(character)]));
  const drawable = text.replace(BEYOND_ASCII, (part) =>
    Array.from(part, (character) => codes.get(character) ?? character).join(''),
  );
  return { text: drawable, spelled };
}

function codesOf(characters: string): string {
  return Array.from(characters, (character) => `[U+${hex(character)}]`).join('');
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
