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

/** Path → digest of a SHA256SUMS; undefined when a line is none of its lines. */
export function sumsIn(text: string): ReadonlyMap<string, string> | undefined {
  const sums = new Map<string, string>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const [, sum, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (sum === undefined || path === undefined) return undefined;
    sums.set(path, sum);
  }
  return sums;
}
