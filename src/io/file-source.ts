import { createReadStream } from 'node:fs';
import type { ByteSource } from '../model/source.js';

const CHUNK_BYTES = 1 << 20;

/** A file of known size as a ByteSource; `name` is what diagnostics and the dossier call it. */
export function fileSource(path: string, name: string, size: number): ByteSource {
  return { name, size, open: () => createReadStream(path, { highWaterMark: CHUNK_BYTES }) };
}
