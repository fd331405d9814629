import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEvidence } from '../../src/io/read-evidence.js';
import { EXIT } from '../../src/model/diagnostic.js';
import type { HashedEvidence } from '../../src/model/evidence.js';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'dossier-evidence-'));
  mkdirSync(path.join(root, 'evidence/files'), { recursive: true });
  writeFileSync(path.join(root, 'evidence/files/policy.md'), 'Encrypt everything.\n');
  writeFileSync(path.join(root, 'secret.txt'), 'not evidence');
});
afterEach(() => rmSync(root, { recursive: true }));

async function contentOf(file: string): Promise<HashedEvidence['content'] | undefined> {
  const row = `E-01,Encryption policy,policy,"${file}",164.312(a)(2)(iv),confirms`;
  writeFileSync(path.join(root, 'evidence/register.csv'), `id,title,kind,file,supports,says\n${row}\n`);
  const { items, ledger, diagnostics } = await readEvidence(root, 'evidence/register.csv');
  expect(diagnostics).toEqual([]);
  expect(ledger).toEqual({ file: 'evidence/register.csv', entries: 1, items: 1, refused: [] });
  expect(items[0]?.at).toEqual({ file: 'evidence/register.csv', line: 2 });
  return items[0]?.content;
}

describe('the files of the evidence register', () => {
  it('are hashed where they lie beside the register', async () => {
    const sha256 = createHash('sha256').update('Encrypt everything.\n').digest('hex');
    expect(await contentOf('files/policy.md')).toEqual({ kind: 'hashed', sha256, bytes: 20 });
    expect(await contentOf('./files/policy.md')).toEqual({ kind: 'hashed', sha256, bytes: 20 });
  });

  it('are looked for, and said to be missing or not stated', async () => {
    expect(await contentOf('files/policies.md')).toEqual({ kind: 'missing file' });
    expect(await contentOf('files/policy.md/x')).toEqual({ kind: 'missing file' });
    expect(await contentOf('')).toEqual({ kind: 'no file stated' });
  });

  it('are not read outside its folder, through links, or as folders', async () => {
    symlinkSync('../../secret.txt', path.join(root, 'evidence/files/link.txt'));
    symlinkSync('../..', path.join(root, 'evidence/files/up'));
    const reasons: Readonly<Record<string, RegExp>> = {
      '../secret.txt': /leads out/,
      'files/../../secret.txt': /leads out/,
      [path.join(root, 'secret.txt')]: /leads out/,
      'C:/secret.txt': /leads out/,
      'files/link.txt': /symbolic link/,
      'files/up/secret.txt': /`files\/up` is a symbolic link/,
      files: /no file/,
    };
    for (const [file, reason] of Object.entries(reasons)) {
      expect(await contentOf(file)).toEqual({
        kind: 'missing file',
        reason: expect.stringMatching(reason) as string,
      });
    }
  });

  it('a register that is not there stops the run', async () => {
    await expect(readEvidence(root, 'evidence/none.csv')).rejects.toMatchObject({
      exitCode: EXIT.missingInput,
    });
  });
});
