import type { BagProblem } from '../../pack/bag-report.js';
import { centralDirectory, localHeader } from '../../pack/zip-format.js';
import type { ZipBag } from './bag-zip.js';
import { fileChunks } from './file-chunks.js';

/**
 * The first place where an archive differs from the one that this program writes of the same files: a changed
 * date, mode or flag, which no digest of a file shows. Empty for archives byte for byte as written.
 */
export async function canonicalTrouble({ handle, listed }: ZipBag): Promise<readonly BagProblem[]> {
  const { size } = await handle.stat();
  let at = 0;
  for (const entry of listed) {
    const header = localHeader(entry);
    if (!(await isAt(at, header))) return [differs(at, `the header of ${entry.name}`, entry.name)];
    at += header.length + entry.bytes;
  }
  const end = centralDirectory(listed);
  if (size !== at + end.length || !(await isAt(at, end))) return [differs(at, 'the directory at its end')];
  return [];

  async function isAt(start: number, expected: Buffer): Promise<boolean> {
    let done = 0;
    for await (const chunk of fileChunks(handle, { start, length: expected.length })) {
      if (!expected.subarray(done, done + chunk.length).equals(chunk)) return false;
      done += chunk.length;
    }
    return done === expected.length;
  }
}

function differs(at: number, where: string, path?: string): BagProblem {
  return {
    kind: 'archive',
    message: `The archive is not as this program writes it: ${where} differs, from byte ${at} on. If somebody packed the same files anew, verify the unpacked folder.`,
    ...(path !== undefined && { path }),
  };
}
