import { constants } from 'node:fs';
import { lstat, open, opendir } from 'node:fs/promises';
import path from 'node:path';
import type { BagProblem } from '../../pack/bag-report.js';
import { pathTrouble, shownPath } from '../../pack/safe-path.js';
import { type BagEntry, type BagSource, MAX_ENTRIES } from './bag-source.js';
import { fileChunks } from './file-chunks.js';

/** A bag in a folder. Links, devices, pipes and sockets are named as problems and never opened. */
export async function openBagFolder(folder: string): Promise<BagSource> {
  const entries: BagEntry[] = [];
  const problems: BagProblem[] = [];
  const waiting = [''];
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    for await (const found of await opendir(path.join(folder, below))) {
      const name = below === '' ? found.name : `${below}/${found.name}`;
      const trouble = pathTrouble(name);
      if (trouble !== undefined) problems.push(unsafe(name, trouble));
      if (found.isDirectory()) waiting.push(name);
      else if (!found.isFile()) problems.push(unsafe(name, `is ${kindOf(found)}, no regular file`));
      else entries.push(await entryOf(folder, name));
      if (entries.length + problems.length + waiting.length > MAX_ENTRIES) {
        problems.push({ kind: 'unsafe', message: `The folder holds more than ${MAX_ENTRIES} files.` });
        return source([], problems);
      }
    }
  }
  return source(entries, problems);
}

function source(entries: readonly BagEntry[], problems: readonly BagProblem[]): BagSource {
  const sorted = entries.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return { kind: 'folder', entries: sorted, problems, close: () => Promise.resolve() };
}

async function entryOf(folder: string, name: string): Promise<BagEntry> {
  const full = path.join(folder, name);
  const { size } = await lstat(full);
  return {
    path: name,
    bytes: size,
    async *open() {
      const handle = await open(full, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
      try {
        if (!(await handle.stat()).isFile()) throw new Error('it is no regular file any more');
        yield* fileChunks(handle, { length: size });
      } finally {
        await handle.close();
      }
    },
  };
}

function kindOf(found: { isSymbolicLink(): boolean; isFIFO(): boolean; isSocket(): boolean }): string {
  if (found.isSymbolicLink()) return 'a symbolic link';
  if (found.isFIFO()) return 'a named pipe';
  return found.isSocket() ? 'a socket' : 'a device';
}

function unsafe(name: string, what: string): BagProblem {
  return { kind: 'unsafe', path: name, message: `${shownPath(name)} ${what}.` };
}
