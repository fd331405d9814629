import type { BagProblem, FoundBag } from './bag-report.js';
import { readCustody } from './custody.js';
import { formatManifest, MANIFEST, parseManifest, TAG_MANIFEST } from './manifest.js';
import { BAG_DECLARATION, type Tag, tagValue } from './tag-file.js';

export const CUSTODY = 'custody/custody.jsonl';

/**
 * What packs of this program promise beyond RFC 8493: declaration and manifests byte for byte as it writes them,
 * every tag file listed, a custody log whose chain holds, ends in Custody-Head, and names the packed hashes.
 */
export function checkPack(
  { files, tagFiles }: FoundBag,
  tags: readonly Tag[],
): { readonly problems: readonly BagProblem[]; readonly custodyEntries: number } {
  const text = (path: string): string => {
    const bytes = tagFiles.get(path);
    return bytes ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) : '';
  };
  const problems: BagProblem[] = [];
  if (text('bagit.txt') !== BAG_DECLARATION) {
    problems.push(wrong('declaration', 'bagit.txt', 'is not as this program writes it'));
  }
  const listed = new Map<string, string>();
  for (const [file, kind] of [
    [MANIFEST, 'payload'],
    [TAG_MANIFEST, 'tag'],
  ] as const) {
    const { lines } = parseManifest(file, text(file), { kind, algorithm: 'sha256' });
    for (const { path, digest } of lines) listed.set(path, digest);
    if (formatManifest(lines.map(({ path, digest }) => ({ path, sha256: digest }))) !== text(file)) {
      problems.push(wrong('manifest', file, 'is not sorted and spelled as this program writes it'));
    }
  }
  if (!files.some(({ path }) => path === TAG_MANIFEST)) {
    problems.push(wrong('missing', TAG_MANIFEST, 'is not there'));
  }
  const { custodyEntries, problems: custody } = custodyTrouble(text(CUSTODY), tags, listed);
  return { problems: [...problems, ...custody], custodyEntries };
}

function custodyTrouble(
  log: string,
  tags: readonly Tag[],
  listed: ReadonlyMap<string, string>,
): { readonly problems: readonly BagProblem[]; readonly custodyEntries: number } {
  const { lines, head, broken } = readCustody(log);
  const problems: BagProblem[] = [];
  if (broken !== undefined) problems.push(wrong('custody', CUSTODY, `does not hold: ${broken}`));
  else if (head !== tagValue(tags, 'Custody-Head')) {
    problems.push(wrong('custody', CUSTODY, 'does not end in the Custody-Head of bag-info.txt'));
  }
  for (const { action, to, sha256, seq } of lines) {
    if (action !== 'packed' || (to !== null && listed.get(to) === sha256)) continue;
    problems.push(wrong('custody', CUSTODY, `entry ${seq} states another hash than the manifest`));
  }
  return { problems, custodyEntries: lines.length };
}

function wrong(kind: BagProblem['kind'], path: string, what: string): BagProblem {
  return { kind, path, message: `${path} ${what}.` };
}
