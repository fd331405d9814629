import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DossierError, EXIT } from '../../model/diagnostic.js';
import { sha256 } from '../sha256.js';

/** The bytes of an evidence file, which must be those that were hashed. Throws DossierError (65) when they are not. */
export async function evidenceBytes(
  folder: string,
  { id, file, hash }: { readonly id: string; readonly file: string; readonly hash: string },
): Promise<Uint8Array> {
  const bytes = await readFile(path.join(folder, file));
  if (sha256(bytes) === hash) return bytes;
  throw new DossierError(`${id}: ${file} changed while the response was built`, {
    exitCode: EXIT.badInput,
    hint: 'Run the command again when nobody writes into the evidence folder.',
  });
}
