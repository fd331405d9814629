import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCli } from '../../src/commands/run-cli.js';
import { joined } from './joined.js';
import { dossierJson } from '../../src/render/dossier-json.js';
import { explain } from '../../src/render/explain/explain.js';
import { retailer } from './fixture.js';

const dossier = retailer();
const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'dossier-explain-')));
const home = process.cwd();
let folder = root;
beforeEach(() => {
  folder = mkdtempSync(path.join(root, 'run-'));
});
afterEach(() => process.chdir(home));
afterAll(() => rmSync(root, { recursive: true }));

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  process.chdir(folder);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
  const code = await runCli(['explain', ...argv]);
  vi.restoreAllMocks();
  return { code, out, err };
}

function built(name: string, text = joined(dossierJson(dossier))): string {
  const file = path.join(folder, 'out', name, 'dossier.json');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

describe('dossier explain', () => {
  it('prints the named figure of the named dossier', async () => {
    const { code, out, err } = await run('W-01', '--dossier', built('shop'));
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^W-01 /);
    expect(out).toContain(`content ${dossier.contentHash.slice(0, 12)}`);
  });

  it('takes the folder of a dossier, and explains the total when nothing is named', async () => {
    const { code, out } = await run('--dossier', path.dirname(built('shop')));
    expect(code).toBe(0);
    expect(out).toMatch(/^Exposure: \$/);
  });

  it('prints the explanation as JSON, nothing else on stdout', async () => {
    const { code, out } = await run('total', '--json', '--dossier', built('shop'));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(explain(dossier, 'total'))));
  });

  it('finds the only dossier below the current folder', async () => {
    built('shop');
    expect(await run('W-01')).toMatchObject({ code: 0, err: '' });
  });

  it('finds the dossier in the current folder', async () => {
    folder = path.dirname(built('shop'));
    expect(await run('W-01')).toMatchObject({ code: 0, err: '' });
  });

  it('ends with 66 where there is no dossier, and where there are two, which it names', async () => {
    expect(await run()).toMatchObject({ code: 66, out: '' });
    built('shop');
    built('pharmacy');
    const { code, err } = await run();
    expect(code).toBe(66);
    expect(err).toContain('out/pharmacy/dossier.json, out/shop/dossier.json');
    expect((await run('--dossier', path.join(folder, 'none.json'))).code).toBe(66);
  });

  it('ends with 65 on a file longer than a text can be that is no dossier to its end', async () => {
    const file = built('shop');
    truncateSync(file, 600_000_000);
    const { code, err } = await run('W-01', '--dossier', file);
    expect(code).toBe(65);
    expect(err).toContain(`${file} is not JSON`);
  });

  it('ends with 66 on an unknown id, with the nearest', async () => {
    const { code, err } = await run('W-O1', '--dossier', built('shop'));
    expect(code).toBe(66);
    expect(err).toContain('Nearest: W-01');
  });

  it('ends with 66 on an unknown id, with those that share its beginning', async () => {
    const known = dossier.assessed.findings[0]?.id ?? '';
    const { err } = await run(`${known.slice(0, 4)}%%%%%%%%%%`, '--dossier', built('shop'));
    expect(err).toContain(`Nearest: ${known.slice(0, 4)}`);
  });

  it.each([
    ['is not JSON', 'not a dossier'],
    ['is not a dossier', '{"version":"1"}'],
    ['has version 0', joined(dossierJson(dossier)).replace('"version": "1"', '"version": "0"')],
    ['was changed after it was built', joined(dossierJson(dossier)).replace('"rank": 1,', '"rank": 7,')],
  ])('ends with 65 when the file %s', async (message, text) => {
    const { code, out, err } = await run('--dossier', built('shop', text));
    expect([code, out]).toEqual([65, '']);
    expect(err).toContain(message);
  });
});
