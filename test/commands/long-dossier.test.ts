import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLongDossier } from '../../src/commands/read-long-dossier.js';
import { hazelShop, OPEN_BUCKET, PLAIN_TRAIL, ROOT_WITHOUT_MFA } from './hazel-shop.js';
import { dossier } from './run-dossier.js';

const root = mkdtempSync(path.join(tmpdir(), 'dossier-long-'));
const file = path.join(root, 'now/hazel/dossier.json');
afterAll(() => rmSync(root, { recursive: true }));

beforeAll(async () => {
  const before = hazelShop(path.join(root, 'q3'), 'hazel', { rows: [OPEN_BUCKET, PLAIN_TRAIL] });
  await dossier('build', before, '--out', path.join(root, 'earlier'), '--no-pdf', '--quiet');
  const now = hazelShop(root, 'hazel', { rows: [OPEN_BUCKET, ROOT_WITHOUT_MFA] });
  const baseline = path.join(root, 'earlier/hazel');
  await dossier('build', now, '--out', path.join(root, 'now'), '--baseline', baseline, '--no-pdf', '--quiet');
}, 240_000);

function changed(change: (text: string) => string): string {
  const copy = path.join(root, 'changed.json');
  writeFileSync(copy, change(readFileSync(file, 'utf8')));
  return copy;
}

describe('a dossier that is too long for one text', () => {
  it('is read part by part into the same as a whole', async () => {
    const whole = JSON.parse(readFileSync(file, 'utf8')) as object;
    expect(whole).toHaveProperty('comparison');
    expect(await readLongDossier(file)).toEqual(whole);
    const oneLine = changed((text) => JSON.stringify(JSON.parse(text)));
    expect(await readLongDossier(oneLine)).toEqual(whole);
  });

  it('is none where the file breaks off or goes on behind its end', async () => {
    expect(await readLongDossier(changed((text) => text.slice(0, -100)))).toBeUndefined();
    expect(await readLongDossier(changed((text) => `${text}{}`))).toBeUndefined();
    expect(await readLongDossier(changed(() => '[]'))).toEqual({ assessed: { findings: [] } });
  });
});
