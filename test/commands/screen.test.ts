import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dossier } from './run-dossier.js';
import { hazelShop, OPEN_BUCKET } from './hazel-shop.js';

const root = mkdtempSync(path.join(tmpdir(), 'dossier-screen-'));
afterAll(() => rmSync(root, { recursive: true }));
const SSN = '218-44-7091';

describe('PHI in the inputs', () => {
  it('is taken out of every document of the dossier, with a warning that says where', async () => {
    const shop = hazelShop(root, 'shop', { rows: [OPEN_BUCKET] });
    const csv = readdirSync(shop, { recursive: true })
      .map((name) => path.join(shop, String(name)))
      .find((name) => name.endsWith('.csv') && readFileSync(name, 'utf8').includes('ucket'));
    if (csv === undefined) throw new Error('the shop has a scan');
    const [head = '', row = '', ...rest] = readFileSync(csv, 'utf8').split('\n');
    const columns = row.split(';').length > row.split(',').length ? ';' : ',';
    const at = head.split(columns).findIndex((name) => /title/i.test(name));
    const cells = row.split(columns);
    cells[at] = `${cells[at]?.replace(/"$/, '') ?? ''} holds ${SSN}${cells[at]?.endsWith('"') ? '"' : ''}`;
    writeFileSync(csv, [head, cells.join(columns), ...rest].join('\n'));
    const out = path.join(root, 'out');
    const run = await dossier('build', shop, '--no-pdf', '--out', out);
    expect(run.err).toContain('a social security number');
    expect(run.err).toContain(path.basename(csv));
    expect(run.err + run.out).not.toContain(SSN);
    const folder = path.join(out, readdirSync(out)[0] ?? '');
    const texts = readdirSync(folder, { recursive: true })
      .map((name) => path.join(folder, String(name)))
      .filter((name) => /\.(?:md|html|json|csv)$/.test(name))
      .map((name) => readFileSync(name, 'utf8'));
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.filter((text) => text.includes(SSN))).toEqual([]);
    expect(texts.some((text) => text.includes('REDACTED'))).toBe(true);
  });

  it('stops the regulator edition with the field, and a listed term does too', async () => {
    const out = path.join(root, 'regulator');
    const list = path.join(root, 'terms.txt');
    writeFileSync(list, 'fable thistle\n');
    const args = ['build', 'samples/fable-thistle', '--edition', 'regulator', '--no-pdf', '--out', out];
    const stopped = await dossier(...args, '--phi-terms', list);
    expect(stopped.code).toBe(65);
    expect(stopped.err).toContain('a listed term');
    expect(stopped.err).toContain('/entity/name');
    expect(existsSync(out)).toBe(false);
    const built = await dossier(...args);
    expect(built.err).not.toContain('may not go out');
    expect(built.out.replaceAll(/\s+/g, ' ')).toContain(
      'Free names are not found unless --phi-terms lists them',
    );
  });
});
