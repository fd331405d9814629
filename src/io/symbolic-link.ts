import { lstat } from 'node:fs/promises';
import path from 'node:path';

/**
 * The part of `name` below `folder` that is a symbolic link, with forward slashes; undefined when none is.
 * Leading `..` steps are taken as they are: whoever wrote them meant them. Rejects when `name` does not exist.
 */
export async function symbolicLinkIn(folder: string, name: string): Promise<string | undefined> {
  const steps = name.split('/');
  for (let end = 1; end <= steps.length; end += 1) {
    if (steps[end - 1] === '..' || steps[end - 1] === '.') continue;
    const part = steps.slice(0, end).join('/');
    if ((await lstat(path.join(folder, part))).isSymbolicLink()) return part;
  }
  return undefined;
}
