import { PDFDocument } from '@cantoo/pdf-lib';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { extractText } from '../../src/io/pdf/extract-text.js';
import { sha256 } from '../../src/io/sha256.js';
import type { Dossier } from '../../src/model/dossier.js';
import { filesIn, hazelShop, OPEN_BUCKET, PLAIN_TRAIL, ROOT_WITHOUT_MFA } from './hazel-shop.js';
import { dossier, type Run } from './run-dossier.js';

const root = mkdtempSync(path.join(tmpdir(), 'dossier-build-'));
const out = path.join(root, 'out');
afterAll(() => rmSync(root, { recursive: true }));

const WITHOUT_PDF = [
  'SHA256SUMS',
  'board.md',
  'dossier.html',
  'dossier.json',
  'dossier.md',
  'evidence-index.csv',
  'findings.csv',
  'work-items.csv',
  'work-items.md',
];

async function build(folder: string, ...options: string[]): Promise<Run> {
  return dossier('build', folder, '--out', out, ...options);
}

function written(name: string, file: string): string {
  return readFileSync(path.join(out, name, file), 'utf8');
}

function stored(name: string): Dossier {
  return JSON.parse(written(name, 'dossier.json')) as Dossier;
}

function texts(name: string): string {
  return ['dossier.md', 'dossier.html', 'board.md', 'findings.csv', 'dossier.json']
    .map((file) => written(name, file).replaceAll(/url\(data:[^)]*\)/g, ''))
    .join('\n');
}

describe('an engagement', () => {
  it.each(['Letter', 'A4'])('with one or two findings has a board of two pages on %s', async (paper) => {
    for (const rows of [[OPEN_BUCKET], [OPEN_BUCKET, ROOT_WITHOUT_MFA]]) {
      const name = `small-${paper.toLowerCase()}-${rows.length}`;
      expect((await build(hazelShop(root, name, { rows, paper }))).code).toBe(0);
      expect(extractText(readFileSync(path.join(out, name, 'board.pdf')))).toHaveLength(2);
    }
  });

  it('of status not determined shows no amount that the law knows, in any output', async () => {
    const rows = [OPEN_BUCKET, PLAIN_TRAIL, ROOT_WITHOUT_MFA];
    await build(hazelShop(root, 'decided', { rows }), '--no-pdf');
    const run = await build(hazelShop(root, 'undecided', { rows, status: 'not determined' }));
    expect(run.code).toBe(0);
    expect(run.out).toContain('not priced: Whether HIPAA applies');
    expect(stored('undecided').exposure.kind).toBe('not-priced');

    const board = extractText(readFileSync(path.join(out, 'undecided/board.pdf')));
    expect(board).toHaveLength(2);
    const full = extractText(readFileSync(path.join(out, 'undecided/dossier.pdf')));
    const undecided = [run.out, texts('undecided'), ...board, ...full].join('\n');
    const amounts = penaltyAmounts(stored('decided')).filter((amount) => texts('decided').includes(amount));
    expect(amounts.length).toBeGreaterThan(10);
    expect(amounts.filter((amount) => undecided.includes(amount))).toEqual([]);
  });

  it('of an entity that HIPAA does not reach is not priced, and says why', async () => {
    const { code, out: screen } = await build(hazelShop(root, 'beyond', { status: 'neither' }), '--no-pdf');
    expect(code).toBe(0);
    expect(screen).toContain('neither a covered entity nor a business');
    expect(stored('beyond').exposure.kind).toBe('not-priced');
    const board = written('beyond', 'board.md');
    expect(board).toContain('Not priced');
    expect(board).toContain('No budget is asked for on HIPAA’s account.');
    for (const text of [board, written('beyond', 'dossier.md')]) {
      expect(text).not.toMatch(/^- (Approve|Sign) /m);
      expect(text).toContain('neither a covered entity nor a business associate');
    }
    expect(screen).toMatch(/^First +counsel’s reasons/m);
  });

  it('whose status is not determined asks for the status first, and for no budget against a penalty', async () => {
    await build(hazelShop(root, 'unsaid', { status: 'not determined' }), '--no-pdf');
    for (const file of ['board.md', 'dossier.md']) {
      const text = written('unsaid', file);
      expect(text).not.toMatch(/^- Approve /m);
      expect(text).toMatch(/^- (Have counsel state|State) whether Hazel Health Shop is/m);
      expect(text).toContain('security work');
    }
  });

  it('with rejected rows in its register counts them in every output, with line and reason', async () => {
    const files = {
      'evidence/register.csv':
        'id,title,kind,says\nE-1,Policy,policy,confirms\nE-2,Bad,polcy,confirms\nE-3,Short\n',
    };
    const folder = hazelShop(root, 'registered', { files, more: 'evidence: evidence/register.csv\n' });
    const run = await build(folder, '--no-pdf');
    expect(run.code).toBe(1);
    expect(run.out).toContain('3 in evidence/register.csv = 1 item + 2 rejected');
    const { register } = stored('registered');
    expect(register).toMatchObject({ entries: 3, items: 1 });
    expect(register?.refused.map(({ at }) => at.line)).toEqual([3, 4]);
    const full = written('registered', 'dossier.md').replaceAll('\\', '');
    expect(full).toContain('The register holds 3 rows, of which 2 rejected and 1 item read');
    expect(full).toMatch(/evidence\/register\.csv`, line 3.*: `?kind/);
    expect(written('registered', 'board.md')).toContain('2 rejected rows');
    const { out: json } = await build(folder, '--no-pdf', '--json');
    expect(JSON.parse(json)).toMatchObject({ register: { entries: 3, items: 1 } });
  });

  it('without findings says that this proves nothing, on two pages for the board', async () => {
    const run = await build(hazelShop(root, 'quiet', { rows: [OPEN_BUCKET.replace('FAIL', 'PASS')] }));
    expect(run.code).toBe(0);
    expect(run.out.replaceAll(/\s+/g, ' ')).toContain('this is no statement of compliance');
    expect(run.out).toContain('Rows       1 in = 1 passed');
    expect(written('quiet', 'findings.csv').trim().split('\r\n')).toHaveLength(1);
    expect(extractText(readFileSync(path.join(out, 'quiet/board.pdf')))).toHaveLength(2);
  });

  it('with one finding and A4 paper has a board edition of two A4 pages', async () => {
    const run = await build(hazelShop(root, 'single', { paper: 'A4' }));
    expect(run.code).toBe(0);
    expect(run.out).toContain('1 in = 1 counted');
    expect(run.out).toContain('1 provision\n');
    const board = readFileSync(path.join(out, 'single/board.pdf'));
    expect(extractText(board)).toHaveLength(2);
    const sizes = (await PDFDocument.load(board)).getPages().map((page) => page.getSize());
    expect(sizes.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([
      [595, 842],
      [595, 842],
    ]);
    expect(written('single', 'dossier.html')).toContain('size: A4');
  });

  it('with files that nobody can read goes on with the others, lists them, and ends with 1', async () => {
    const files = {
      'scans/minutes.txt': 'Minutes of the meeting.\n',
      'scans/cut.json': '{"Findings": [{"a"',
    };
    const run = await build(hazelShop(root, 'mixed', { files }), '--no-pdf');
    expect(run.code).toBe(1);
    expect(run.err).toContain('error: scans/minutes.txt: The file is of no known format');
    expect(run.out).toContain('1 in = 1 counted');
    const { sources, diagnostics } = stored('mixed');
    expect(sources.find(({ file }) => file === 'scans/minutes.txt')).toMatchObject({
      format: 'unrecognized',
      records: 0,
    });
    const lost = diagnostics.filter(({ level }) => level === 'error').map(({ at }) => at?.file);
    expect(new Set(lost)).toEqual(new Set(['scans/cut.json', 'scans/minutes.txt']));
    expect(written('mixed', 'dossier.md')).toContain('scans/minutes.txt');
  });

  it('without evidence has an empty index, and no provision is evidenced', async () => {
    await build(hazelShop(root, 'bare'), '--no-pdf');
    expect(written('bare', 'evidence-index.csv').trim().split('\r\n')).toHaveLength(1);
    expect(stored('bare').assessed.coverage.filter(({ state }) => state === 'evidenced')).toEqual([]);
  });
});

describe('a run that fails', () => {
  const missing = path.join(root, 'missing/dossier.yaml');
  const untouched = async (name: string, folder: string, ...options: string[]): Promise<Run> => {
    await build(hazelShop(root, name), '--no-pdf');
    const before = sumsOf(path.join(out, name));
    const run = await build(folder, '--no-pdf', ...options);
    expect(sumsOf(path.join(out, name))).toEqual(before);
    return run;
  };

  it('for a broken dossier.yaml (65) names line, field, value and what is allowed, and writes nothing', async () => {
    const broken = hazelShop(path.join(root, 'broken'), 'kept', {
      status: 'covered',
      more: 'budgett: 5\nsuppressions:\n  - { id: S-1, match: { check: x }, owner: Ops, reason: Old, approver: CISO }\n',
    });
    const { code, err, out: screen } = await untouched('kept', broken);
    expect([code, screen]).toEqual([65, '']);
    expect(err.replace(/(?<=allowed: name, entity, ).*/, '…')).toBe(`error dossier.yaml has 3 errors
  dossier.yaml:2:44 (entity.status): \`entity.status\` has a value that is not allowed.
    found "covered"; allowed: covered entity, business associate, neither, not determined
  dossier.yaml:8:1 (budgett): \`budgett\` is not a field.
    found "5"; allowed: name, entity, …
    Did you mean \`budget\`?
  dossier.yaml:10:5 (suppressions[1].expires): \`suppressions[1].expires\` is missing.
    allowed: a day, YYYY-MM-DD
    Last day of the suppression. Required: an accepted risk without an end is never looked at again, and an auditor reads it as ignored.
Correct the lines named, then run again; nothing was written.
`);
  });

  it('for inputs that are not there (66) says what to do', async () => {
    expect(await build(missing)).toMatchObject({
      code: 66,
      err: expect.stringContaining('does not exist\nName a folder that holds dossier.yaml') as string,
    });
    const bare = path.join(root, 'no-file');
    mkdirSync(bare);
    expect(await build(bare)).toMatchObject({
      code: 66,
      err: expect.stringContaining('dossier init writes a first one') as string,
    });
    const noScan = hazelShop(root, 'no-scan');
    const yaml = path.join(noScan, 'dossier.yaml');
    writeFileSync(yaml, readFileSync(yaml, 'utf8').replace(/^sources:.*$/m, 'sources: [scans/gone.csv]'));
    expect(await build(noScan, '--no-pdf')).toMatchObject({
      code: 66,
      err: expect.stringMatching(
        /^error The scan scans\/gone\.csv does not exist\.\n  dossier\.yaml:\d+/,
      ) as string,
    });
    const noRegister = hazelShop(root, 'no-register', { more: 'evidence: evidence/register.csv\n' });
    expect(await build(noRegister, '--no-pdf')).toMatchObject({
      code: 66,
      err: expect.stringMatching(
        /^error evidence\/register\.csv cannot be read: it does not exist\n  dossier\.yaml:8:\d+.*: It is named here\.\nCorrect the name/,
      ) as string,
    });
  });

  it('for want of a browser (69) writes everything but the PDFs', async () => {
    const run = await build(hazelShop(root, 'no-browser'), '--browser', '/nope');
    expect(run.code).toBe(69);
    expect(run.err).toContain('error --browser names /nope, which does not exist.');
    expect(run.out).toContain('Read page 1 of dossier.html');
    expect(Object.keys(filesIn(path.join(out, 'no-browser')))).toEqual(WITHOUT_PDF);
  });

  it('for a folder with files of others (73) leaves them', async () => {
    const folder = hazelShop(root, 'foreign');
    const mine = path.join(out, 'foreign', 'notes.txt');
    await build(folder, '--no-pdf');
    writeFileSync(mine, 'mine');
    const before = sumsOf(path.join(out, 'foreign'));
    const run = await build(folder, '--no-pdf');
    expect([run.code, run.out]).toEqual([73, '']);
    expect(run.err).toContain('holds notes.txt, which this program did not write');
    expect(sumsOf(path.join(out, 'foreign'))).toEqual(before);
  });

  it.skipIf(process.platform !== 'linux')(
    'for a folder that cannot be made (73) ends, and says so',
    async () => {
      const run = await dossier('build', hazelShop(root, 'nowhere'), '--no-pdf', '--out', '/proc/dossier');
      expect([run.code, run.out]).toEqual([73, '']);
      expect(run.err).toContain('/proc/dossier/nowhere cannot be written: there is no /proc/dossier');
    },
  );

  it('for a file in place of the folder (73) leaves it', async () => {
    writeFileSync(path.join(root, 'taken'), 'mine');
    const run = await dossier(
      'build',
      hazelShop(root, 'blocked'),
      '--no-pdf',
      '--out',
      path.join(root, 'taken'),
    );
    expect([run.code, run.out]).toEqual([73, '']);
    expect(readFileSync(path.join(root, 'taken'), 'utf8')).toBe('mine');
  });
});

function sumsOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(filesIn(folder)).map(([name, bytes]) => [name, sha256(bytes)]));
}

/** Every amount of the penalty model in a dossier, as documents would print it. */
function penaltyAmounts({ exposure }: Dossier): readonly string[] {
  if (exposure.kind !== 'priced') return [];
  const { estimate, floor, ceiling } = exposure.penalty;
  const cents = [...Object.values(estimate), floor, ceiling].flatMap(({ lines, subtotal, total }) => [
    subtotal,
    total,
    ...lines.flatMap(({ amount, cap, raw }) => [amount, cap, raw]),
  ]);
  return [...new Set(cents)]
    .filter((amount) => amount > 0)
    .map((amount) => `$${(amount / 100).toLocaleString('en-US')}`);
}

describe('the regulator edition', () => {
  it('is written alone into a folder of its own, twice with the same bytes', async () => {
    const folder = hazelShop(root, 'letter');
    const run = await build(folder, '--edition', 'regulator');
    expect(run.code).toBe(0);
    const first = filesIn(path.join(out, 'letter-regulator'));
    expect(Object.keys(first)).toEqual(['SHA256SUMS', 'regulator.html', 'regulator.md', 'regulator.pdf']);
    await build(folder, '--edition', 'regulator', '--quiet');
    expect(filesIn(path.join(out, 'letter-regulator'))).toEqual(first);
    expect(run.out).toContain('Have counsel read it');
  });
});
