import { constants } from 'node:fs';
import { copyFile, link, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { isSystemError } from './system-error.js';

/** Where a file system has no links, or not that many. */
const NO_LINKS: readonly string[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'EXDEV', 'ENOSYS'];

/**
 * Makes the files below `from` appear below `to`, an existing folder, without copying their bytes where the file system
 * can; leaves out what is named in `without`. Throws DossierError (73) for what is neither file nor folder.
 */
export async function linkFiles(from: string, to: string, without: readonly string[] = []): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (without.includes(entry.name)) continue;
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) {
      await mkdir(target);
      await linkFiles(source, target);
    } else if (entry.isFile()) {
      await link(source, target).catch((error: unknown) => {
        if (!isSystemError(error) || !NO_LINKS.includes(error.code)) throw error;
        return copyFile(source, target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
      });
    } else {
      throw new DossierError(`${source} is neither a file nor a folder`, {
        exitCode: EXIT.cannotWrite,
        hint: 'Move it elsewhere and run again.',
      });
    }
  }
}
