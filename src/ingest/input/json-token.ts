import { isAscii } from 'node:buffer';
import type { InputLimits } from '../../model/limits.js';
import { namesIn, repeatedName, withLongNumbersAsText } from './json-habits.js';

/** A value or property name, cut out of the text as a whole. `limit` is the one that refuses it. */
export type Token =
  | {
      readonly kind: 'parsed';
      readonly value: unknown;
      readonly utf8: boolean;
      /** A property name that one of its objects has more than once; the last value is read. */
      readonly repeated?: string;
      readonly lines: number;
    }
  | {
      readonly kind: 'refused';
      readonly reason: string;
      readonly limit?: keyof InputLimits;
      readonly lines: number;
    };

export interface TokenReader {
  reading(): boolean;
  /** Starts a token whose first byte is `byte`. */
  open(byte: number | undefined): void;
  /** Reads on from `start`; gives the token when it ends inside the chunk. */
  read(chunk: Uint8Array, start: number): { readonly end: number; readonly token?: Token };
  /** At the end of the text: the token if it can end there, as a bare number can. */
  finish(): Token | undefined;
}

type Kind = 'container' | 'string' | 'bare';

const [QUOTE, COMMA, BACKSLASH, LIST, LIST_END, OBJECT, OBJECT_END, NEWLINE, COLON] = [
  34, 44, 92, 91, 93, 123, 125, 10, 58,
];

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** Finds where a JSON value ends, across chunks, by counting brackets outside strings; then parses its bytes. */
export function createTokenReader(limits: {
  readonly maxBytes: number;
  readonly maxDepth: number;
}): TokenReader {
  let kind: Kind | undefined;
  let parts: Uint8Array[] = [];
  let [bytes, depth, deepest, lines, inString, escaped] = [0, 0, 0, 0, false, false];
  let names = 0;

  function open(byte: number | undefined): void {
    kind = byte === QUOTE ? 'string' : byte === LIST || byte === OBJECT ? 'container' : 'bare';
    parts = [];
    [bytes, depth, deepest, lines, inString, escaped] = [0, 0, 0, 0, false, false];
    names = 0;
  }

  function read(chunk: Uint8Array, start: number): { readonly end: number; readonly token?: Token } {
    const end = kind === 'bare' ? bareEnd(chunk, start) : bracketEnd(chunk, start);
    const part = chunk.subarray(start, end);
    bytes += part.length;
    if (end !== undefined) return { end, token: close(part) };
    // A chunk's memory may be used again by whoever gave it.
    if (bytes <= limits.maxBytes) parts.push(Buffer.from(part));
    else parts = [];
    return { end: chunk.length };
  }

  /** Index behind the last byte of a string or container, or undefined when it goes on in the next chunk. */
  function bracketEnd(chunk: Uint8Array, start: number): number | undefined {
    let i = start;
    while (i < chunk.length) {
      if (inString) {
        const behind = stringEnd(chunk, i);
        if (behind === undefined) return undefined;
        inString = false;
        i = behind;
        if (depth === 0) return i;
        continue;
      }
      const byte = chunk[i++];
      if (byte === QUOTE) inString = true;
      else if (byte === OBJECT || byte === LIST) {
        depth++;
        if (depth > deepest) deepest = depth;
      } else if (byte === OBJECT_END || byte === LIST_END) {
        depth--;
        if (depth === 0) return i;
      } else if (byte === COLON) names++;
      else if (byte === NEWLINE) lines++;
    }
    return undefined;
  }

  /** Index behind the closing quote. An escape can be cut by the chunk's end. */
  function stringEnd(chunk: Uint8Array, start: number): number | undefined {
    let from = start;
    if (escaped) {
      escaped = false;
      from++;
    }
    for (;;) {
      const quote = chunk.indexOf(QUOTE, from);
      const end = quote < 0 ? chunk.length : quote;
      let backslashes = 0;
      while (end - 1 - backslashes >= from && chunk[end - 1 - backslashes] === BACKSLASH) backslashes++;
      const odd = backslashes % 2 === 1;
      if (quote < 0) {
        escaped = odd;
        return undefined;
      }
      if (!odd) return quote + 1;
      from = quote + 1;
    }
  }

  function bareEnd(chunk: Uint8Array, start: number): number | undefined {
    // The first byte belongs to the value whatever it is, so that scanning always moves on.
    for (let i = start + (bytes === 0 ? 1 : 0); i < chunk.length; i++) {
      const byte = chunk[i];
      if (byte === COMMA || byte === LIST_END || byte === OBJECT_END || byte === undefined || byte <= 32)
        return i;
    }
    return undefined;
  }

  function close(last: Uint8Array): Token {
    kind = undefined;
    if (bytes > limits.maxBytes)
      return { kind: 'refused', reason: `larger than ${limits.maxBytes} bytes`, limit: 'recordMb', lines };
    if (deepest > limits.maxDepth)
      return {
        kind: 'refused',
        reason: `nested deeper than ${limits.maxDepth} levels`,
        limit: 'depth',
        lines,
      };
    const whole = parts.length === 0 ? last : Buffer.concat([...parts, last]);
    parts = [];
    return parse(whole, lines, names);
  }

  return {
    reading: () => kind !== undefined,
    open,
    read,
    finish: () => (kind === 'bare' ? close(new Uint8Array()) : undefined),
  };
}

function parse(bytes: Uint8Array, lines: number, names: number): Token {
  const { text, utf8 } = decode(bytes);
  try {
    const value = JSON.parse(withLongNumbersAsText(text)) as unknown;
    const repeated = namesIn(value) === names ? undefined : repeatedName(text);
    return { kind: 'parsed', value, utf8, lines, ...(repeated !== undefined && { repeated }) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { kind: 'refused', reason: 'not valid JSON', lines };
  }
}

function decode(bytes: Uint8Array): { readonly text: string; readonly utf8: boolean } {
  // One byte a character is many times faster to make a string of.
  if (isAscii(bytes))
    return {
      text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
      utf8: true,
    };
  try {
    return { text: strict.decode(bytes), utf8: true };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { text: lenient.decode(bytes), utf8: false };
  }
}
