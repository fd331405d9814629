import {
  cpSync,
  linkSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesIn, flip, makePack, problemsOf, succeeds, verified } from './bags.js';

const root = mkdtempSync(path.join(tmpdir(), 'dossier-pack-'));
afterAll(() => rmSync(root, { recursive: true }));

const CONTENTS = Array.from({ length: 40 }, (_, index) => `Artefact ${index + 1}: ${'x'.repeat(index)}\n`);
let output = '';
beforeAll(async () => {
  output = await makePack(root, CONTENTS);
});

/** The pack or its archive, copied so that it can be spoiled. */
function copyOf(name: 'pack' | 'pack.zip'): string {
  const copy = path.join(mkdtempSync(path.join(root, 'copy-')), name);
  cpSync(path.join(output, name), copy, { recursive: true });
  return copy;
}

describe('a pack as it was made', () => {
  it('holds as folder and as archive', async () => {
    for (const name of ['pack', 'pack.zip']) {
      const report = await verified(path.join(output, name));
      expect(problemsOf(report)).toEqual([]);
      expect(report).toMatchObject({ isPack: true, version: '1.0', files: 50, warnings: [] });
    }
  });

  it('passes sha256sum and unzip', () => {
    const folder = path.join(output, 'pack');
    expect(succeeds('sha256sum', ['--strict', '-c', 'manifest-sha256.txt'], folder)).toBe(true);
    expect(succeeds('sha256sum', ['--strict', '-c', 'tagmanifest-sha256.txt'], folder)).toBe(true);
    expect(succeeds('sha256sum', ['-c', 'pack.zip.sha256'], output)).toBe(true);
    expect(succeeds('unzip', ['-tqq', 'pack.zip'], output)).toBe(true);
  });

  it('is the same, byte for byte, when it is made again elsewhere', async () => {
    const again = await makePack(mkdtempSync(path.join(root, 'again-')), CONTENTS);
    expect(readFileSync(path.join(again, 'pack.zip.sha256'))).toEqual(
      readFileSync(path.join(output, 'pack.zip.sha256')),
    );
  });

  it('is in the archive what it is in the folder', () => {
    const unpacked = mkdtempSync(path.join(root, 'unpacked-'));
    execFileSync('unzip', ['-qq', path.join(output, 'pack.zip'), '-d', unpacked]);
    const names = filesIn(unpacked);
    expect(names.map((name) => name.slice(name.indexOf('/') + 1))).toEqual(
      filesIn(path.join(output, 'pack')),
    );
  });
});

describe('a changed byte', () => {
  it('anywhere in the folder is found, and its file is named', async () => {
    const folder = copyOf('pack');
    const names = filesIn(folder);
    const place = fc.tuple(fc.constantFrom(...names), fc.nat(), fc.nat({ max: 7 }));
    await fc.assert(
      fc.asyncProperty(place, async ([name, position, bit]) => {
        const file = path.join(folder, name);
        const at = position % readFileSync(file).length;
        flip(file, at, bit);
        const report = await verified(folder);
        flip(file, at, bit);
        expect(report.problems).not.toEqual([]);
        // A tag manifest is what the others are held against: the file that it lists is named instead.
        if (name !== 'tagmanifest-sha256.txt') {
          expect(report.problems.flatMap((one) => [one.path, one.other])).toContain(name);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('anywhere in the archive is found without any hash from outside', async () => {
    const zip = copyOf('pack.zip');
    const size = readFileSync(zip).length;
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: size - 1 }), fc.nat({ max: 7 }), async (at, bit) => {
        flip(zip, at, bit);
        const report = await verified(zip);
        flip(zip, at, bit);
        expect(report.problems).not.toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

const [FIRST, SECOND] = ['data/evidence/E-01/item-1.txt', 'data/evidence/E-02/item-2.txt'];

describe('a file of the folder that was', () => {
  const mutations: Readonly<Record<string, readonly [(at: (name: string) => string) => void, string]>> = {
    deleted: [(at) => rmSync(at(FIRST)), `missing ${FIRST}`],
    added: [(at) => writeFileSync(at('data/evidence/new.txt'), 'new'), 'added data/evidence/new.txt'],
    'added beside the payload': [(at) => writeFileSync(at('note.txt'), 'new'), 'added note.txt'],
    duplicated: [(at) => cpSync(at(FIRST), at('data/copy.txt')), 'added data/copy.txt'],
    renamed: [(at) => renameSync(at(FIRST), at('data/other.txt')), `renamed ${FIRST} data/other.txt`],
    'renamed by case': [
      (at) => renameSync(at(FIRST), at('data/evidence/E-01/Item-1.txt')),
      `renamed ${FIRST} data/evidence/E-01/Item-1.txt`,
    ],
    swapped: [
      (at) => {
        renameSync(at(FIRST), at('aside'));
        renameSync(at(SECOND), at(FIRST));
        renameSync(at('aside'), at(SECOND));
      },
      `swapped ${FIRST} ${SECOND}`,
    ],
    truncated: [(at) => truncateSync(at(FIRST), 3), `changed ${FIRST}`],
    'emptied of all content': [(at) => truncateSync(at(FIRST), 0), `changed ${FIRST}`],
    'replaced by a link': [
      (at) => {
        rmSync(at(FIRST));
        symlinkSync(at(SECOND), at(FIRST));
      },
      `unsafe ${FIRST}`,
    ],
    'replaced by a pipe': [
      (at) => {
        rmSync(at(FIRST));
        execFileSync('sh', ['-c', 'mkfifo "$0"', at(FIRST)]);
      },
      `unsafe ${FIRST}`,
    ],
    'replaced by another of the same content': [
      (at) => {
        rmSync(at(FIRST));
        linkSync(at(SECOND), at(FIRST));
      },
      `changed ${FIRST}`,
    ],
  };
  for (const [name, [spoil, expected]] of Object.entries(mutations)) {
    it(`${name} is named`, async () => {
      const folder = copyOf('pack');
      spoil((file) => path.join(folder, file));
      expect(problemsOf(await verified(folder))).toContain(expected);
    });
  }

  it('taken out of every manifest with it is still missed', async () => {
    const folder = copyOf('pack');
    rmSync(path.join(folder, FIRST));
    const manifest = path.join(folder, 'manifest-sha256.txt');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/.*E-01.*\n/, ''));
    const found = problemsOf(await verified(folder));
    expect(found).toContain('changed manifest-sha256.txt');
    expect(found).toContain('custody custody/custody.jsonl');
    expect(found).toContain('count bag-info.txt');
  });

  it.each([
    'manifest-sha256.txt',
    'tagmanifest-sha256.txt',
    'bagit.txt',
    'bag-info.txt',
    'custody/custody.jsonl',
  ])('deleted is missed: %s', async (name) => {
    const folder = copyOf('pack');
    rmSync(path.join(folder, name));
    expect((await verified(folder)).problems.map(({ path: at }) => at)).toContain(name);
  });
});

describe('the custody log', () => {
  const log = (folder: string): string => path.join(folder, 'custody/custody.jsonl');
  const lines = (folder: string): string[] => readFileSync(log(folder), 'utf8').split('\n').slice(0, -1);
  it.each([
    ['an entry taken out', (all: string[]) => all.toSpliced(3, 1)],
    [
      'two entries in another order',
      (all: string[]) => [...all.slice(0, 2), all[3], all[2], ...all.slice(4)],
    ],
    ['the last entry cut off', (all: string[]) => all.slice(0, -1)],
    ['an entry edited', (all: string[]) => all.map((line) => line.replace('"E-02"', '"E-99"'))],
  ])('does not hold with %s', async (_, edit) => {
    const folder = copyOf('pack');
    writeFileSync(
      log(folder),
      edit(lines(folder))
        .map((line) => `${line}\n`)
        .join(''),
    );
    const found = problemsOf(await verified(folder));
    expect(found).toContain('custody custody/custody.jsonl');
    expect(found).toContain('changed custody/custody.jsonl');
  });
});
