import { stat } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';

export interface FoundFiles {
  /** Relative to the folder, with forward slashes, sorted. */
  readonly names: readonly string[];
  /** Files in a named folder that are left out, because they or a folder above them start with a dot. */
  readonly hidden: number;
  /** Nothing has that name, and it is no glob. */
  readonly missing: boolean;
}

/**
 * The files that a name means: the file itself, all files in and below a folder, or those that match a glob. What
 * exists under exactly that name is meant, brackets and parentheses included.
 */
export async function findFiles(folder: string, pattern: string): Promise<FoundFiles> {
  const full = path.resolve(folder, pattern);
  const exact = await stat(full).catch(() => undefined);
  if (exact?.isFile())
    return { names: [forwardSlashes(path.relative(folder, full))], hidden: 0, missing: false };
  if (!exact?.isDirectory()) {
    const names = await glob(pattern, { cwd: folder, ...OPTIONS });
    const missing = exact === undefined && !/[*?[\]{}()!]/.test(pattern);
    return { names: names.map(forwardSlashes).toSorted(), hidden: 0, missing };
  }
  const all = (await glob('**/*', { cwd: full, dot: true, ...OPTIONS })).map(forwardSlashes);
  const shown = all.filter((name) => !name.split('/').some((step) => step.startsWith('.')));
  const names = shown.map((name) => forwardSlashes(path.relative(folder, path.join(full, name))));
  return { names: names.toSorted(), hidden: all.length - shown.length, missing: false };
}

const OPTIONS = { followSymbolicLinks: false, onlyFiles: true } as const;

function forwardSlashes(name: string): string {
  return name.split(path.sep).join('/');
}
