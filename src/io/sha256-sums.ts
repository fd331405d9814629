import { sha256 } from './sha256.js';

export const SUMS_FILE = 'SHA256SUMS';

/** The lines that `sha256sum -c` reads, sorted by path. Paths must not hold newlines or backslashes. */
export function sha256Sums(files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): string {
  return files
    .map(({ path, bytes }) => ({ path, sum: sha256(bytes) }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, sum }) => `${sum}  ${path}\n`)
    .join('');
}

/** The paths that a SHA256SUMS lists; undefined when a line is none of its lines. */
export function pathsInSums(text: string): ReadonlySet<string> | undefined {
  const paths = new Set<string>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const path = /^[0-9a-f]{64} [ *](.+)$/.exec(line)?.[1];
    if (path === undefined) return undefined;
    paths.add(path);
  }
  return paths;
}
