export const SUMS_FILE = 'SHA256SUMS';

/** The lines that `sha256sum -c` reads, sorted by path. Paths must not hold newlines or backslashes. */
export function sha256Sums(sums: Readonly<Record<string, string>>): string {
  return Object.entries(sums)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, sum]) => `${sum}  ${path}\n`)
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
