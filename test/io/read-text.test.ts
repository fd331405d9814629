import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { readText } from '../../src/io/read-text.js';
import { EXIT } from '../../src/model/diagnostic.js';

const root = mkdtempSync(path.join(tmpdir(), 'dossier-text-'));
afterAll(() => rmSync(root, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

function file(content: string | Uint8Array): string {
  const full = path.join(root, 'register.csv');
  writeFileSync(full, content);
  return full;
}

it('reads UTF-8 and drops a byte order mark', async () => {
  expect(await readText(file('\uFEFFid,títle\n'), 'register.csv')).toBe('id,títle\n');
});

it.each([
  ['a NUL byte', 'id,title\nE-1,a\0b\n', 'register.csv holds a NUL byte in line 2'],
  ['bytes that are no UTF-8', Uint8Array.of(0x69, 0xff), 'register.csv is not UTF-8 text'],
  ['UTF-16', Buffer.from('\uFEFFid', 'utf16le'), 'register.csv is not UTF-8 text'],
])('refuses %s, with the place', async (_, content, message) => {
  await expect(readText(file(content), 'register.csv')).rejects.toMatchObject({
    message,
    exitCode: EXIT.badInput,
  });
});

it('refuses a larger file than the limit, and says what raises it', async () => {
  const large = file('x'.repeat(2 ** 20 + 1));
  vi.stubEnv('DOSSIER_TEXT_MB', '1');
  await expect(readText(large, 'register.csv')).rejects.toMatchObject({
    message: 'register.csv has 1048577 bytes, more than 1 MB',
    hint: expect.stringContaining('DOSSIER_TEXT_MB=2 in the environment') as string,
    exitCode: EXIT.badInput,
  });
  vi.stubEnv('DOSSIER_TEXT_MB', '2');
  expect(await readText(large, 'register.csv')).toHaveLength(2 ** 20 + 1);
  vi.stubEnv('DOSSIER_TEXT_MB', 'much');
  await expect(readText(large, 'register.csv')).rejects.toMatchObject({ exitCode: EXIT.usage });
});

it('says that a file is not there', async () => {
  await expect(readText(path.join(root, 'none'), 'none')).rejects.toMatchObject({
    message: 'none cannot be read: it does not exist',
    exitCode: EXIT.missingInput,
  });
});
