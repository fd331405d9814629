import { createHash } from 'node:crypto';
import type { BagFile, BagProblem, FoundBag } from '../../pack/bag-report.js';
import { CUSTODY } from '../../pack/check-pack.js';
import { type Algorithm, manifestName } from '../../pack/manifest.js';
import { shownPath } from '../../pack/safe-path.js';
import type { BagEntry, BagSource } from './bag-source.js';

/** Tag files are text that lists and describes; a larger one is refused. */
const MAX_TAG_FILE = 64 * 1024 * 1024;
const TAG_FILES = new Set(['bagit.txt', 'bag-info.txt', 'package-info.txt', 'fetch.txt', CUSTODY]);

/** Reads every file of a bag once and takes the digests that its manifests use. `onBytes` hears the bytes read. */
export async function readBag(source: BagSource, onBytes: (bytes: number) => void): Promise<FoundBag> {
  const algorithms = algorithmsOf(source.entries);
  const files: BagFile[] = [];
  const tagFiles = new Map<string, Uint8Array>();
  const problems: BagProblem[] = [...source.problems];
  for (const entry of source.entries) {
    const isTagFile = TAG_FILES.has(entry.path) || manifestName(entry.path) !== undefined;
    if (isTagFile && entry.bytes > MAX_TAG_FILE) {
      problems.push({
        kind: 'unsafe',
        path: entry.path,
        message: `${entry.path} is too large for a tag file.`,
      });
      continue;
    }
    try {
      const { file, kept } = await digest(entry, algorithms, { isKept: isTagFile, onBytes });
      files.push(file);
      if (kept) tagFiles.set(entry.path, kept);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const message = `${shownPath(entry.path)} cannot be read: ${error.message}.`;
      problems.push({ kind: 'changed', path: entry.path, message });
    }
  }
  return { files, tagFiles, problems };
}

function algorithmsOf(entries: readonly BagEntry[]): readonly Algorithm[] {
  const used = new Set<Algorithm>(['sha256']);
  for (const { path } of entries) {
    const algorithm = manifestName(path)?.algorithm;
    if (algorithm !== undefined && algorithm !== 'unknown') used.add(algorithm);
  }
  return [...used];
}

async function digest(
  entry: BagEntry,
  algorithms: readonly Algorithm[],
  { isKept, onBytes }: { readonly isKept: boolean; readonly onBytes: (bytes: number) => void },
): Promise<{ readonly file: BagFile; readonly kept: Uint8Array | undefined }> {
  const hashes = algorithms.map((algorithm) => ({ algorithm, hash: createHash(algorithm) }));
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of entry.open()) {
    for (const { hash } of hashes) hash.update(chunk);
    bytes += chunk.length;
    if (isKept) chunks.push(Uint8Array.from(chunk));
    onBytes(chunk.length);
  }
  const digests = Object.fromEntries(hashes.map(({ algorithm, hash }) => [algorithm, hash.digest('hex')]));
  return {
    file: { path: entry.path, bytes, digests: { ...digests, sha256: digests['sha256'] ?? '' } },
    kept: isKept ? Buffer.concat(chunks) : undefined,
  };
}
