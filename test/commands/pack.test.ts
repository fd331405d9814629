import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hazelShop } from './hazel-shop.js';
import { dossier } from './run-dossier.js';

const root = mkdtempSync(path.join(tmpdir(), 'dossier-pack-command-'));
afterAll(() => rmSync(root, { recursive: true }));

const REGISTER = `id,title,kind,file,collectedAt,collectedBy,supports,says
E-01,Access policy,policy,files/access policy.md,2026-11-02,A. Lee,provision=164.312(a)(1),confirms
E-02,Word of the owner,attestation,,2026-11-02,A. Lee,provision=164.310(b),confirms
`;
const out = path.join(root, 'out');
const output = path.join(out, 'hazel');
let folder = '';

async function json(...argv: string[]): Promise<{ code: number; result: Record<string, unknown> }> {
  const run = await dossier(...argv, '--json');
  return { code: run.code, result: JSON.parse(run.out) as Record<string, unknown> };
}

beforeAll(async () => {
  const files = { 'evidence/register.csv': REGISTER, 'evidence/files/access policy.md': '# Access policy\n' };
  folder = hazelShop(root, 'hazel', { more: 'evidence: evidence/register.csv\n', files });
  await dossier('build', folder, '--out', out, '--no-pdf', '--quiet');
});

describe('dossier pack and dossier verify', () => {
  it('pack what was built, say what has no file, and verify both forms', async () => {
    const packed = await json('pack', folder, '--out', out, '--by', 'A. Lee', '--on', '2026-11-21');
    expect(packed).toMatchObject({
      code: 1,
      result: { missing: [{ id: 'E-02', reason: 'the register names no file' }] },
    });
    expect(readFileSync(path.join(output, 'pack/data/evidence/E-01/access-policy.md'), 'utf8')).toContain(
      'Access',
    );
    expect(readFileSync(path.join(output, 'pack/bag-info.txt'), 'utf8')).toContain(
      'Retain-Until: 2032-11-21',
    );
    const sum = String(packed.result['sha256']);
    expect(await json('verify', path.join(output, 'pack'))).toMatchObject({
      code: 0,
      result: { verdict: 'verified', madeByDossier: true, problems: [] },
    });
    const zip = await json('verify', path.join(output, 'pack.zip'), '--expect', sum);
    expect(zip).toMatchObject({ code: 0, result: { zipSha256: sum } });
    expect(JSON.stringify(zip.result['proves'])).toContain('SHA-256 that you were given');
  });

  it('give the same archive for the same inputs', async () => {
    const first = readFileSync(path.join(output, 'pack.zip'));
    await dossier('pack', folder, '--out', out, '--by', 'A. Lee', '--on', '2026-11-21');
    expect(readFileSync(path.join(output, 'pack.zip')).equals(first)).toBe(true);
  });

  it('fail with 1 where the hash is another or the archive was changed, and say so plainly', async () => {
    const zip = path.join(output, 'pack.zip');
    const other = await dossier('verify', zip, '--expect', 'ab'.repeat(32));
    expect(other).toMatchObject({ code: 1, out: expect.stringContaining('NOT as it was made') as string });
    const copy = path.join(root, 'pack.zip');
    cpSync(zip, copy);
    cpSync(`${zip}.sha256`, `${copy}.sha256`);
    const bytes = readFileSync(copy);
    bytes[10] = 1;
    writeFileSync(copy, bytes);
    expect((await dossier('verify', copy)).out).toContain('.sha256 file beside it');
  });

  it('tell misuse from a pack that fails', async () => {
    expect((await dossier('verify', path.join(root, 'absent'))).code).toBe(66);
    expect((await dossier('verify', output, '--expect', 'abc')).code).toBe(64);
    expect((await dossier('verify')).code).toBe(64);
    expect((await dossier('pack', folder, '--out', path.join(root, 'nowhere'))).code).toBe(66);
    expect((await dossier('pack', folder, '--out', out, '--on', 'Monday')).code).toBe(64);
    expect((await dossier('verify', folder)).code).toBe(1);
  });

  it('refuse evidence and documents that are not as they were built', async () => {
    const before = readFileSync(path.join(output, 'pack.zip'));
    const file = path.join(folder, 'evidence/files/access policy.md');
    const text = readFileSync(file);
    writeFileSync(file, 'another');
    const changed = await dossier('pack', folder, '--out', out);
    expect(changed).toMatchObject({ code: 65, err: expect.stringContaining('the file of E-01') as string });
    rmSync(file);
    symlinkSync('/etc/hostname', file);
    expect((await dossier('pack', folder, '--out', out)).err).toContain('is a symbolic link');
    rmSync(file);
    writeFileSync(file, text);
    const document = path.join(output, 'dossier.md');
    const words = readFileSync(document);
    writeFileSync(document, 'another');
    expect((await dossier('pack', folder, '--out', out)).err).toContain('dossier.md changed after');
    writeFileSync(document, words);
    expect(readFileSync(path.join(output, 'pack.zip')).equals(before)).toBe(true);
  });

  it('build again over a pack, and never over a sealed one', async () => {
    expect((await dossier('build', folder, '--out', out, '--no-pdf', '-q')).code).toBe(0);
    expect(existsSync(path.join(output, 'pack'))).toBe(false);
    await dossier('pack', folder, '--out', out);
    mkdirSync(path.join(output, 'pack.sig'));
    writeFileSync(path.join(output, 'pack.sig/signature'), 'x');
    expect(await dossier('build', folder, '--out', out, '--no-pdf')).toMatchObject({
      code: 73,
      err: expect.stringContaining('sealed') as string,
    });
    expect((await dossier('pack', folder, '--out', out)).code).toBe(73);
    rmSync(path.join(output, 'pack.sig'), { recursive: true });
    writeFileSync(path.join(output, 'pack/mine.txt'), 'x');
    expect((await dossier('build', folder, '--out', out, '--no-pdf')).err).toContain('pack/mine.txt');
  });
});
