import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { hazelShop } from './hazel-shop.js';
import { dossier, type Run } from './run-dossier.js';

const root = mkdtempSync(path.join(tmpdir(), 'dossier-approve-'));
afterAll(() => rmSync(root, { recursive: true }));

let folder = '';
let out = '';
let shops = 0;

const FILES = {
  'evidence/register.csv': `id,title,kind,file,collectedAt,collectedBy,supports,says
E-01,Access policy,policy,policy.md,2026-11-02,A. Lee,provision=164.312(a)(1),confirms
`,
  'evidence/policy.md': '# Access policy\n',
};

beforeEach(async () => {
  shops++;
  out = path.join(root, `out-${shops}`);
  folder = hazelShop(root, `hazel-${shops}`, { more: 'evidence: evidence/register.csv\n', files: FILES });
  await build();
});

function build(...options: readonly string[]): Promise<Run> {
  return dossier('build', folder, '--out', out, '--no-pdf', ...options);
}

function approve(...options: readonly string[]): Promise<Run> {
  return dossier('approve', folder, '--out', out, '--by', 'Ilse Varga', '--role', 'counsel', ...options);
}

function document(name: string, edition = ''): string {
  return readFileSync(path.join(out, `hazel-${shops}${edition}`, name), 'utf8');
}

/** A change of one word in dossier.yaml: another content. */
function changeQuestion(): void {
  const file = path.join(folder, 'dossier.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('What could', 'How much could'));
}

describe('dossier approve', () => {
  it('binds a name to the content: the next build shows it on every page, and the content stays the same', async () => {
    const hash = (JSON.parse(document('dossier.json')) as { contentHash: string }).contentHash;
    expect(document('dossier.html')).toContain('DRAFT · 2026-11-20');
    expect((await approve('--on', '2026-11-23')).out).toContain(`content ${hash.slice(0, 12)}`);
    expect((await build()).err).not.toContain('DRAFT');
    expect(document('dossier.html')).toContain('approved by Ilse Varga · 2026-11-20');
    expect(document('dossier.html')).not.toContain('DRAFT');
    expect(document('dossier.md')).toContain('Approved by Ilse Varga (counsel), 2026-11-23');
    expect(JSON.parse(document('dossier.json'))).toMatchObject({
      contentHash: hash,
      approvals: [{ edition: 'full', content: hash, by: 'Ilse Varga', role: 'counsel', on: '2026-11-23' }],
    });
  });

  it('is a draft again after any change, says whose approval lapsed, and comes back with the content', async () => {
    await approve();
    const file = path.join(folder, 'dossier.yaml');
    const before = readFileSync(file, 'utf8');
    changeQuestion();
    expect((await build()).err).toContain('The full edition is a DRAFT: Ilse Varga approved content');
    expect(document('dossier.html')).toContain('DRAFT · 2026-11-20');
    expect(JSON.parse(document('dossier.json'))).toMatchObject({ approvals: [] });
    writeFileSync(file, before);
    await build();
    expect(document('dossier.html')).toContain('approved by Ilse Varga');
  });

  it('is told by verify, which says that it is no signature', async () => {
    await approve('--on', '2026-11-23');
    await build();
    await dossier('pack', folder, '--out', out, '--quiet');
    const { out: verdict } = await dossier('verify', path.join(out, `hazel-${shops}`, 'pack'));
    expect(verdict).toMatch(/State +approved\n +Approved by +Ilse Varga \(counsel\), 2026-11-23\n/);
    expect(verdict).toContain('the record is no signature');
  });

  it('of the regulator edition names that edition’s own content, and the edition names nobody', async () => {
    await build('--edition', 'regulator');
    expect(document('regulator.md', '-regulator')).toContain('State **Draft**');
    await approve();
    await build('--edition', 'regulator');
    expect(document('regulator.md', '-regulator')).toContain('State **Draft**');
    await approve('--edition', 'regulator');
    await build('--edition', 'regulator');
    const text = document('regulator.md', '-regulator');
    expect(text).toContain('State **Final**');
    expect(text).not.toMatch(/DRAFT|Ilse Varga/);
  });

  it('put into dossier.json by hand for another content is refused', async () => {
    const file = path.join(out, `hazel-${shops}`, 'dossier.json');
    const built = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const approval = { edition: 'full', content: 'ab'.repeat(32), by: 'N.', role: 'none', on: '2026-11-23' };
    writeFileSync(file, JSON.stringify({ ...built, approvals: [approval] }));
    const run = await dossier('gaps', file);
    expect(run.code).toBe(65);
    expect(run.err).toContain('an approval of another content');
  });

  it.each([
    ['without a name', ['--by', ' ', '--on', '2026-11-23'], 64, '--by is empty'],
    ['on no day', ['--by', 'A', '--on', '2026-02-30'], 64, 'is not a calendar day'],
  ])('%s is refused', async (_, options, code, message) => {
    const run = await dossier('approve', folder, '--out', out, '--role', 'r', ...options);
    expect(run.code).toBe(code);
    expect(run.err).toContain(message);
  });

  it('reads a file that people broke with line and field', async () => {
    writeFileSync(path.join(folder, 'approvals.yaml'), 'approvals:\n  - edition: full\n    content: abc\n');
    const run = await build();
    expect(run.code).toBe(65);
    expect(run.err).toMatch(/approvals\.yaml:3.*is no SHA-256/);
  });
});
