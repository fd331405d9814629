import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { isRunning } from './own-folder.js';
import { isSystemError } from './system-error.js';

/** Writing takes seconds; a lock this old was left by a machine that cannot be asked. */
const ABANDONED_AFTER_MS = 10 * 60_000;

/**
 * Does `work` while no other run writes the same output. Throws DossierError (73) when one does. The lock of a run
 * that was killed is taken over.
 */
export async function withOutputLock<T>(lock: string, shown: string, work: () => Promise<T>): Promise<T> {
  const mine = `${process.pid} ${hostname()} ${randomBytes(6).toString('hex')}\n`;
  const removeNow = (): void => rmSync(lock, { force: true });
  if (!(await create(lock, mine))) {
    await takeOver(lock, shown);
    if (!(await create(lock, mine))) throw taken(lock, shown);
  }
  process.once('exit', removeNow);
  try {
    return await work();
  } finally {
    // A lock that cannot be removed is taken over by the next run, since this process will be over.
    await rm(lock, { force: true }).catch(() => undefined);
    process.off('exit', removeNow);
  }
}

/** False when the lock exists. */
async function create(lock: string, content: string): Promise<boolean> {
  const handle = await open(lock, 'wx', 0o644).catch((error: unknown) => {
    if (isSystemError(error) && error.code === 'EEXIST') return undefined;
    throw error;
  });
  if (!handle) return false;
  try {
    await handle.writeFile(content);
  } catch (error) {
    await rm(lock, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  return true;
}

/** Moves an abandoned lock aside before it is removed, and puts it back if it was another one by then. */
async function takeOver(lock: string, shown: string): Promise<void> {
  const found = await ownerOf(lock);
  if (!(await isAbandoned(lock, found))) throw taken(lock, shown, found);
  const aside = `${lock}-${randomBytes(6).toString('hex')}`;
  // Gone already: whoever held it is done.
  if (
    !(await rename(lock, aside).then(
      () => true,
      () => false,
    ))
  )
    return;
  if ((await readFile(aside, 'utf8')) !== found) await link(aside, lock).catch(() => undefined);
  await rm(aside, { force: true });
}

/** What stands in the lock; empty when its owner was killed before it could write, for which it has a second. */
async function ownerOf(lock: string): Promise<string> {
  for (let tries = 0; tries < 10; tries++) {
    const content = await readFile(lock, 'utf8').catch(() => '');
    if (content.endsWith('\n')) return content;
    await setTimeout(100);
  }
  return '';
}

async function isAbandoned(lock: string, content: string): Promise<boolean> {
  const [, made, host] = /^(\d+) (\S+) /.exec(content) ?? [];
  if (host === undefined) return true;
  if (host === hostname()) return !isRunning(Number(made));
  const found = await stat(lock).catch(() => undefined);
  return found === undefined || Date.now() - found.mtimeMs > ABANDONED_AFTER_MS;
}

function taken(lock: string, shown: string, content = ''): DossierError {
  const [, made, host] = /^(\d+) (\S+) /.exec(content) ?? [];
  const who = made === undefined ? 'Another run' : `Process ${made} on ${host}`;
  return new DossierError(`${who} is writing ${shown} at this moment; nothing was changed.`, {
    exitCode: EXIT.cannotWrite,
    hint: `Wait until it ends, or name another output folder. If no run is under way, remove ${lock}.`,
  });
}
