import { uncoveredCharacters } from './fonts.js';

/** A text in which every character can be drawn, and the characters that had to be spelled out. */
export interface Spelled {
  readonly text: string;
  readonly spelled: readonly string[];
}

const BEYOND_ASCII = /[^\0-\x7F]+/g;
const PICTURE_JOINERS = /\u200D|\p{Variation_Selector}/gu;

/**
 * Writes each character that no font of the documents has as its code point, `[U+6F22]`: a name in a script that
 * can't be printed stays identifiable, where it would otherwise vanish. Takes text or markup. What is spelled is
 * returned, because the reader of the document must be told.
 */
export async function spellUncovered(text: string): Promise<Spelled> {
  const beyondAscii = text.match(BEYOND_ASCII)?.join('') ?? '';
  const spelled = await uncoveredCharacters(beyondAscii);
  if (spelled.length === 0) return { text, spelled };
  const codes = new Map(spelled.map((character) => [character, `[U+${hex(character)}]`]));
  const drawable = text.replace(BEYOND_ASCII, (part) =>
    // What joins two pictures to one means nothing between codes.
    Array.from(part.replace(PICTURE_JOINERS, ''), (character) => codes.get(character) ?? character).join(''),
  );
  return { text: drawable, spelled };
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
