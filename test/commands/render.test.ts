import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/model/canonical-json.js';
import type { Dossier } from '../../src/model/dossier.js';
import { filesIn, hazelShop, OPEN_BUCKET, PLAIN_TRAIL, ROOT_WITHOUT_MFA } from './hazel-shop.js';
import { dossier } from './run-dossier.js';

const SHOP = { rows: [OPEN_BUCKET, PLAIN_TRAIL, ROOT_WITHOUT_MFA] };
const root = mkdtempSync(path.join(tmpdir(), 'dossier-render-'));
const folder = path.join(root, 'built/hazel');
const json = path.join(root, 'alone/dossier.json');
afterAll(() => rmSync(root, { recursive: true }));

beforeAll(async () => {
  await dossier(
    'build',
    hazelShop(root, 'hazel', SHOP),
    '--out',
    path.join(root, 'built'),
    '--no-pdf',
    '--quiet',
  );
  cpSync(path.join(folder, 'dossier.json'), json);
});

function render(file: string, ...more: string[]) {
  return dossier('render', file, '--out', path.join(root, 'again'), '--no-pdf', '--quiet', ...more);
}

/** A dossier whose content was changed and whose hash was made to fit. */
function forged(name: string, change: (content: Dossier) => object): string {
  const { contentHash: _, approvals, ...content } = change(built()) as Dossier;
  const contentHash = createHash('sha256').update(canonicalJson(content)).digest('hex');
  const file = path.join(root, `${name}.json`);
  writeFileSync(file, JSON.stringify({ ...content, contentHash, approvals }));
  return file;
}

function built(): Dossier {
  return JSON.parse(readFileSync(json, 'utf8')) as Dossier;
}

describe('dossier render', { timeout: 240_000 }, () => {
  it('makes every document again, byte for byte, from dossier.json alone', async () => {
    await render(json);
    expect(filesIn(path.join(root, 'again/hazel'))).toEqual(filesIn(folder));
  });

  it('makes the regulator edition that the build makes', async () => {
    const out = path.join(root, 'regulator-build');
    await dossier(
      'build',
      path.join(root, 'hazel'),
      '--out',
      out,
      '--no-pdf',
      '--quiet',
      '--edition',
      'regulator',
    );
    await render(json, '--edition', 'regulator');
    expect(filesIn(path.join(root, 'again/hazel-regulator'))).toEqual(
      filesIn(path.join(out, 'hazel-regulator')),
    );
  });

  it('refuses a dossier that was changed', async () => {
    const file = path.join(root, 'changed.json');
    writeFileSync(file, JSON.stringify({ ...built(), asOf: '2026-11-21' }));
    const { code, err } = await render(file);
    expect(code).toBe(65);
    expect(err).toContain('its content hash does not match');
  });

  it('refuses a forged one whose books do not balance', async () => {
    const file = forged('books', (content) => {
      if (content.exposure.kind !== 'priced') throw new Error('the shop is priced');
      const headline = { ...content.exposure.headline, low: 100 };
      return { ...content, exposure: { ...content.exposure, headline } };
    });
    const { code, err } = await render(file);
    expect(code).toBe(65);
    expect(err).toContain('The books of the dossier do not balance: headline: low');
  });

  it('refuses a forged one of another shape, and says where', async () => {
    const file = forged('shape', (content) => ({
      ...content,
      riskLevel: { ...content.riskLevel, color: 'red' },
    }));
    const { code, err } = await render(file);
    expect(code).toBe(65);
    expect(err).toContain('riskLevel: Unrecognized key: "color"');
  });
});
