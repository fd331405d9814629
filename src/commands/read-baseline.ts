import { stat } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { DossierError, EXIT } from '../model/diagnostic.js';
import type { Dossier } from '../model/dossier.js';
import { readDossier } from './read-dossier.js';

const FILE = 'dossier.json';

/**
 * The earlier dossier to compare with: of the option, else of `baseline` in dossier.yaml, which is relative to its
 * folder; undefined where neither names one. Read before anything is written, so that it may lie in the folder that
 * the build replaces. Throws DossierError when it cannot be read, is not as it was built, or is misshapen.
 */
export async function readBaseline(
  option: string | undefined,
  stated: string | undefined,
  folder: string,
): Promise<Dossier | undefined> {
  const named = option ?? (stated === undefined ? undefined : path.resolve(folder, stated));
  if (named === undefined) return undefined;
  const file = await dossierIn(named);
  try {
    return await readDossier(file);
  } catch (error) {
    if (!(error instanceof DossierError)) throw error;
    throw new DossierError(`The baseline: ${error.message}`, {
      exitCode: error.exitCode,
      hint: 'Name a dossier.json of an earlier build as it was written, or its folder; without one, leave --baseline out.',
      diagnostics: error.diagnostics,
      cause: error,
    });
  }
}

/** The file itself, the one in its folder, or the only one that was built below an engagement folder. */
async function dossierIn(named: string): Promise<string> {
  const facts = await stat(named).catch(() => undefined);
  if (!facts?.isDirectory() || (await stat(path.join(named, FILE)).catch(() => undefined))) return named;
  const [only, ...more] = (await glob(`out/*/${FILE}`, { cwd: named, absolute: true })).sort();
  if (only !== undefined && more.length === 0) return only;
  throw new DossierError(
    only === undefined
      ? `The baseline ${named} holds no ${FILE} of an earlier build, nor does its out/.`
      : `The baseline ${named} holds ${more.length + 1} built dossiers below out/.`,
    { exitCode: EXIT.missingInput, hint: 'Name the folder that dossier build wrote, such as out/acme.' },
  );
}
