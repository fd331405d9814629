/** Control and format characters, save line feeds and the joiner inside an emoji. */
const HIDDEN =
  /(?!\n|(?<=\p{Extended_Pictographic}\u{FE0F}?)\u{200D}(?=\p{Extended_Pictographic}))[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Text of others for a terminal, its lines kept: what would steer the terminal or reorder words is written as `\u202e`. */
export function withoutControls(text: string): string {
  return text.replace(HIDDEN, (character) =>
    Array.from({ length: character.length }, (_, unit) => escape(character.charCodeAt(unit))).join(''),
  );
}

/** The same on one line: white space becomes single spaces, so that no text can pass for a line of the program. */
export function printable(text: string): string {
  return withoutControls(text.replace(/\s+/g, ' '));
}

function escape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
