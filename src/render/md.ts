/**
 * Markdown that may stand anywhere in a document: in a paragraph, a heading, a table cell. Only the functions
 * of this file make it, and only once per text, so that nothing is escaped twice or not at all: a view
 * consists of `Md`, and the compiler refuses a plain string in it.
 */
export type Md = string & { readonly __unit: 'markdown' };

/** Control and format characters, save the joiner inside an emoji. */
const HIDDEN =
  /(?!(?<=\p{Extended_Pictographic}\u{FE0F}?)\u{200D}(?=\p{Extended_Pictographic}))[\p{Cc}\p{Cf}]/gu;

/**
 * What a reader can see of a text, on one line: control, zero-width and direction-changing characters are
 * spelled out as `[U+202E]`, so that no text can hide or reorder its neighbours (Trojan Source, CVE-2021-42574).
 */
export function visible(text: string): string {
  return text
    .replace(/[\u{D800}-\u{DFFF}]/gu, '\u{FFFD}')
    .replace(/[\r\n\v\f\t\u{85}\u{2028}\u{2029}]+/gu, ' ')
    .replace(HIDDEN, (c) => `[U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`)
    .replace(/ +/g, ' ')
    .trim();
}

const ENTITY: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '|': '&#124;',
  '@': '&#64;',
};

/**
 * In one pass: characters that mean something in CommonMark, GFM or pandoc anywhere in a line; those that do so
 * only at its beginning; and the starts of bare links. Underscores inside a word mean nothing and stay readable.
 */
const SPECIAL =
  /[\\`*[\]{}#~^$&<>|@]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|--+|:(?=\/\/)|(?<=(?<![\p{L}\p{N}])(?:mailto|xmpp)):|(?<=(?<![\p{L}\p{N}])(?:www|ftp))\.|^[-+=:]|(?<=^\d{1,9})[.)](?=\s|$)/giu;

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/**
 * Text of users and scanners as Markdown that shows exactly that text. Where it runs from right to left it is
 * isolated (U+2068, U+2069), so that it cannot reorder the words around it.
 */
export function text(value: string): Md {
  const escaped = visible(value).replace(SPECIAL, (found) =>
    found.replace(/./gs, (c) => ENTITY[c] ?? `\\${c}`),
  );
  return (RIGHT_TO_LEFT.test(escaped) ? `\u{2068}${escaped}\u{2069}` : escaped) as Md;
}

/** Identifiers (resources, files, hashes) as a code span, or as text where a span cannot hold them. */
export function code(value: string): Md {
  const shown = visible(value);
  return shown === '' || /[`|\\]/.test(shown) || RIGHT_TO_LEFT.test(shown)
    ? text(value)
    : (`\`${shown}\`` as Md);
}

/** Words of our own around values that are Markdown already. */
export function md(words: TemplateStringsArray, ...values: readonly Md[]): Md {
  return String.raw({ raw: words }, ...values) as Md;
}

export function join(values: readonly Md[], separator = ', '): Md {
  return values.join(separator) as Md;
}

/** A link to an anchor of the same document. `id` holds only `a-z`, `0-9` and `-`. */
export function linkTo(id: string, label: Md): Md {
  return `[${label}](#${anchorId(id)})` as Md;
}

/** An https link, or its text alone: no other scheme leaves this program. */
export function linkOut(url: string, label: string): Md {
  return /^https:\/\/[\w.~%/?=&+,;:@-]+$/.test(url) ? (`[${text(label)}](<${url}>)` as Md) : text(label);
}

/** The anchor of a provision, weakness, action or evidence id: `164.312(a)(1)` → `164-312-a-1`. */
export function anchorId(id: string): string {
  return id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

export const NOTHING = '' as Md;
