import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { copyHashed, NotCopied } from '../../../src/io/pack/copy-evidence.js';
import { sha256 } from '../../../src/io/sha256.js';

const CORPUS = '../shared/corpora/path-traversal.json';
const root = mkdtempSync(path.join(tmpdir(), 'dossier-copy-'));
afterAll(() => rmSync(root, { recursive: true }));

function place(): { readonly folder: string; readonly target: string } {
  const base = mkdtempSync(path.join(root, 'case-'));
  mkdirSync(path.join(base, 'evidence'));
  return { folder: path.join(base, 'evidence'), target: path.join(base, 'copy') };
}

const copy = (folder: string, name: string, target: string) =>
  copyHashed(folder, name, target, () => undefined);

describe('copying an artefact', () => {
  it('takes digest, checksum and size of what it writes', async () => {
    const { folder, target } = place();
    const bytes = Buffer.alloc(3_000_000, 'log line\n');
    writeFileSync(path.join(folder, 'app.log'), bytes);
    expect(await copy(folder, 'app.log', target)).toEqual({
      bytes: bytes.length,
      sha256: sha256(bytes),
      crc32: crc32(bytes),
    });
    expect(readFileSync(target).equals(bytes)).toBe(true);
  });

  it.each([
    ['a link', 'link', 'is a symbolic link'],
    ['a link in a folder of its path', 'folder/secret', '`folder` is a symbolic link'],
    ['a pipe', 'pipe', 'it is no regular file'],
    ['a folder', 'inner', 'it is no regular file'],
    ['a device', '../../../../../dev/zero', 'leads out'],
    ['a file outside', '../secret', 'leads out'],
    ['an absolute path', '/etc/passwd', 'leads out'],
    ['a path of another system', 'C:\\secret', 'leads out'],
    ['nothing', 'absent', 'it is not there'],
  ])('refuses %s', async (_, name, reason) => {
    const { folder, target } = place();
    mkdirSync(path.join(folder, '../elsewhere'));
    mkdirSync(path.join(folder, 'inner'));
    writeFileSync(path.join(folder, '../elsewhere/secret'), 'secret');
    writeFileSync(path.join(folder, '../secret'), 'secret');
    symlinkSync('../secret', path.join(folder, 'link'));
    symlinkSync('../elsewhere', path.join(folder, 'folder'));
    execFileSync('sh', ['-c', 'mkfifo "$0"', path.join(folder, 'pipe')]);
    await expect(copy(folder, name, target)).rejects.toThrow(reason);
    expect(existsSync(target)).toBe(false);
  });

  it('refuses a file that grows while it is copied', async () => {
    const { folder, target } = place();
    const file = path.join(folder, 'growing.log');
    writeFileSync(file, Buffer.alloc(4 << 20));
    const growing = copyHashed(folder, 'growing.log', target, () =>
      writeFileSync(file, 'more', { flag: 'a' }),
    );
    await expect(growing).rejects.toThrow(NotCopied);
  });
});

describe.skipIf(!existsSync(CORPUS))('paths that lead out', () => {
  it('open nothing outside the folder and write nothing', async () => {
    const { cases } = z
      .object({ cases: z.array(z.object({ text: z.string() })) })
      .parse(JSON.parse(readFileSync(CORPUS, 'utf8')));
    const { folder, target } = place();
    let copied = 0;
    for (const { text } of cases) {
      const name = text.replaceAll('{FILE}', 'etc/passwd').replaceAll('\0', '');
      copied += await copy(folder, name, target).then(
        () => 1,
        () => 0,
      );
    }
    expect(cases.length).toBeGreaterThan(1000);
    expect(copied).toBe(0);
    expect(readdirSync(path.dirname(target))).toEqual(['evidence']);
  });
});
