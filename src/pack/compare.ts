import type { BagFile, BagProblem } from './bag-report.js';
import { type Manifest, TAG_MANIFEST } from './manifest.js';
import { foldedPath, shownPath } from './safe-path.js';

interface Comparison {
  readonly problems: readonly BagProblem[];
  readonly warnings: readonly string[];
  /** Listed files that are not there and are forgiven. */
  readonly lostLitter: number;
}

/** Left behind by file managers; a bag that lost them lost nothing. */
const LITTER = /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/i;

/**
 * Every listed file against what is there, and the other way round. A missing file whose content turns up under a
 * name that no manifest lists was renamed; two changed files with each other's content were swapped. `isPack`: no
 * file may be unlisted, and nothing is forgiven; else tag files may be unlisted (RFC 8493, 2.2.4), and lost litter
 * or a listed name that differs from a present one in case or composition alone is a warning.
 */
export function compareToManifests(
  files: readonly BagFile[],
  manifests: readonly Manifest[],
  { isPack, isPayload }: { readonly isPack: boolean; readonly isPayload: (path: string) => boolean },
): Comparison {
  const present = new Map(files.map((file) => [file.path, file]));
  const folded = new Map(files.map((file) => [foldedPath(file.path), file]));
  const listed = new Set(manifests.flatMap(({ lines }) => lines.map(({ path }) => path)));
  const missing = new Map<string, Expected>();
  const changed = new Map<string, Expected>();
  const warnings: string[] = [];
  const lostLitter = new Set<string>();
  for (const { algorithm, lines } of manifests) {
    for (const { path, digest } of lines) {
      const file = present.get(path);
      if (file) {
        if (file.digests[algorithm] !== digest) changed.set(path, { algorithm, digest });
        continue;
      }
      const twin = folded.get(foldedPath(path));
      if (!isPack && twin?.digests[algorithm] === digest) {
        warnings.push(`${shownPath(path)} is there as ${shownPath(twin.path)}.`);
      } else if (!isPack && LITTER.test(path)) {
        lostLitter.add(path);
        warnings.push(`${shownPath(path)} is not there; systems leave and remove such files.`);
      } else missing.set(path, { algorithm, digest });
    }
  }
  const added = files.filter(
    ({ path }) => !listed.has(path) && path !== TAG_MANIFEST && (isPack || isPayload(path)),
  );
  const { problems: renamed, rest } = renames(missing, added);
  const index = byDigest(rest.added.length > 0 ? files : []);
  return {
    problems: [
      ...renamed,
      ...[...rest.missing.keys()].map((path) => problem('missing', path, 'is listed, and is not there')),
      ...changedFiles(changed, present),
      ...rest.added.map((file) => addedFile(file, index)),
    ],
    warnings,
    lostLitter: lostLitter.size,
  };
}

interface Expected {
  readonly algorithm: Manifest['algorithm'];
  readonly digest: string;
}

/** Files by each of their digests; one with the same content as another stands behind it. */
type ByDigest = ReadonlyMap<string, readonly string[]>;

function byDigest(files: Iterable<BagFile>): ByDigest {
  const paths = new Map<string, string[]>();
  for (const { path, digests } of files) {
    for (const [algorithm, digest] of Object.entries(digests)) {
      const key = `${algorithm}:${digest}`;
      const same = paths.get(key);
      if (same) same.push(path);
      else paths.set(key, [path]);
    }
  }
  return paths;
}

function withDigest(index: ByDigest, { algorithm, digest }: Expected): readonly string[] {
  return index.get(`${algorithm}:${digest}`) ?? [];
}

function renames(
  missing: ReadonlyMap<string, Expected>,
  added: readonly BagFile[],
): {
  readonly problems: readonly BagProblem[];
  readonly rest: { readonly missing: ReadonlyMap<string, Expected>; readonly added: readonly BagFile[] };
} {
  const index = byDigest(added);
  const stillMissing = new Map(missing);
  const taken = new Set<string>();
  const problems: BagProblem[] = [];
  for (const [path, expected] of missing) {
    const now = withDigest(index, expected).find((other) => !taken.has(other));
    if (now === undefined) continue;
    stillMissing.delete(path);
    taken.add(now);
    const message = `${shownPath(path)} was renamed to ${shownPath(now)}.`;
    problems.push({ kind: 'renamed', path, other: now, message });
  }
  return { problems, rest: { missing: stillMissing, added: added.filter(({ path }) => !taken.has(path)) } };
}

function changedFiles(
  changed: ReadonlyMap<string, Expected>,
  present: ReadonlyMap<string, BagFile>,
): readonly BagProblem[] {
  const found = [...changed.keys()].flatMap((path) => present.get(path) ?? []);
  const index = byDigest(found);
  const done = new Set<string>();
  return [...changed].flatMap(([path, expected]): readonly BagProblem[] => {
    if (done.has(path)) return [];
    const mine = present.get(path)?.digests;
    const partner = withDigest(index, expected).find((other) => {
      const theirs = changed.get(other);
      return other !== path && theirs !== undefined && mine?.[theirs.algorithm] === theirs.digest;
    });
    if (partner === undefined) {
      return [problem('changed', path, `does not have the ${expected.algorithm} that the manifest lists`)];
    }
    done.add(partner);
    const message = `${shownPath(path)} and ${shownPath(partner)} changed places.`;
    return [{ kind: 'swapped', path, other: partner, message }];
  });
}

function addedFile(file: BagFile, index: ByDigest): BagProblem {
  const original = withDigest(index, { algorithm: 'sha256', digest: file.digests.sha256 }).find(
    (path) => path !== file.path,
  );
  const what = original === undefined ? '' : `, a copy of ${shownPath(original)}`;
  return problem('added', file.path, `is there${what}, and no manifest lists it`);
}

function problem(kind: BagProblem['kind'], path: string, what: string): BagProblem {
  return { kind, path, message: `${shownPath(path)} ${what}.` };
}
