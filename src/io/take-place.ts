import { renameSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { exchangeFolders } from './exchange-folders.js';
import { isSystemError } from './system-error.js';

/**
 * Puts the synced folder `made` where `target` is or shall be, and makes that durable. When anything fails, all is as
 * before. What was there is left as `made` or `previous`, for the caller to remove.
 */
export async function takePlace(
  made: string,
  target: string,
  { replaces, previous }: { readonly replaces: boolean; readonly previous: string },
): Promise<void> {
  const undo = replaces ? replace(made, target, previous) : moveTo(made, target);
  try {
    await syncFolder(path.dirname(target));
  } catch (error) {
    undo();
    throw error;
  }
}

type Undo = () => void;

function moveTo(made: string, target: string): Undo {
  renameSync(made, target);
  return () => renameSync(target, made);
}

/**
 * Where folders cannot swap names: one rename after the other, with nothing in between. A run that is killed just there
 * leaves the former output as `previous`, and the next run puts it back.
 */
function replace(made: string, target: string, previous: string): Undo {
  if (exchangeFolders(made, target)) return () => replace(made, target, previous);
  const putBack = moveTo(target, previous);
  try {
    const takeOut = moveTo(made, target);
    return () => {
      takeOut();
      putBack();
    };
  } catch (error) {
    putBack();
    throw error;
  }
}

/** Makes the names in a folder durable; Windows opens no folders, and some file systems sync none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'EINVAL') throw error;
  } finally {
    await handle.close();
  }
}
