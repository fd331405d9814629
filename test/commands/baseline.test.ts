import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dossier } from '../../src/model/dossier.js';
import { filesIn, hazelShop, OPEN_BUCKET, PLAIN_TRAIL, ROOT_WITHOUT_MFA } from './hazel-shop.js';
import { dossier, type Run } from './run-dossier.js';

const root = mkdtempSync(path.join(tmpdir(), 'dossier-baseline-'));
const earlier = path.join(root, 'earlier/hazel');
const now = hazelShop(root, 'hazel', { rows: [OPEN_BUCKET, ROOT_WITHOUT_MFA] });
afterAll(() => rmSync(root, { recursive: true }));

beforeAll(async () => {
  const rows = [OPEN_BUCKET, PLAIN_TRAIL];
  const before = hazelShop(path.join(root, 'q3'), 'hazel', { rows });
  await dossier('build', before, '--out', path.join(root, 'earlier'), '--no-pdf', '--quiet');
});

function build(out: string, ...options: string[]): Promise<Run> {
  return dossier('build', now, '--out', path.join(root, out), '--no-pdf', ...options);
}

function stored(out: string): Dossier {
  return JSON.parse(readFileSync(path.join(root, out, 'hazel/dossier.json'), 'utf8')) as Dossier;
}

describe('build --baseline', { timeout: 240_000 }, () => {
  it('compares, on the screen, in dossier.json and in changes.csv', async () => {
    const { code, out } = await build('a', '--baseline', earlier);
    expect(code).toBe(0);
    expect(out).toMatch(/Since +20 Nov 2026: 1 new, 1 not seen, 1 continuing/);
    expect(out).toMatch(/low end [+-]?\$/);
    const changes = readFileSync(path.join(root, 'a/hazel/changes.csv'), 'utf8').trim().split('\n');
    expect(changes.map((line) => line.split(',')[1])).toEqual(['change', 'new', 'not seen']);
    expect(stored('a').comparison?.baseline.contentHash).toBe(
      (JSON.parse(readFileSync(path.join(earlier, 'dossier.json'), 'utf8')) as Dossier).contentHash,
    );
  });

  it('gives the same bytes again, and render gives them without the baseline', async () => {
    await build('b', '--baseline', path.join(earlier, 'dossier.json'), '--quiet');
    await build('c', '--baseline', earlier, '--quiet');
    expect(filesIn(path.join(root, 'c/hazel'))).toEqual(filesIn(path.join(root, 'b/hazel')));
    const json = path.join(root, 'b/hazel/dossier.json');
    await dossier('render', json, '--out', path.join(root, 'd'), '--no-pdf', '--quiet');
    expect(filesIn(path.join(root, 'd/hazel'))).toEqual(filesIn(path.join(root, 'b/hazel')));
  });

  it('may replace the dossier that it compares with', async () => {
    await build('e', '--baseline', earlier, '--quiet');
    const { code } = await build('e', '--baseline', path.join(root, 'e/hazel'), '--quiet');
    expect(code).toBe(0);
    expect(stored('e').comparison?.findings).toEqual([]);
  });

  it('is named in dossier.yaml too, relative to it; the option comes first', async () => {
    const shop = hazelShop(path.join(root, 'keyed'), 'hazel', {
      rows: [OPEN_BUCKET, ROOT_WITHOUT_MFA],
      more: 'baseline: ../../earlier/hazel',
    });
    const named = await dossier('build', shop, '--out', path.join(root, 'f'), '--no-pdf');
    expect(named.out).toContain('1 new, 1 not seen');
    const self = await dossier(
      'build',
      shop,
      '--out',
      path.join(root, 'f'),
      '--no-pdf',
      '--baseline',
      path.join(root, 'f/hazel'),
    );
    expect(self.out).toMatch(/Since +20 Nov 2026: 2 continuing/);
  });

  it('finds the only dossier built below an engagement folder', async () => {
    const q3 = path.join(root, 'q3/hazel');
    await dossier('build', q3, '--out', path.join(q3, 'out'), '--no-pdf', '--quiet');
    expect((await build('g', '--baseline', q3)).out).toContain('1 new, 1 not seen');
  });

  it.each([
    ['is not there', () => path.join(root, 'nowhere'), 66],
    ['holds none', () => now, 66],
    ['was changed', () => changed(), 65],
  ])('refuses a baseline that %s', async (_, place, code) => {
    const run = await build('h', '--baseline', place());
    expect(run.code).toBe(code);
    expect(run.err).toContain('The baseline');
  });

  it('does not go into the regulator edition', async () => {
    const { code, err } = await build('i', '--baseline', earlier, '--edition', 'regulator');
    expect(code).toBe(64);
    expect(err).toContain('full edition');
  });
});

function changed(): string {
  const file = path.join(root, 'changed.json');
  const whole = JSON.parse(readFileSync(path.join(earlier, 'dossier.json'), 'utf8')) as Dossier;
  writeFileSync(file, JSON.stringify({ ...whole, asOf: '2026-11-19' }));
  return file;
}

describe('build --fail-on', { timeout: 240_000 }, () => {
  it('ends with 1 and says what fired, also when quiet; the documents are written', async () => {
    const { code, err } = await build('j', '--fail-on', 'critical,lapsed-risk', '--quiet');
    expect(code).toBe(1);
    expect(err).toMatch(
      /gate: critical: open critical findings that count \(2\): F-[0-9a-f]{12}, F-[0-9a-f]{12}\.\n/,
    );
    expect(err).not.toContain('lapsed-risk');
    expect(stored('j').exposure.kind).toBe('priced');
  });

  it('ends with 0 when nothing fires, and says what was looked at', async () => {
    const { code, out } = await build('k', '--fail-on', 'missing-file', '--fail-on', 'lapsed-risk');
    expect(code).toBe(0);
    expect(out).toMatch(/Gate +passed: missing-file, lapsed-risk/);
  });

  it('stands in the JSON result', async () => {
    const { out } = await build('l', '--fail-on', 'new-critical', '--baseline', earlier, '--json');
    expect((JSON.parse(out) as { gate: { fired: unknown[] } }).gate.fired).toMatchObject([
      { condition: 'new-critical' },
    ]);
  });

  it('refuses a condition that it does not know, and one that needs a baseline', async () => {
    const unknown = await build('m', '--fail-on', 'critcal');
    expect(unknown.code).toBe(64);
    expect(unknown.err).toContain('The nearest is critical');
    const alone = await build('m', '--fail-on', 'new');
    expect(alone.code).toBe(64);
    expect(alone.err).toContain('--baseline');
  });
});
