import { lstat, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { DossierError, EXIT } from '../../model/diagnostic.js';
import type { PackFile } from '../../pack/pack-file.js';
import type { Pack } from '../../pack/pack-files.js';
import { replaceOutput } from '../atomic-output.js';
import { linkFiles } from '../link-files.js';
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
 * Writes `pack/`, `pack.zip` and `pack.zip.sha256` into the output folder, in place of earlier ones, or nothing: a copy
 * of the folder with the new pack takes its place as a whole. Memory does not grow with the evidence. Returns the
 * SHA-256 of the archive. Throws DossierError: 65 when an artefact or document is not as the dossier states, 73 when it
 * cannot be written, another run writes there, or an earlier pack was sealed.
 */
export async function writePack(
  { files, name }: Pack,
  places: PackPlaces,
  onBytes: (bytes: number, path: string) => void,
): Promise<string> {
  let sum = '';
  await replaceOutput(places.output, unlessSealed, async (staging) => {
    await linkFiles(places.output, staging, [PACK, PACK_ZIP, PACK_SUM]);
    const folder = path.join(staging, PACK);
    const staged = await stage(files, folder, { places, top: name, onBytes });
    sum = await writeZip(path.join(staging, PACK_ZIP), folder, staged, (bytes) => onBytes(bytes, PACK_ZIP));
    await writeText(path.join(staging, PACK_SUM), `${sum}  ${PACK_ZIP}\n`);
  });
  return sum;
}

async function unlessSealed(output: string): Promise<boolean> {
  if ((await lstat(path.join(output, PACK_SIG)).catch(() => undefined)) === undefined) return true;
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
