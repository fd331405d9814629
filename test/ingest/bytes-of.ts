import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import type { ByteSource } from '../../src/model/source.js';

/** A source over text or bytes, given out in chunks of `chunkSize`. */
export function sourceOf(content: string | Uint8Array, name = 'scan.json', chunkSize = 1 << 16): ByteSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
    },
  };
}

/** A source over a file on disk. */
export function fileSource(path: string, name = path): ByteSource {
  return {
    name,
    size: statSync(path).size,
    async *open() {
      const file = openSync(path, 'r');
      try {
        for (;;) {
          const chunk = new Uint8Array(1 << 18);
          const length = readSync(file, chunk);
          if (length === 0) return;
          yield chunk.subarray(0, length);
        }
      } finally {
        closeSync(file);
      }
    },
  };
}

/** A fixture of the ingest tests. */
export function fixture(name: string): ByteSource {
  return sourceOf(readFileSync(`test/fixtures/ingest/${name}`), name);
}
