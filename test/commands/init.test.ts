import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Dossier } from '../../src/model/dossier.js';
import { hazelShop, OPEN_BUCKET, PLAIN_TRAIL } from './hazel-shop.js';
import { dossier } from './run-dossier.js';

const root = mkdtempSync(path.join(tmpdir(), 'dossier-init-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A folder with scans, an evidence register where given, and no dossier.yaml yet. */
function scansOnly(name: string, files: Readonly<Record<string, string>> = {}): string {
  const folder = hazelShop(root, name, { rows: [OPEN_BUCKET, PLAIN_TRAIL], files });
  rmSync(path.join(folder, 'dossier.yaml'));
  return folder;
}

it('dossier init writes a file that dossier build takes as it is, without asking', async () => {
  const folder = scansOnly('fresh', { 'scans/notes [1] #2.txt': 'no scan' });
  const init = await dossier('init', folder, '--entity', 'Hazel: Health #1', '--as-of', '2026-11-20');
  expect([init.code, init.out]).toEqual([0, '']);
  expect(init.err).toContain('scans/findings.csv: Table of findings (CSV), 2 observations');
  expect(init.err).toContain('left out: scans/notes [1] #2.txt is of no known format');

  const out = path.join(root, 'out');
  const build = await dossier('build', folder, '--no-pdf', '--out', out);
  expect([build.code, build.err]).toEqual([0, '']);
  const stored = JSON.parse(
    readFileSync(path.join(out, 'hazel-health-1', 'dossier.json'), 'utf8'),
  ) as Dossier;
  expect(stored.engagement.entity).toMatchObject({ name: 'Hazel: Health #1', status: 'not determined' });
  expect(stored.engagement.systems.map(({ holdsPhi }) => holdsPhi)).toEqual(['unknown']);
  expect(stored.exposure.kind).toBe('not-priced');
});

it('dossier init calls systems as the scans do, and says what no account takes in', async () => {
  const subscription = '9cfbad7a-7369-42e4-bcce-7677c5b3a44b';
  const resource = `/subscriptions/${subscription}/resourceGroups/rg-billing/providers/Microsoft.Sql/servers/s`;
  const defender = [
    'exportedTimestamp,subscriptionId,subscriptionName,resourceGroup,resourceType,resourceName,resourceId,recommendationId,recommendationName,recommendationDisplayName,severity,state',
    `2026-11-01T00:00:00Z,${subscription},My first subscription,rg-billing,servers,s,${resource},r-1,c-1,Encrypt it,High,Unhealthy`,
  ].join('\n');
  const host = '9,tls,Old TLS,high,FAIL,vpn.hazel.example,,2026-03-01';
  const folder = hazelShop(root, 'named', {
    rows: [OPEN_BUCKET, host],
    files: { 'scans/defender.csv': `${defender}\n` },
  });
  rmSync(path.join(folder, 'dossier.yaml'));
  const { code, err } = await dossier('init', folder, '--no-input', '--as-of', '2026-11-20');
  expect(code).toBe(0);
  expect(err).toContain('scans/findings.csv: 1 observation of no account or subscription');
  expect(err).toContain('which of them hold PHI, and where the rest belongs');
  const written = readFileSync(path.join(folder, 'dossier.yaml'), 'utf8');
  expect(written).toContain(
    '  - id: my-first-subscription # 1 observation\n    name: My first subscription\n',
  );
  expect(written).toContain('#   "scans/findings.csv": 1 observation\n');
  expect(written).toContain('#         - "vpn.hazel.example"\n');

  // What stands in the comment is an entry once its marks are taken off.
  const [before = '', comment = ''] = written.split(/^# Where these are yours.*\n/m);
  const entry = comment.replaceAll(/^# {3}/gm, '  ');
  writeFileSync(path.join(folder, 'dossier.yaml'), `${before.replace(/^# Of no account[^]*/m, '')}${entry}`);
  const out = path.join(root, 'out');
  expect(await dossier('build', folder, '--no-pdf', '--out', out)).toMatchObject({ code: 0, err: '' });
  const stored = JSON.parse(readFileSync(path.join(out, 'named', 'dossier.json'), 'utf8')) as Dossier;
  expect(stored.engagement.systems.map(({ id }) => id).toSorted()).toEqual([
    'aws-111122223333',
    'elsewhere',
    'my-first-subscription',
  ]);
  const scopes = stored.assessed.findings.map(({ scope }) => ('system' in scope ? scope.system : undefined));
  expect(scopes.map(String).toSorted()).toEqual(['aws-111122223333', 'elsewhere', 'my-first-subscription']);
});

it('dossier init never overwrites', async () => {
  const folder = hazelShop(root, 'there');
  const before = readFileSync(path.join(folder, 'dossier.yaml'), 'utf8');
  const { code, err } = await dossier('init', folder);
  expect(code).toBe(64);
  expect(err).toBe(`error ${path.join(folder, 'dossier.yaml')} exists\nEdit it, or name another folder.\n`);
  expect(readFileSync(path.join(folder, 'dossier.yaml'), 'utf8')).toBe(before);
});

it('dossier init refuses a folder that is not there, one without scans, and a day that is none', async () => {
  const empty = path.join(root, 'empty');
  mkdirSync(empty);
  expect(await dossier('init', path.join(root, 'gone'))).toMatchObject({
    code: 66,
    err: `error ${path.join(root, 'gone')} does not exist\nName the folder that holds the scans.\n`,
  });
  expect(await dossier('init', empty)).toMatchObject({ code: 66 });
  expect(await dossier('init', scansOnly('no-day'), '--as-of', '2026-02-30')).toMatchObject({
    code: 64,
    err: expect.stringContaining('Write it as YYYY-MM-DD.') as string,
  });
});
