import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const committed = 'samples/fable-thistle';
const made = mkdtempSync(path.join(tmpdir(), 'dossier-samples-'));
execFileSync(process.execPath, ['scripts/samples/make.mjs', made]);
afterAll(() => rmSync(made, { recursive: true }));

const files = readdirSync(made, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(made, path.join(entry.parentPath, entry.name)))
  .sort();

test('the generator writes the eleven scan files of the sample engagement', () => {
  expect(files).toHaveLength(11);
  const scans = readdirSync(path.join(committed, 'scans'), { recursive: true, withFileTypes: true });
  expect(scans.filter((entry) => entry.isFile())).toHaveLength(files.length);
});

test.each(files)('%s is committed as the generator makes it', (file) => {
  expect(readFileSync(path.join(committed, file)).equals(readFileSync(path.join(made, file)))).toBe(true);
});
