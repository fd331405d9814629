import { createReadStream } from 'node:fs';
import { DossierError, EXIT } from '../../model/diagnostic.js';
import type { ByteSource } from '../../model/source.js';

const CHUNK_BYTES = 1 << 18;

/**
 * A file of known size as a ByteSource; `name` is what diagnostics and the dossier call it. Reading it throws
 * DossierError (66) when the file system refuses.
 */
export function fileSource(path: string, name: string, size: number): ByteSource {
  return { name, size, open: (onRead) => chunksOf(path, name, onRead) };
}

async function* chunksOf(
  path: string,
  name: string,
  onRead: ((bytesRead: number) => void) | undefined,
): AsyncGenerator<Uint8Array> {
  let bytesRead = 0;
  try {
    for await (const chunk of createReadStream(path, {
      highWaterMark: CHUNK_BYTES,
    }) as AsyncIterable<Uint8Array>) {
      bytesRead += chunk.length;
      onRead?.(bytesRead);
      yield chunk;
    }
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new DossierError(`${name} cannot be read: ${cause.message}`, {
      exitCode: EXIT.missingInput,
      hint: 'See to its permissions, or take it out of sources: in dossier.yaml.',
      cause,
    });
  }
}
