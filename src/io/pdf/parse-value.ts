import type { PdfDict, PdfRef, PdfValue } from './objects.js';

/** Reads objects one after the other from the text of a PDF, one character per byte. */
export interface ValueReader {
  /** Where reading goes on; may be set. */
  position: number;
  /** The next object. A stream comes with `data` empty: its length may stand in an object that is not read yet. */
  value(): PdfValue;
  /** The start of the stream data when the keyword `stream` follows, else undefined. */
  streamStart(): number | undefined;
}

const LESS = 60;
const GREATER = 62;
const BRACKET = 91;
const BRACKET_CLOSE = 93;
const PAREN = 40;
const PAREN_CLOSE = 41;
const BACKSLASH = 92;
const PERCENT = 37;

const isSpace = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) isSpace[code] = 1;
const endsToken = Uint8Array.from(isSpace);
for (const character of '()<>[]{}/%') endsToken[character.charCodeAt(0)] = 1;

/**
 * A reader over `text`. `refOf` gives the shared reference of an object number. Throws RangeError where the text
 * ends inside an object.
 */
export function valueReader(text: string, refOf: (number: number) => PdfRef): ValueReader {
  const reader: ValueReader = { position: 0, value, streamStart };
  return reader;

  function skipSpace(): void {
    while (reader.position < text.length) {
      const code = text.charCodeAt(reader.position);
      if (code === PERCENT) {
        while (reader.position < text.length && !/[\r\n]/.test(text.charAt(reader.position)))
          reader.position += 1;
      } else if (isSpace[code]) {
        reader.position += 1;
      } else {
        return;
      }
    }
    throw new RangeError('the PDF ends inside an object');
  }

  function value(): PdfValue {
    skipSpace();
    switch (text.charCodeAt(reader.position)) {
      case LESS:
        return text.charCodeAt(reader.position + 1) === LESS ? dictionary() : hexString();
      case BRACKET:
        return array();
      case PAREN:
        return literalString();
      default:
        return tokenOrReference();
    }
  }

  function dictionary(): PdfDict {
    reader.position += 2;
    const entries: PdfDict = new Map();
    for (;;) {
      skipSpace();
      if (text.charCodeAt(reader.position) === GREATER) {
        reader.position += 2;
        return entries;
      }
      const key = token().slice(1);
      entries.set(key, value());
    }
  }

  function array(): PdfValue[] {
    reader.position += 1;
    const items: PdfValue[] = [];
    for (;;) {
      skipSpace();
      if (text.charCodeAt(reader.position) === BRACKET_CLOSE) {
        reader.position += 1;
        return items;
      }
      items.push(value());
    }
  }

  function hexString(): string {
    return cut(text.indexOf('>', reader.position) + 1);
  }

  function literalString(): string {
    let depth = 0;
    for (let at = reader.position; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === BACKSLASH) at += 1;
      else if (code === PAREN) depth += 1;
      else if (code === PAREN_CLOSE) depth -= 1;
      if (depth === 0) return cut(at + 1);
    }
    throw new RangeError('the PDF ends inside a string');
  }

  function tokenOrReference(): PdfValue {
    const first = token();
    if (!/^\d+$/.test(first)) return first;
    // "12 0 R": every generation is 0 in a file that was never updated in place.
    const end = reader.position;
    if (text.startsWith(' 0 R', end) && (end + 4 >= text.length || endsToken[text.charCodeAt(end + 4)])) {
      reader.position = end + 4;
      return refOf(Number(first));
    }
    return first;
  }

  function token(): string {
    let end = reader.position + 1;
    while (end < text.length && !endsToken[text.charCodeAt(end)]) end += 1;
    return cut(end);
  }

  function cut(end: number): string {
    if (end <= reader.position) throw new RangeError('the PDF ends inside a string');
    const part = text.slice(reader.position, end);
    reader.position = end;
    return part;
  }

  function streamStart(): number | undefined {
    let at = reader.position;
    while (isSpace[text.charCodeAt(at)]) at += 1;
    if (!text.startsWith('stream', at)) return undefined;
    at += 6;
    if (text.charAt(at) === '\r') at += 1;
    return at + 1;
  }
}
