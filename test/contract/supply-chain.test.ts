import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';

const lockFile = z.looseObject({ packages: z.record(z.string(), z.record(z.string(), z.unknown())) });
type Packages = z.infer<typeof lockFile>['packages'];

const root = mkdtempSync(path.join(tmpdir(), 'dossier-supply-'));
let lock: z.infer<typeof lockFile>;

beforeAll(() => {
  lock = lockFile.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  for (const name of ['package.json', 'sbom.cdx.json']) cpSync(name, path.join(root, name));
});
afterAll(() => rmSync(root, { recursive: true }));

/** What the check says of a lock file that somebody has changed. */
function check(change: (packages: Packages) => Packages): { status: number | null; told: string } {
  const packages = change(structuredClone(lock.packages));
  writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify({ ...lock, packages }));
  const script = path.resolve('scripts/check-supply-chain.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script], { cwd: root, encoding: 'utf8' });
  return { status, told: stderr };
}

function changed(place: string, facts: Readonly<Record<string, unknown>>): (packages: Packages) => Packages {
  return (packages) => ({ ...packages, [place]: { ...packages[place], ...facts } });
}

it('accepts the lock file as it is, and the bill of materials made from it', () => {
  expect(check((packages) => packages)).toEqual({ status: 0, told: '' });
});

it.each([
  [
    'a package without a hash',
    { integrity: undefined },
    'marked@18.2.1 (node_modules/marked) has no SHA-512',
  ],
  ['a weak hash', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }, 'has no SHA-512 integrity'],
  ['a package from a host', { resolved: 'git+ssh://git@example.com/marked.git' }, 'instead of the registry'],
  ['an install script', { hasInstallScript: true }, 'runs a script when it is installed'],
  ['a license that asks for source', { license: 'GPL-3.0-only' }, 'has the license GPL-3.0-only; allowed: '],
  ['a license for tools only, in what users install', { license: 'MPL-2.0' }, 'has the license MPL-2.0'],
  ['a version with a published vulnerability', { version: '18.0.1' }, 'marked 18.0.1 is older than 18.0.2'],
  ['a version that the bill does not list', { version: '18.3.0' }, 'sbom.cdx.json is stale'],
])('refuses %s', (_, facts, message) => {
  const { status, told } = check(changed('node_modules/marked', facts));
  expect(told).toContain(message);
  expect(status).toBe(1);
});

it('refuses a tree that has outgrown its budget', () => {
  const more = Array.from({ length: 140 }, (_, index) => `more-${index}`);
  const { status, told } = check((packages) => ({
    ...packages,
    '': { ...packages[''], dependencies: Object.fromEntries(more.map((name) => [name, '1.0.0'])) },
    ...Object.fromEntries(
      more.map((name) => [`node_modules/${name}`, packages['node_modules/marked'] ?? {}]),
    ),
  }));
  expect(told).toMatch(/the production tree has 1\d\d packages, more than \d+/);
  expect(status).toBe(1);
});
