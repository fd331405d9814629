import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openBagFolder } from '../../src/io/pack/bag-folder.js';
import { openBagZip } from '../../src/io/pack/bag-zip.js';
import { canonicalTrouble } from '../../src/io/pack/canonical-zip.js';
import { readBag } from '../../src/io/pack/read-bag.js';
import { writePack } from '../../src/io/pack/write-pack.js';
import { isoDate } from '../../src/model/date.js';
import type { BagReport } from '../../src/pack/bag-report.js';
import { checkBag } from '../../src/pack/check-bag.js';
import { packFiles } from '../../src/pack/pack-files.js';
import { csv } from '../../src/render/csv.js';
import { sha256 } from '../../src/io/sha256.js';

import { spotless } from '../render/fixture.js';
import { evidence } from '../assess/situation.js';

/** What verify finds in a folder or archive, without its `.sha256` file. */
export async function verified(place: string): Promise<BagReport> {
  if (!place.endsWith('.zip')) return checkBag(await readBag(await openBagFolder(place), () => undefined));
  const source = await openBagZip(place);
  try {
    const report = checkBag(await readBag(source, () => undefined));
    const inArchive = report.isPack && source.problems.length === 0 ? await canonicalTrouble(source) : [];
    return { ...report, problems: [...inArchive, ...report.problems] };
  } finally {
    await source.close();
  }
}

/** Kinds and paths of what is wrong, one a line. */
export function problemsOf({ problems }: BagReport): readonly string[] {
  return problems.map(({ kind, path: at, other }) => [kind, at, other].filter(Boolean).join(' '));
}

export function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
}

/** A pack of one document and as many artefacts as `contents` holds, each its own text. Returns its folder. */
export async function makePack(root: string, contents: readonly string[]): Promise<string> {
  const [output, register] = [path.join(root, 'out'), path.join(root, 'evidence')];
  const document = '# Dossier\n';
  write(output, { 'dossier.md': document });
  const items = contents.map((content, index) => {
    const file = `files/item ${index + 1}.txt`;
    write(register, { [file]: content });
    return evidence({
      id: `E-${String(index + 1).padStart(2, '0')}`,
      file,
      content: { kind: 'hashed', sha256: sha256(Buffer.from(content)), bytes: Buffer.byteLength(content) },
    });
  });
  const pack = packFiles(
    {
      dossier: { ...spotless(), evidence: items },
      documents: [{ name: 'dossier.md', bytes: document.length, sha256: sha256(Buffer.from(document)) }],
      on: isoDate('2026-11-23'),
      by: 'A. Lee',
    },
    csv,
  );
  await writePack(pack, { output, evidence: register }, () => undefined);
  return output;
}

export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted();
}

/** Whether a shell command succeeds. */
export function succeeds(command: string, args: readonly string[], cwd: string): boolean {
  try {
    execFileSync(command, args, { cwd, stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

export function flip(file: string, at: number, bit: number): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  writeFileSync(file, bytes);
}
