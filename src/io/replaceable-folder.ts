import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { MANIFEST, TAG_MANIFEST } from '../pack/manifest.js';
import { PACK, PACK_SIG, PACK_SUM, PACK_ZIP } from './pack/pack-names.js';
import { sumsIn, SUMS_FILE } from './sha256-sums.js';

/** What file managers and office programs leave behind; nobody misses it. */
const LITTER = /^(\.DS_Store|Thumbs\.db|desktop\.ini|\.~lock\..*#)$/;

/** Every output of this program holds one of these. */
const MARKERS = ['dossier.json', 'regulator.md', 'record.json'];

/**
 * Whether `folder` exists and may be replaced: it is empty, or everything in it was written by this program, its pack
 * included. Throws DossierError (73) when it holds anything else or the pack was sealed, so that nothing is ever
 * removed that cannot be made again.
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
  const listed = sumsIn(await readFile(path.join(folder, SUMS_FILE), 'utf8'));
  if (!listed || !MARKERS.some((name) => listed.has(name)))
    throw refusal(folder, `has a ${SUMS_FILE} that is not of this program`);
  if (present.some((name) => name.startsWith(`${PACK_SIG}/`))) throw refusal(folder, 'holds a sealed pack');
  const packed = await packedFiles(folder);
  const foreign = present.filter((name) => name !== SUMS_FILE && !listed.has(name) && !packed.has(name));
  const [first] = foreign;
  if (first !== undefined) throw refusal(folder, `holds ${first}, which this program did not write`);
  return true;
}

/** What `dossier pack` wrote, by the manifests of the pack. */
async function packedFiles(folder: string): Promise<ReadonlySet<string>> {
  const listed = new Set([PACK_ZIP, PACK_SUM, `${PACK}/${TAG_MANIFEST}`]);
  for (const manifest of [MANIFEST, TAG_MANIFEST]) {
    const text = await readFile(path.join(folder, PACK, manifest), 'utf8').catch(() => '');
    for (const name of sumsIn(text)?.keys() ?? []) listed.add(`${PACK}/${name}`);
  }
  return listed;
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
