import { openOffice } from './office-package.js';

/** What a file is by its content, whatever its name says. */
export type FileKind = 'pdf' | 'docx' | 'xlsx' | 'png' | 'jpeg' | 'gif' | 'webp' | 'text' | 'unknown';

const SIGNATURES: readonly (readonly [FileKind, RegExp])[] = [
  ['pdf', /^%PDF-\d/],
  ['png', /^\x89PNG\r\n/],
  ['jpeg', /^\xff\xd8\xff/],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF.{4}WEBP/s],
];

/** By magic bytes; a zip is a document only with the content type of one. */
export function kindOf(bytes: Uint8Array): FileKind {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  const signature = SIGNATURES.find(([, pattern]) => pattern.test(head));
  if (signature) return signature[0];
  if (head.startsWith('PK\x03\x04')) {
    try {
      return openOffice(bytes).format ?? 'unknown';
    } catch {
      return 'unknown';
    }
  }
  return decodeText(bytes) === undefined ? 'unknown' : 'text';
}

/** UTF-8, or UTF-16 with its mark; undefined for anything else, and for text with NUL in it. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
