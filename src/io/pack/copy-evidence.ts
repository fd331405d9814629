import { createHash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { lstat, type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { symbolicLinkIn } from '../symbolic-link.js';
import { fileChunks } from './file-chunks.js';

export interface CopiedFile {
  readonly bytes: number;
  readonly sha256: string;
  readonly crc32: number;
}

/** A file that is not copied, and why. */
export class NotCopied extends Error {
  override readonly name = 'NotCopied';
}

/**
 * Copies `name` below `folder` to `target`, and takes digest and checksum of the very bytes that it writes, all
 * from one open descriptor. Throws NotCopied for a path that leads out, a symbolic link in any step, anything but
 * a regular file, and a file that changes meanwhile.
 */
export async function copyHashed(
  folder: string,
  name: string,
  target: string,
  onBytes: (bytes: number) => void,
): Promise<CopiedFile> {
  if (path.isAbsolute(name) || path.win32.isAbsolute(name) || name.split(/[/\\]/).includes('..')) {
    throw new NotCopied('its path leads out of the folder');
  }
  const full = path.join(folder, name);
  const source = await openRegular(folder, name, full);
  try {
    const before = await source.stat();
    if (!before.isFile()) throw new NotCopied('it is no regular file');
    await refuseLinks(folder, name, full, before);
    const copied = await copyFrom(source, before.size, target, onBytes);
    const after = await source.stat();
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs || copied.bytes !== before.size) {
      throw new NotCopied('it changed while it was copied');
    }
    return copied;
  } finally {
    await source.close();
  }
}

/** Neither follows a link in the last step nor waits for the other end of a pipe. */
async function openRegular(folder: string, name: string, full: string): Promise<FileHandle> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  return open(full, flags).catch(async (error: unknown) => {
    const link = await symbolicLinkIn(folder, path.posix.normalize(name)).catch(() => undefined);
    if (link !== undefined) throw new NotCopied(`\`${link}\` is a symbolic link`);
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new NotCopied('it is not there');
    if (code === 'ENXIO') throw new NotCopied('it is no regular file');
    if (code === 'EACCES' || code === 'EPERM') throw new NotCopied('permission denied');
    throw error;
  });
}

/** The path must lead to the opened file without any link, now that it is open. */
async function refuseLinks(folder: string, name: string, full: string, opened: Stats): Promise<void> {
  const link = await symbolicLinkIn(folder, path.posix.normalize(name));
  if (link !== undefined) throw new NotCopied(`\`${link}\` is a symbolic link`);
  const named = await lstat(full);
  if (named.ino !== opened.ino || named.dev !== opened.dev) {
    throw new NotCopied('another file took its place while it was opened');
  }
}

/** At most `length` bytes: a file that grows as fast as it is read would never end. */
async function copyFrom(
  source: FileHandle,
  length: number,
  target: string,
  onBytes: (bytes: number) => void,
): Promise<CopiedFile> {
  const copy = await open(target, 'wx', 0o644);
  try {
    const hash = createHash('sha256');
    let [bytes, sum] = [0, 0];
    for await (const chunk of fileChunks(source, { length })) {
      hash.update(chunk);
      sum = crc32(chunk, sum);
      bytes += chunk.length;
      await writeAll(copy, chunk);
      onBytes(chunk.length);
    }
    await copy.sync();
    return { bytes, sha256: hash.digest('hex'), crc32: sum };
  } finally {
    await copy.close();
  }
}

/** A single write may take fewer bytes than it was given. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done);
    done += bytesWritten;
  }
}
