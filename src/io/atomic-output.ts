import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { isReplaceable } from './replaceable-folder.js';
import { sha256Sums, SUMS_FILE } from './sha256-sums.js';

export interface OutputFile {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Names of the folders that this process is writing. */
const inTheMaking = new Set<string>();

/**
 * Writes all files and their SHA256SUMS as `folder`, or nothing: they are written and synced beside it, then take
 * its place as a whole; whatever fails, a previous output stays as it was. Throws DossierError (73) when the
 * folder holds anything that this program did not write, or when the file system refuses.
 */
export async function writeOutput(folder: string, files: readonly OutputFile[]): Promise<void> {
  for (const file of files) refuseUnsafe(file.path);
  refuseDuplicates(files);
  const target = path.resolve(folder);
  const sums = { path: SUMS_FILE, bytes: new TextEncoder().encode(sha256Sums(files)) };
  try {
    await makeFolder(path.dirname(target));
    await clearInterrupted(target);
    await isReplaceable(target);
    const run = `${process.pid}-${randomBytes(6).toString('hex')}`;
    const partial = `${beside(target)}.partial-${run}`;
    inTheMaking.add(path.basename(partial));
    await mkdir(partial);
    try {
      for (const file of [...files, sums]) await writeSynced(path.join(partial, file.path), file.bytes);
      await takePlace(partial, target, `${beside(target)}.previous-${run}`);
    } finally {
      await rm(partial, { recursive: true, force: true });
      inTheMaking.delete(path.basename(partial));
    }
  } catch (cause) {
    if (cause instanceof DossierError || !isSystemError(cause)) throw cause;
    throw new DossierError(`${folder} cannot be written: ${cause.message}`, {
      exitCode: EXIT.cannotWrite,
      hint: 'See to space and permissions, or name another output folder.',
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
  await mkdir(folder);
}

/** `out/.riverbend`: what is in the making carries the folder's name, and sorts away from it. */
function beside(target: string): string {
  return path.join(path.dirname(target), `.${path.basename(target)}`);
}

async function writeSynced(full: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(full), { recursive: true });
  const handle = await open(full, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Two renames; when the second fails the first is taken back. Looks once more, since writing took its time. */
async function takePlace(partial: string, target: string, previous: string): Promise<void> {
  const replaces = await isReplaceable(target);
  if (replaces) await rename(target, previous);
  try {
    await rename(partial, target);
  } catch (error) {
    if (replaces) await rename(previous, target);
    throw error;
  }
  await syncFolder(path.dirname(target));
  if (replaces) await rm(previous, { recursive: true, force: true });
}

/**
 * Removes what killed runs had written so far. One that was killed during the renames left the previous output
 * under its other name: puts it back, or removes it when the new one is already in place.
 */
async function clearInterrupted(target: string): Promise<void> {
  const parent = path.dirname(target);
  const names = await readdir(parent);
  for (const name of names.filter((one) => one.startsWith(`${path.basename(beside(target))}.partial-`)))
    if (isAbandoned(name)) await removeUnder(path.join(parent, name), `${beside(target)}.partial-`);
  const left = names.filter((name) => name.startsWith(`${path.basename(beside(target))}.previous-`));
  const [first] = left;
  if (first === undefined) return;
  if (!names.includes(path.basename(target))) {
    await rename(path.join(parent, first), target);
    return;
  }
  for (const name of left) {
    const previous = path.join(parent, name);
    if (await isReplaceable(previous)) await rm(previous, { recursive: true, force: true });
  }
}

/** Whether the run that made a folder in the making, named after its process, is over. */
function isAbandoned(name: string): boolean {
  const made = Number(/\.partial-(\d+)-/.exec(name)?.[1] ?? Number.NaN);
  if (!Number.isSafeInteger(made) || made === process.pid) return !inTheMaking.has(name);
  try {
    process.kill(made, 0);
    return false;
  } catch (error) {
    return isSystemError(error) && error.code === 'ESRCH';
  }
}

/**
 * Renames before it removes, so that a run on another machine, whose process this one cannot see, fails to put its
 * folder in place rather than putting half of it there.
 */
async function removeUnder(folder: string, prefix: string): Promise<void> {
  const aside = `${prefix}${process.pid}-${randomBytes(6).toString('hex')}`;
  await rename(folder, aside).catch(() => undefined);
  await rm(aside, { recursive: true, force: true });
}

/** Makes the renames durable; Windows opens no folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
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

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
