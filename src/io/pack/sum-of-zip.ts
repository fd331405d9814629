import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { sumsIn } from '../sha256-sums.js';
import { fileChunks } from './file-chunks.js';

/** SHA-256 of an archive, and what the `.sha256` file beside it states, where there is one. */
export async function sumOfZip(
  file: string,
): Promise<{ readonly sha256: string; readonly stated: string | undefined }> {
  const hash = createHash('sha256');
  const handle = await open(file, 'r');
  try {
    for await (const chunk of fileChunks(handle)) hash.update(chunk);
  } finally {
    await handle.close();
  }
  const beside = await readFile(`${file}.sha256`, 'utf8').catch(() => undefined);
  const stated =
    beside === undefined ? undefined : (sumsIn(beside)?.get(path.basename(file)) ?? 'unreadable');
  return { sha256: hash.digest('hex'), stated };
}
