import { createReadStream } from 'node:fs';
import { DossierError, EXIT } from '../model/diagnostic.js';
import type { ByteSource } from '../model/source.js';

const CHUNK_BYTES = 1 << 20;

/**
 * A file of known size as a ByteSource; `name` is what diagnostics and the dossier call it. Reading it throws
 * DossierError (66) when the file system refuses.
 */
export function fileSource(path: string, name: string, size: number): ByteSource {
  return { name, size, open: () => chunksOf(path, name) };
}

async function* chunksOf(path: string, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new DossierError(`${name} cannot be read: ${cause.message}`, {
      exitCode: EXIT.missingInput,
      hint: 'See to its permissions, or take it out of sources: in dossier.yaml.',
      cause,
    });
  }
}
