import { createHash } from 'node:crypto';
import { lstat, mkdir, open, readdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { withOutputLock } from './output-lock.js';
import { ownFolder } from './own-folder.js';
import { isReplaceable } from './replaceable-folder.js';
import { sha256Sums, SUMS_FILE } from './sha256-sums.js';
import { isSystemError, systemReason } from './system-error.js';
import { syncFolder, takePlace } from './take-place.js';

/** In a staging folder: what was there before, in the moment between two renames. */
const PREVIOUS = 'previous';

export interface OutputFile {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  /** As a whole, or in pieces that are made while they are written. */
  readonly bytes: Uint8Array | Iterable<Uint8Array>;
}

/** SHA-256 of each file by its path, hex. */
export type Sums = Readonly<Record<string, string>>;

/**
 * Writes all files and their SHA256SUMS as `folder`, or nothing: they are written and synced beside it, then take
 * its place as a whole; whatever fails, a previous output stays as it was. Throws DossierError (73) when the
 * folder holds anything that this program did not write, when another run is writing it, or when the file system
 * refuses.
 * @returns the sums of what was written
 */
export async function writeOutput(folder: string, files: readonly OutputFile[]): Promise<Sums> {
  for (const file of files) refuseUnsafe(file.path);
  refuseDuplicates(files);
  const sums: Record<string, string> = {};
  await replaceOutput(folder, isReplaceable, async (staging) => {
    for (const { path: name, bytes } of files)
      sums[name] = await writeSynced(path.join(staging, name), inPieces(bytes));
    await writeSynced(path.join(staging, SUMS_FILE), [new TextEncoder().encode(sha256Sums(sums))]);
  });
  return sums;
}

/**
 * Has `fill` write a whole new output, and sync its files, in an empty folder that then takes the place of `folder`; see
 * writeOutput. `isThere` says whether there is one to replace, and throws when it may not be.
 */
export async function replaceOutput(
  folder: string,
  isThere: (folder: string) => Promise<boolean>,
  fill: (staging: string) => Promise<void>,
): Promise<void> {
  const target = path.resolve(folder);
  const parent = path.dirname(target);
  // What is in the making carries the folder's name, and sorts away from it: `out/.riverbend.partial-…`.
  const beside = `.${path.basename(target)}`;
  try {
    await makeFolder(parent);
    await withOutputLock(path.join(parent, `${beside}.lock`), folder, async () => {
      await restoreInterrupted(target, beside);
      await isThere(target);
      const staging = await ownFolder(parent, `${beside}.partial`);
      try {
        const made = path.join(staging.path, 'made');
        await mkdir(made);
        await fill(made);
        await syncFolders(made);
        // Looks once more, since writing took its time.
        const replaces = await isThere(target);
        await takePlace(made, target, { replaces, previous: path.join(staging.path, PREVIOUS) });
      } finally {
        // What cannot be removed now is removed by the next run; it takes nothing from what was written.
        await staging.remove().catch(() => undefined);
      }
    });
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    const reason =
      cause.code === 'ENOENT' ? `there is no ${cause.path}, and it cannot be made` : systemReason(cause);
    throw new DossierError(`${folder} cannot be written: ${reason}`, {
      exitCode: EXIT.cannotWrite,
      hint: 'See to space and permissions, or name another output folder; what was there is unchanged.',
      cause,
    });
  }
}

/**
 * Makes a folder and those above it, a step at a time: `mkdir` with `recursive` never ends where a file system
 * answers ENOENT for a child of a folder that exists, as /proc does (seen with Node 20.20).
 */
async function makeFolder(folder: string): Promise<void> {
  if ((await stat(folder).catch(() => undefined))?.isDirectory()) return;
  const parent = path.dirname(folder);
  if (parent !== folder) await makeFolder(parent);
  await mkdir(folder).catch((error: unknown) => {
    // Another run was quicker.
    if (!isSystemError(error) || error.code !== 'EEXIST') throw error;
  });
}

function inPieces(bytes: OutputFile['bytes']): Iterable<Uint8Array> {
  return bytes instanceof Uint8Array ? [bytes] : bytes;
}

/** Writes a new file through to the disk; returns its SHA-256. */
async function writeSynced(full: string, pieces: Iterable<Uint8Array>): Promise<string> {
  await mkdir(path.dirname(full), { recursive: true });
  const handle = await open(full, 'wx');
  const hash = createHash('sha256');
  try {
    for (const piece of pieces) {
      hash.update(piece);
      await handle.writeFile(piece);
    }
    await handle.sync();
    return hash.digest('hex');
  } finally {
    await handle.close();
  }
}

async function syncFolders(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries) if (entry.isDirectory()) await syncFolders(path.join(folder, entry.name));
  await syncFolder(folder);
}

/** A run that was killed between two renames (see take-place) left the former output in its staging folder. */
async function restoreInterrupted(target: string, beside: string): Promise<void> {
  if (await exists(target)) return;
  const parent = path.dirname(target);
  for (const name of await readdir(parent)) {
    const previous = path.join(parent, name, PREVIOUS);
    if (!name.startsWith(`${beside}.partial-`) || !(await exists(previous))) continue;
    await rename(previous, target);
    return;
  }
}

async function exists(place: string): Promise<boolean> {
  return (await lstat(place).catch(() => undefined)) !== undefined;
}

function refuseUnsafe(name: string): void {
  const steps = name.split('/');
  if (steps.some((step) => step === '' || step === '.' || step === '..') || /[\\\n\r:]/.test(name)) {
    throw new RangeError(`not a path inside the output folder: ${JSON.stringify(name)}`);
  }
}

function refuseDuplicates(files: readonly OutputFile[]): void {
  const seen = new Set([SUMS_FILE.toLowerCase()]);
  for (const { path: name } of files) {
    if (seen.has(name.toLowerCase())) throw new RangeError(`two files for ${name}`);
    seen.add(name.toLowerCase());
  }
}
