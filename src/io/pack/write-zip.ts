import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { centralDirectory, localHeader, type ZipEntry } from '../../pack/zip-format.js';
import { writeAll } from './copy-evidence.js';
import { fileChunks } from './file-chunks.js';

/** A file of the staged pack, with the digest that its bytes must still have. */
export interface StagedFile extends ZipEntry {
  readonly path: string;
  readonly sha256: string;
}

/** Writes the archive of a staged pack and returns its SHA-256. Each file is read back and must be as it was copied. */
export async function writeZip(
  target: string,
  folder: string,
  files: readonly StagedFile[],
  onBytes: (bytes: number) => void,
): Promise<string> {
  const zip = await open(target, 'wx', 0o644);
  const whole = createHash('sha256');
  const append = async (bytes: Uint8Array): Promise<void> => {
    whole.update(bytes);
    await writeAll(zip, bytes);
  };
  try {
    for (const file of files) {
      await append(localHeader(file));
      const hash = createHash('sha256');
      const staged = await open(path.join(folder, file.path), 'r');
      try {
        for await (const chunk of fileChunks(staged)) {
          hash.update(chunk);
          await append(chunk);
          onBytes(chunk.length);
        }
      } finally {
        await staged.close();
      }
      if (hash.digest('hex') !== file.sha256) throw new Error(`${file.path} changed after it was copied`);
    }
    await append(centralDirectory(files));
    await zip.sync();
  } finally {
    await zip.close();
  }
  return whole.digest('hex');
}
