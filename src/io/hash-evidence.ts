import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { EvidenceItem, HashedEvidence } from '../model/evidence.js';
import { symbolicLinkIn } from './symbolic-link.js';

/**
 * Looks for the file of every item and takes its SHA-256. Files lie in `folder`, the register's own: an absolute
 * path, a way out by `..` or a symbolic link is not followed, and the item says so.
 */
export async function hashEvidence(
  items: readonly EvidenceItem[],
  folder: string,
): Promise<HashedEvidence[]> {
  const hashed: HashedEvidence[] = [];
  for (const item of items) hashed.push({ ...item, content: await contentOf(item, folder) });
  return hashed;
}

async function contentOf({ file }: EvidenceItem, folder: string): Promise<HashedEvidence['content']> {
  if (file === undefined) return { kind: 'no file stated' };
  if (path.isAbsolute(file) || path.win32.isAbsolute(file) || file.split('/').includes('..')) {
    return { kind: 'missing file', reason: 'its path leads out of the folder of the register' };
  }
  const full = path.join(folder, file);
  const found = await stat(full).catch((error: unknown) => reasonOf(error));
  if (typeof found !== 'object')
    return { kind: 'missing file', ...(found !== undefined && { reason: found }) };
  const link = await symbolicLinkIn(folder, path.posix.normalize(file));
  if (link !== undefined) return { kind: 'missing file', reason: `\`${link}\` is a symbolic link` };
  if (!found.isFile()) return { kind: 'missing file', reason: 'it is no file' };
  return hashFile(full);
}

async function hashFile(full: string): Promise<HashedEvidence['content']> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(full) as AsyncIterable<Uint8Array>) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  } catch (error) {
    const reason = reasonOf(error);
    return { kind: 'missing file', ...(reason !== undefined && { reason }) };
  }
  return { kind: 'hashed', sha256: hash.digest('hex'), bytes };
}

/** Why a file cannot be read; undefined when it is just not there. */
function reasonOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  return error instanceof Error ? error.message : String(error);
}
