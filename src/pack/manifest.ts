/** Digests that manifests of BagIt bags may use; packs of this program use SHA-256. */
export const ALGORITHMS = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

export interface ManifestLine {
  readonly digest: string;
  /** Decoded, without a leading `./`. */
  readonly path: string;
}

/** One `manifest-<algorithm>.txt` or `tagmanifest-<algorithm>.txt` (RFC 8493, 2.1.3 and 2.2.1). */
export interface Manifest {
  readonly file: string;
  readonly kind: 'payload' | 'tag';
  readonly algorithm: Algorithm;
  readonly lines: readonly ManifestLine[];
  /** Lines that are none, by number. */
  readonly unreadable: readonly number[];
}

export const MANIFEST = 'manifest-sha256.txt';
export const TAG_MANIFEST = 'tagmanifest-sha256.txt';

/** Sorted by path, `<hex>  <path>` and LF: what `sha256sum -c` reads. */
export function formatManifest(files: readonly { readonly path: string; readonly sha256: string }[]): string {
  return files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('');
}

/** Kind and algorithm by file name; undefined for any other file. An algorithm nobody knows is `'unknown'`. */
export function manifestName(
  file: string,
): { readonly kind: Manifest['kind']; readonly algorithm: Algorithm | 'unknown' } | undefined {
  const match = /^(tag)?manifest-([a-z0-9]+)\.txt$/i.exec(file);
  if (!match) return undefined;
  const algorithm = ALGORITHMS.find((name) => name === match[2]?.toLowerCase()) ?? 'unknown';
  return { kind: match[1] === undefined ? 'payload' : 'tag', algorithm };
}

/** Lines end at LF, CR or CRLF and nowhere else: other line separators of Unicode belong to the path. */
export function parseManifest(
  file: string,
  text: string,
  { kind, algorithm }: { readonly kind: Manifest['kind']; readonly algorithm: Algorithm },
): Manifest {
  const lines: ManifestLine[] = [];
  const unreadable: number[] = [];
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line === '') continue;
    const match = /^([0-9a-fA-F]+)[ \t]+\*?(.+)$/.exec(line);
    const [, digest, path] = match ?? [];
    if (digest === undefined || path === undefined) unreadable.push(index + 1);
    else lines.push({ digest: digest.toLowerCase(), path: decodePath(path) });
  }
  return { file, kind, algorithm, lines, unreadable };
}

/** Line breaks and `%` in names are percent-encoded (RFC 8493, 2.1.3); nothing else is. */
export function decodePath(path: string): string {
  return path
    .replace(/^(\.\/)+/, '')
    .replaceAll(/%(0A|0D|25)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
