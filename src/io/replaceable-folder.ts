import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { pathsInSums, SUMS_FILE } from './sha256-sums.js';

/** What file managers and office programs leave behind; nobody misses it. */
const LITTER = /^(\.DS_Store|Thumbs\.db|desktop\.ini|\.~lock\..*#)$/;

/** Every output of this program holds one of these. */
const MARKERS = ['dossier.json', 'regulator.md', 'record.json'];

/**
 * Whether `folder` exists and may be replaced: it is empty, or everything in it was written by this program. Throws
 * DossierError (73) when it holds anything else, so that no file of the user's is ever removed.
 */
export async function isReplaceable(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!found) return false;
  if (!found.isDirectory()) throw refusal(folder, 'is no folder');
  const present = await filesIn(folder);
  if (present.length === 0) return true;
  if (!present.includes(SUMS_FILE)) throw refusal(folder, `holds files, and no ${SUMS_FILE} of this program`);
  const listed = pathsInSums(await readFile(path.join(folder, SUMS_FILE), 'utf8'));
  if (!listed || !MARKERS.some((name) => listed.has(name)))
    throw refusal(folder, `has a ${SUMS_FILE} that is not of this program`);
  const foreign = present.filter((name) => name !== SUMS_FILE && !listed.has(name));
  const [first] = foreign;
  if (first !== undefined) throw refusal(folder, `holds ${first}, which this program did not write`);
  return true;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory() && !LITTER.test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .toSorted();
}

function refusal(folder: string, reason: string): DossierError {
  return new DossierError(`${folder} is not replaced: it ${reason}`, {
    exitCode: EXIT.cannotWrite,
    hint: 'Name another output folder, or move what is in it elsewhere.',
  });
}
