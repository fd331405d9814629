import type { BagFile, BagProblem, BagReport, FoundBag } from './bag-report.js';
import { checkPack } from './check-pack.js';
import { compareToManifests } from './compare.js';
import { decodePath, type Manifest, manifestName, parseManifest } from './manifest.js';
import { foldedPath, pathTrouble, shownPath } from './safe-path.js';
import {
  type Declaration,
  isKnownEncoding,
  parseDeclaration,
  parseTags,
  type Tag,
  tagValue,
} from './tag-file.js';

/** How packs of this program begin their `Bag-Software-Agent`. */
export const AGENT = 'audit-dossier';

/**
 * Whether a bag is complete and valid (RFC 8493, 3): declaration, manifests, every listed file with its digest,
 * no payload file that is not listed, Payload-Oxum, no path that leads out. A pack of this program is held to its
 * own layout on top: no unlisted file at all, manifests byte for byte, custody chain.
 */
export function checkBag(found: FoundBag): BagReport {
  const declaration = declarationOf(found);
  const text = decoder(found, declaration);
  const tags = parseTags(text('bag-info.txt') ?? text('package-info.txt') ?? '');
  const isPack = tagValue(tags, 'Bag-Software-Agent')?.startsWith(`${AGENT} `) === true;
  const { manifests, problems: inManifests } = readManifests(found, text);
  const compared = compareToManifests(found.files, manifests, { isPack, isPayload });
  // Already named, with a better reason than not being there.
  const refused = new Set(found.problems.map(({ path }) => path));
  const payload = found.files.filter(({ path }) => isPayload(path));
  const pack = isPack ? checkPack(found, tags) : undefined;
  return {
    problems: [
      ...found.problems,
      ...(declaration.kind === 'wrong' ? [trouble('declaration', 'bagit.txt', declaration.problem)] : []),
      ...inManifests,
      ...compared.problems.filter(({ kind, path }) => kind !== 'missing' || !refused.has(path)),
      ...unlisted(payload, manifests, declaration),
      ...fetchTrouble(text('fetch.txt') ?? ''),
      ...oxumTrouble(payload, tags, compared.lostLitter),
      ...(pack?.problems ?? []),
    ],
    warnings: [...compared.warnings, ...twins(manifests, found.files)],
    files: found.files.length,
    bytes: found.files.reduce((sum, { bytes }) => sum + bytes, 0),
    isPack,
    tags,
    ...(declaration.kind === 'declared' && { version: declaration.version }),
    ...(pack && { custodyEntries: pack.custodyEntries }),
    ...tagManifestOf(found.files),
  };
}

function isPayload(path: string): boolean {
  return path.startsWith('data/');
}

function declarationOf({ tagFiles }: FoundBag): Declaration {
  const bytes = tagFiles.get('bagit.txt');
  if (!bytes) return { kind: 'wrong', problem: 'it is not there, so this is no BagIt bag' };
  return parseDeclaration(bytes);
}

/** Text of a tag file in the declared encoding; undefined when it is not there. */
function decoder({ tagFiles }: FoundBag, declaration: Declaration): (path: string) => string | undefined {
  const encoding = declaration.kind === 'declared' ? declaration.encoding.toLowerCase() : 'utf-8';
  return (path) => {
    const bytes = tagFiles.get(path);
    if (!bytes) return undefined;
    const isBigEndian = encoding === 'utf-16' && bytes[0] === 0xfe && bytes[1] === 0xff;
    return decode(bytes, isBigEndian ? 'utf-16be' : encoding);
  };
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(isKnownEncoding(encoding) ? encoding : 'utf-8').decode(bytes);
}

function readManifests(
  { tagFiles }: FoundBag,
  text: (path: string) => string | undefined,
): { readonly manifests: readonly Manifest[]; readonly problems: readonly BagProblem[] } {
  const problems: BagProblem[] = [];
  const manifests: Manifest[] = [];
  for (const file of [...tagFiles.keys()].toSorted()) {
    const name = manifestName(file);
    if (!name) continue;
    if (name.algorithm === 'unknown') {
      problems.push(trouble('manifest', file, 'it uses a digest that this program does not know'));
      continue;
    }
    const manifest = parseManifest(file, text(file) ?? '', { kind: name.kind, algorithm: name.algorithm });
    manifests.push(manifest);
    problems.push(...manifestTrouble(manifest));
  }
  if (!manifests.some(({ kind }) => kind === 'payload')) {
    problems.push(trouble('manifest', 'manifest-sha256.txt', 'no payload manifest is there'));
  }
  return { manifests, problems };
}

function manifestTrouble({ file, kind, lines, unreadable }: Manifest): readonly BagProblem[] {
  const problems = unreadable.map((line) =>
    trouble('manifest', file, `line ${line} is no line of a manifest`),
  );
  const digests = new Map<string, string>();
  for (const { path, digest } of lines) {
    const unsafe = pathTrouble(path);
    if (unsafe !== undefined)
      problems.push(trouble('unsafe', file, `it lists ${quoted(path)}, which ${unsafe}`));
    if ((kind === 'payload') !== isPayload(path)) {
      problems.push(
        trouble('manifest', file, `it lists ${quoted(path)}, which belongs in the other manifest`),
      );
    }
    const before = digests.get(path);
    if (before !== undefined && before !== digest) {
      problems.push(trouble('manifest', file, `it lists ${quoted(path)} twice, with different digests`));
    }
    digests.set(path, digest);
  }
  return problems;
}

/** From version 1.0 on, every payload manifest lists every payload file (RFC 8493, 2.1.3). */
function unlisted(
  payload: readonly BagFile[],
  manifests: readonly Manifest[],
  declaration: Declaration,
): readonly BagProblem[] {
  if (declaration.kind === 'wrong' || Number.parseInt(declaration.version, 10) < 1) return [];
  const all = manifests.filter(({ kind }) => kind === 'payload');
  const somewhere = new Set(all.flatMap(({ lines }) => lines.map(({ path }) => path)));
  return all.flatMap(({ file, lines }) => {
    const listed = new Set(lines.map(({ path }) => path));
    return payload
      .filter(({ path }) => somewhere.has(path) && !listed.has(path))
      .map(({ path }) => trouble('manifest', file, `it does not list ${quoted(path)}, as another one does`));
  });
}

/** `URL LENGTH PATH`: nothing is ever fetched; the files must be there already, under paths that stay inside. */
function fetchTrouble(text: string): readonly BagProblem[] {
  return text.split(/\r\n|\n|\r/).flatMap((line) => {
    const path = /^\S+[ \t]+\S+[ \t]+(.+)$/.exec(line)?.[1];
    const unsafe = path === undefined ? undefined : pathTrouble(decodePath(path));
    if (path === undefined || unsafe === undefined) return [];
    return [trouble('unsafe', 'fetch.txt', `it names ${quoted(path)}, which ${unsafe}`)];
  });
}

/** Bytes and files of the payload; the bytes of files that were lost and forgiven cannot be known. */
function oxumTrouble(
  payload: readonly BagFile[],
  tags: readonly Tag[],
  lostLitter: number,
): readonly BagProblem[] {
  const stated = tagValue(tags, 'Payload-Oxum');
  if (stated === undefined) return [];
  const actual = `${payload.reduce((sum, { bytes }) => sum + bytes, 0)}.${payload.length}`;
  const statedFiles = Number(stated.split('.')[1]);
  if (stated === actual || (lostLitter > 0 && statedFiles === payload.length + lostLitter)) return [];
  return [trouble('count', 'bag-info.txt', `Payload-Oxum is ${stated}; bytes and files found: ${actual}`)];
}

/** Listed paths that some file systems take for one another. */
function twins(manifests: readonly Manifest[], files: readonly BagFile[]): readonly string[] {
  const spelled = new Map<string, Set<string>>();
  const paths = [
    ...manifests.flatMap(({ lines }) => lines.map(({ path }) => path)),
    ...files.map((file) => file.path),
  ];
  for (const path of paths) {
    const folded = foldedPath(path);
    spelled.set(folded, (spelled.get(folded) ?? new Set()).add(path));
  }
  return [...spelled.values()]
    .filter((names) => names.size > 1)
    .map((names) => `${[...names].toSorted().map(shownPath).join(' and ')} are one name on some systems.`);
}

function tagManifestOf(files: readonly BagFile[]): Pick<BagReport, 'tagManifestSha256'> {
  const file = files.find(({ path }) => path === 'tagmanifest-sha256.txt');
  return file ? { tagManifestSha256: file.digests.sha256 } : {};
}

function trouble(kind: BagProblem['kind'], path: string, what: string): BagProblem {
  return { kind, path, message: `${path}: ${what}.` };
}

function quoted(path: string): string {
  return `\`${shownPath(path)}\``;
}
