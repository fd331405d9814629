import { readFile, stat } from 'node:fs/promises';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { systemReason } from './system-error.js';

/** How large a text may be, and the variable of the environment that raises it, in megabytes (2^20 bytes). */
export interface TextLimit {
  readonly megabytes: number;
  readonly variable: string;
}

/** Larger than any file that people write by hand; scanner files do not come this way. */
const READABLE = 'Correct the name, or let the user who runs this read the file.';
const WRITTEN_BY_HAND: TextLimit = { megabytes: 16, variable: 'DOSSIER_TEXT_MB' };

/**
 * Reads a UTF-8 file that somebody wrote, a byte order mark dropped. `name` is what messages call it. Throws
 * DossierError: 66 when it is not there, 65 when it is too large, not UTF-8, or holds a NUL byte.
 */
export async function readText(path: string, name: string, limit = WRITTEN_BY_HAND): Promise<string> {
  const { size } = await stat(path).catch((cause: unknown) => cannotBeRead(name, cause));
  const most = stated(limit);
  if (size > most * 2 ** 20) {
    throw new DossierError(`${name} has ${size} bytes, more than ${most} MB`, {
      exitCode: EXIT.badInput,
      hint: `If it is to be read all the same, raise the limit: ${limit.variable}=${Math.ceil(size / 2 ** 20)} in the environment.`,
    });
  }
  const bytes = await readFile(path).catch((cause: unknown) => cannotBeRead(name, cause));
  const text = decoded(bytes, name);
  const nul = text.indexOf('\0');
  if (nul < 0) return text;
  throw new DossierError(`${name} holds a NUL byte in line ${text.slice(0, nul).split('\n').length}`, {
    exitCode: EXIT.badInput,
    hint: 'It is no text, or was damaged: get it again, or save it as UTF-8.',
  });
}

function decoded(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const hint = 'Save it as UTF-8 and run again.';
    throw new DossierError(`${name} is not UTF-8 text`, { exitCode: EXIT.badInput, hint, cause });
  }
}

function stated({ megabytes, variable }: TextLimit): number {
  const value = process.env[variable];
  if (value === undefined || value === '') return megabytes;
  if (/^[1-9]\d{0,5}$/.test(value)) return Number(value);
  throw new DossierError(`${variable}=${value} is no number of megabytes`, {
    exitCode: EXIT.usage,
    hint: `Write a whole number, such as ${variable}=${megabytes * 2}.`,
  });
}

function cannotBeRead(name: string, cause: unknown): never {
  throw new DossierError(`${name} cannot be read: ${systemReason(cause)}`, {
    exitCode: EXIT.missingInput,
    hint: READABLE,
    cause,
  });
}
