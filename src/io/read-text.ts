import { readFile, stat } from 'node:fs/promises';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { systemReason } from './system-error.js';

/** Larger than any file that people write by hand; scanner files do not come this way. */
const MAX_BYTES = 16 * 1024 * 1024;
const READABLE = 'Correct the name, or let the user who runs this read the file.';

/**
 * Reads a UTF-8 file that somebody wrote, a byte order mark dropped. `name` is what messages call it. Throws
 * DossierError: 66 when it is not there, 65 when it is too large or not UTF-8.
 */
export async function readText(path: string, name: string): Promise<string> {
  const { size } = await stat(path).catch((cause: unknown) => {
    throw new DossierError(`${name} cannot be read: ${systemReason(cause)}`, {
      exitCode: EXIT.missingInput,
      hint: READABLE,
      cause,
    });
  });
  if (size > MAX_BYTES) {
    throw new DossierError(`${name} has ${size} bytes; at most ${MAX_BYTES} are read`, {
      exitCode: EXIT.badInput,
      hint: 'Files written by hand are smaller; is it the right one?',
    });
  }
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new DossierError(`${name} cannot be read: ${systemReason(cause)}`, {
      exitCode: EXIT.missingInput,
      hint: READABLE,
      cause,
    });
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const hint = 'Save it as UTF-8 and run again.';
    throw new DossierError(`${name} is not UTF-8 text`, { exitCode: EXIT.badInput, hint, cause });
  }
}
