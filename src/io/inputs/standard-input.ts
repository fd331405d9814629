import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DossierError, EXIT } from '../../model/diagnostic.js';
import { type InputLimits, raiseLimit } from '../../model/limits.js';
import { pipeline } from 'node:stream/promises';
import { ownFolder } from '../own-folder.js';

/** What standard input is called in `sources:` and on the command line. */
export const STANDARD_INPUT = '-';

export function isStandardInput(name: string): boolean {
  return name === STANDARD_INPUT || name === '/dev/stdin';
}

/**
 * Writes standard input to a file that is gone when the program ends: a scan is read more than once, and a zip from
 * its end. Throws DossierError: 64 when nothing is piped in, 65 when it is larger than the limit.
 */
export async function spoolStandardInput(
  stream: NodeJS.ReadStream,
  limits: InputLimits,
): Promise<{ readonly path: string; readonly size: number }> {
  if (stream.isTTY)
    throw new DossierError('Nothing is piped into standard input.', {
      exitCode: EXIT.usage,
      hint: 'Pipe a scan in, for example: gzip -cd scan.json.gz | dossier inspect -',
    });
  const folder = await ownFolder(tmpdir(), 'dossier-stdin');
  const file = path.join(folder.path, 'stdin');
  let size = 0;
  await pipeline(
    stream,
    async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        size += chunk.length;
        if (size > limits.unpackedGb * 2 ** 30)
          throw new DossierError(`Standard input holds more than ${limits.unpackedGb} GB.`, {
            exitCode: EXIT.badInput,
            hint: raiseLimit('unpackedGb', limits),
          });
        yield chunk;
      }
    },
    createWriteStream(file, { mode: 0o600 }),
  );
  return { path: file, size };
}
