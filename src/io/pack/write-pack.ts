import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { DossierError, EXIT } from '../../model/diagnostic.js';
import type { PackFile } from '../../pack/pack-file.js';
import type { Pack } from '../../pack/pack-files.js';
import { copyHashed, NotCopied, writeAll } from './copy-evidence.js';
import { PACK, PACK_SIG, PACK_SUM, PACK_ZIP } from './pack-names.js';
import { type StagedFile, writeZip } from './write-zip.js';

export interface PackPlaces {
  /** Output folder of the built dossier: its documents, and where the pack goes. */
  readonly output: string;
  /** Folder of the evidence register. */
  readonly evidence: string;
}

/**
 * Writes `pack/`, `pack.zip` and `pack.zip.sha256` into the output folder, in place of earlier ones, or nothing.
 * Memory does not grow with the evidence. Returns the SHA-256 of the archive. Throws DossierError: 65 when an
 * artefact or document is not as the dossier states, 73 when it cannot be written or an earlier pack was sealed.
 */
export async function writePack(
  { files, name }: Pack,
  places: PackPlaces,
  onBytes: (bytes: number, path: string) => void,
): Promise<string> {
  await refuseSealed(places.output);
  const output = path.resolve(places.output);
  const staging = path.join(
    path.dirname(output),
    `.${path.basename(output)}.pack-${randomBytes(6).toString('hex')}`,
  );
  try {
    await mkdir(staging, { mode: 0o700 });
    const folder = path.join(staging, PACK);
    const staged = await stage(files, folder, { places, top: name, onBytes });
    const sum = await writeZip(path.join(staging, PACK_ZIP), folder, staged, (bytes) =>
      onBytes(bytes, PACK_ZIP),
    );
    await writeText(path.join(staging, PACK_SUM), `${sum}  ${PACK_ZIP}\n`);
    await takePlaces(staging, output);
    return sum;
  } catch (cause) {
    if (cause instanceof DossierError || !(cause instanceof Error) || !('syscall' in cause)) throw cause;
    throw new DossierError(`The pack cannot be written: ${cause.message}`, {
      exitCode: EXIT.cannotWrite,
      hint: 'See to space (twice the evidence) and permissions.',
      cause,
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function refuseSealed(output: string): Promise<void> {
  if (!(await isThere(path.join(output, PACK_SIG)))) return;
  throw new DossierError(`${path.join(output, PACK)} was sealed and is not replaced`, {
    exitCode: EXIT.cannotWrite,
    hint: `Keep ${output} as it is and build into another folder with --out.`,
  });
}

async function stage(
  files: readonly PackFile[],
  folder: string,
  {
    places,
    top,
    onBytes,
  }: {
    readonly places: PackPlaces;
    readonly top: string;
    readonly onBytes: (bytes: number, path: string) => void;
  },
): Promise<readonly StagedFile[]> {
  const staged: StagedFile[] = [];
  for (const file of files) {
    const target = path.join(folder, file.path);
    await mkdir(path.dirname(target), { recursive: true });
    const sum = await copyOne(file, target, places, (bytes) => onBytes(bytes, file.path));
    staged.push({
      path: file.path,
      name: `${top}/${file.path}`,
      bytes: file.bytes,
      sha256: file.sha256,
      crc32: sum,
    });
  }
  return staged;
}

/** Returns the CRC-32 of the bytes. */
async function copyOne(
  { path: inPack, bytes, sha256, content }: PackFile,
  target: string,
  { output, evidence }: PackPlaces,
  onBytes: (bytes: number) => void,
): Promise<number> {
  if (content.kind === 'text') {
    await writeText(target, content.text);
    return crc32(content.text);
  }
  const [folder, name, what] =
    content.kind === 'evidence'
      ? [evidence, content.file, `${content.file}, the file of ${content.id},`]
      : [output, content.name, content.name];
  const copied = await copyHashed(folder, name, target, onBytes).catch((error: unknown) => {
    if (error instanceof NotCopied) throw notAsBuilt(`${what} is not packed: ${error.message}`, error);
    throw error;
  });
  if (copied.sha256 !== sha256 || copied.bytes !== bytes) {
    throw notAsBuilt(
      `${what} changed after the dossier was built: ${inPack} would not have the hash that it states`,
    );
  }
  return copied.crc32;
}

function notAsBuilt(message: string, cause?: unknown): DossierError {
  const hint = 'Build the dossier again, then pack it; nothing was written.';
  return new DossierError(message, { exitCode: EXIT.badInput, hint, cause });
}

async function writeText(target: string, text: string): Promise<void> {
  const handle = await open(target, 'wx', 0o644);
  try {
    await writeAll(handle, Buffer.from(text, 'utf8'));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The sum goes last: an archive without it is an unfinished one. What fails is taken back. */
async function takePlaces(staging: string, output: string): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const name of [PACK_SUM, PACK_ZIP, PACK]) {
      const place = path.join(output, name);
      const previous = path.join(staging, `previous-${name}`);
      if (!(await isThere(place))) continue;
      await rename(place, previous);
      undo.unshift(() => rename(previous, place));
    }
    for (const name of [PACK, PACK_ZIP, PACK_SUM]) {
      const [made, place] = [path.join(staging, name), path.join(output, name)];
      await rename(made, place);
      undo.unshift(() => rename(place, made));
    }
  } catch (error) {
    for (const step of undo) await step();
    throw error;
  }
}

async function isThere(place: string): Promise<boolean> {
  return (await lstat(place).catch(() => undefined)) !== undefined;
}
