import { resolve, type PdfValue } from './objects.js';

/** JavaScript text as a PDF text string: in parentheses where it is plain ASCII, else UTF-16 in hexadecimal. */
export function pdfText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  return `<FEFF${utf16Hex(text)}>`;
}

/** UTF-16BE code units in hexadecimal. */
export function utf16Hex(text: string): string {
  let hex = '';
  for (let i = 0; i < text.length; i += 1)
    hex += text.charCodeAt(i).toString(16).padStart(4, '0').toUpperCase();
  return hex;
}

/** The bytes of a string object, one character each; undefined for anything else. ISO 32000-1, 7.3.4. */
export function stringBytes(value: PdfValue | undefined): string | undefined {
  const raw = resolve(value);
  if (typeof raw !== 'string') return undefined;
  if (raw.startsWith('<')) return hexBytes(raw.slice(1, -1));
  if (!raw.startsWith('(')) return undefined;
  return raw
    .slice(1, -1)
    .replace(
      /\\([nrtbf()\\]|[0-7]{1,3}|\r\n|\r|\n)/g,
      (_, escape: string) => ESCAPES[escape] ?? octal(escape),
    );
}

/** A text string as JavaScript text: UTF-16 with a byte order mark, else read as Latin-1. */
export function asText(value: PdfValue | undefined): string | undefined {
  const bytes = stringBytes(value);
  if (bytes === undefined || !bytes.startsWith('\xfe\xff')) return bytes;
  return Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le');
}

/** The text of a name: `#xx` stands for a byte of its UTF-8 form (ISO 32000-1, 7.3.5). */
export function nameText(name: string): string {
  const bytes = name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '(': '(',
  ')': ')',
  '\\': '\\',
  '\n': '',
  '\r': '',
  '\r\n': '',
};

function octal(digits: string): string {
  return String.fromCharCode(Number.parseInt(digits, 8) & 0xff);
}

function hexBytes(hex: string): string {
  const digits = hex.replace(/\s/g, '');
  return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex').toString('latin1');
}
