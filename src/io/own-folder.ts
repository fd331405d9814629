import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { isSystemError } from './system-error.js';

/** A folder that belongs to this run and is gone when it ends. */
export interface OwnFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * Makes a folder in `parent` that nobody else can read, called `<prefix>-<host>-<process>-<random>`. It is removed at
 * the latest when this process ends; what killed runs of this machine left under the same prefix is removed now.
 */
export async function ownFolder(parent: string, prefix: string): Promise<OwnFolder> {
  await removeAbandoned(parent, prefix);
  const folder = path.join(parent, `${prefix}-${HOST}-${process.pid}-${randomBytes(6).toString('hex')}`);
  const removeNow = (): void => {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // The process is ending and has nobody to tell; the next run removes it.
    }
  };
  process.once('exit', removeNow);
  await mkdir(folder, { mode: 0o700 });
  return {
    path: folder,
    async remove() {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
      process.off('exit', removeNow);
    },
  };
}

/** Machines that share a folder do not see each other's processes. */
const HOST = hostname().replace(/[^\w.-]/g, '_');

async function removeAbandoned(parent: string, prefix: string): Promise<void> {
  const start = `${prefix}-${HOST}-`;
  for (const name of await readdir(parent)) {
    const made = Number(
      /^(\d+)-[0-9a-f]+$/.exec(name.startsWith(start) ? name.slice(start.length) : '')?.[1],
    );
    if (Number.isSafeInteger(made) && !isRunning(made))
      // One of another user is theirs to remove.
      await rm(path.join(parent, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/** A process of another user counts as running, too. */
export function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return !(isSystemError(error) && error.code === 'ESRCH');
  }
}
