import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const BLOCK = 512;

/**
 * Writes the files of a ustar archive below `dir` (POSIX.1-1988 header: name, mode, size in octal). Only plain
 * files and folders are written; an entry that would leave `dir`, and any link, is refused.
 */
export async function untar(archive: Buffer, dir: string): Promise<void> {
  const root = path.resolve(dir);
  for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0;) {
    const field = (from: number, to: number): string =>
      archive
        .toString('latin1', at + from, at + to)
        .replace(/\0.*$/s, '')
        .trim();
    const name = field(0, 100);
    const size = Number.parseInt(field(124, 136), 8);
    const type = field(156, 157);
    const target = path.resolve(root, name);
    if (target !== root && !target.startsWith(root + path.sep)) {
      throw new Error(`the archive has an entry outside its folder: ${name}`);
    }
    if (!Number.isSafeInteger(size) || at + BLOCK + size > archive.length) {
      throw new Error(`the archive is cut short at ${name}`);
    }
    if (type === '5') {
      await mkdir(target, { recursive: true });
    } else if (type === '0' || type === '') {
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, archive.subarray(at + BLOCK, at + BLOCK + size), {
        mode: Number.parseInt(field(100, 108), 8) & 0o755,
      });
    } else {
      throw new Error(`the archive has an entry of a kind that is not expected: ${name} (${type})`);
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}
