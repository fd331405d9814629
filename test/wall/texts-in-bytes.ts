import { unzipSync } from 'fflate';
import { inflateSync } from 'node:zlib';
import { extractText } from '../../src/io/pdf/extract-text.js';

/**
 * Every text that the bytes of a file can be read as, white space removed: as they are, as UTF-16, and of a PDF its
 * inflated streams and the text that its pages show, of a zip its parts.
 */
export function textsInBytes(bytes: Uint8Array): readonly string[] {
  const buffer = Buffer.from(bytes);
  const raw = buffer.toString('latin1');
  const parts = [raw, buffer.toString('utf8'), utf16(buffer)];
  if (raw.startsWith('%PDF-')) {
    for (const stream of streamsOf(buffer, raw)) parts.push(stream.toString('latin1'), utf16(stream));
    parts.push(...[...raw.matchAll(/<([0-9A-Fa-f\s]+)>/g)].map(([, hex = '']) => fromHex(hex)));
    parts.push(extractText(bytes).join(''));
  }
  if (raw.startsWith('PK')) {
    parts.push(...Object.values(unzipSync(bytes)).map((part) => Buffer.from(part).toString('utf8')));
  }
  return parts.map((part) => part.replaceAll(/[\s\0]+/g, ''));
}

function streamsOf(buffer: Buffer, raw: string): readonly Buffer[] {
  const streams: Buffer[] = [];
  for (const match of raw.matchAll(/stream\r?\n/g)) {
    const start = match.index + match[0].length;
    try {
      // Trailing bytes after the compressed data are ignored by zlib.
      streams.push(inflateSync(buffer.subarray(start)));
    } catch {
      streams.push(Buffer.alloc(0));
    }
  }
  return streams;
}

function utf16(buffer: Buffer): string {
  const even = buffer.subarray(0, buffer.length - (buffer.length % 2));
  return Buffer.from(even).swap16().toString('utf16le');
}

function fromHex(hex: string): string {
  return utf16(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'));
}
