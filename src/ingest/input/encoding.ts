import { isAscii } from 'node:buffer';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DetectedEncoding {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark at the start. */
  readonly markBytes: number;
}

/**
 * Encoding from the first bytes: a byte order mark, or a NUL in every second byte as UTF-16 without one has. Bytes
 * above 127 of which none is UTF-8 are Windows-1252, in which Excel writes `CSV` in the West; Latin-1 is a part of it.
 */
export function detectEncoding(head: Uint8Array): DetectedEncoding {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', markBytes: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', markBytes: 2 };
  const sample = head.subarray(0, 512);
  if (sample.length >= 8 && zerosAt(sample, 1) && noZerosAt(sample, 0))
    return { encoding: 'utf-16le', markBytes: 0 };
  if (sample.length >= 8 && zerosAt(sample, 0) && noZerosAt(sample, 1))
    return { encoding: 'utf-16be', markBytes: 0 };
  return { encoding: isNoUtf8(head) ? 'windows-1252' : 'utf-8', markBytes: 0 };
}

/** Whether there are bytes above 127 and no character of them; the last one may be cut off. */
function isNoUtf8(head: Uint8Array): boolean {
  if (isAscii(head)) return false;
  const foreign = new Set(new TextDecoder().decode(head, { stream: true }).match(/[^\0-\x7F]/gu));
  return foreign.size === 1 && foreign.has('\uFFFD');
}

/** The same text as UTF-8 bytes without byte order mark; line numbers stay as they are. */
export async function* asUtf8(
  chunks: AsyncIterable<Uint8Array>,
  { encoding, markBytes }: DetectedEncoding,
): AsyncGenerator<Uint8Array> {
  let toDrop = markBytes;
  const decoder = encoding === 'utf-8' ? undefined : new TextDecoder(encoding, { ignoreBOM: true });
  const encoder = new TextEncoder();
  for await (const chunk of chunks) {
    const rest = chunk.subarray(Math.min(toDrop, chunk.length));
    toDrop -= chunk.length - rest.length;
    if (rest.length === 0) continue;
    yield decoder ? encoder.encode(decoder.decode(rest, { stream: true })) : rest;
  }
  const tail = decoder?.decode();
  if (tail !== undefined && tail !== '') yield encoder.encode(tail);
}

function zerosAt(bytes: Uint8Array, parity: 0 | 1): boolean {
  const side = bytes.filter((_, index) => index % 2 === parity);
  return side.filter((byte) => byte === 0).length > side.length * 0.9;
}

function noZerosAt(bytes: Uint8Array, parity: 0 | 1): boolean {
  return !bytes.some((byte, index) => index % 2 === parity && byte === 0);
}
