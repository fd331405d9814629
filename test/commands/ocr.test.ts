import {
  appendFileSync,
  copyFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kindOf } from '../../src/io/response/file-kind.js';
import { hazelShop } from './hazel-shop.js';
import { dossier, type Run } from './run-dossier.js';

const LETTER = 'test/fixtures/response/letter.csv';
const STATED = [6, 16, 17, 23, 29, 40];
/** Released by counsel, and left out with a reason, so that a statement denies nothing. */
const DECIDED = `item,evidence,decision,reason,releasedBy,releasedOn
2,E-09,send,asked for by name,Halloran Quill LLP,2026-11-25
3,E-11,send,asked for by name,Halloran Quill LLP,2026-11-25
5,E-05,send,the latest there is,,
17,E-25,leave out,shows keys and no procedure,,
26,E-18,send,asked for by name,Halloran Quill LLP,2026-11-25
40,E-25,leave out,shows keys and no procedure,,
40,E-26,leave out,lists policies and no procedure,,
40,E-39,leave out,a ticket and no procedure,,
40,E-44,leave out,a picture and no procedure,,
`;

const root = mkdtempSync(path.join(tmpdir(), 'dossier-ocr-'));
const engagement = path.join(root, 'engagement');
const out = path.join(root, 'out');
const response = path.join(out, 'fable-thistle-ocr');
afterAll(() => rmSync(root, { recursive: true }));

/** Paths below a folder, with forward slashes. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .toSorted();
}

describe('a letter of 42 items', () => {
  let opened: Run;
  let collected: Run;
  let early: Run;
  let built: Run;

  beforeAll(async () => {
    cpSync('samples/fable-thistle', engagement, { recursive: true });
    opened = await dossier('ocr', 'open', engagement, '--received', '2026-11-23', '--requests', LETTER);
    writeFileSync(path.join(engagement, 'ocr/answers.csv'), DECIDED);
    collected = await dossier('ocr', 'collect', engagement, '--accept');
    early = await dossier('ocr', 'build', engagement, '--out', out);
    for (const item of STATED) {
      await dossier(
        'ocr',
        'statement',
        String(item),
        engagement,
        '--reason',
        'None was made.',
        '--by',
        'Mirembe Achterberg',
        '--on',
        '2026-11-30',
      );
      sign(item);
    }
    built = await dossier('ocr', 'build', engagement, '--out', out, '--quiet');
  }, 600_000);

  /** A scan of the signed paper, as far as the program can tell. */
  function sign(item: number): void {
    const name = path.join(engagement, 'ocr/statements', `item-${String(item).padStart(2, '0')}`);
    copyFileSync(`${name}.pdf`, `${name}-signed.pdf`);
    appendFileSync(`${name}-signed.pdf`, '% signed\n');
  }

  it('is opened with its due day, Thanksgiving skipped, and collected with reasons', () => {
    expect(opened.out).toContain('2026-12-08');
    expect(opened.out).toContain('Thanksgiving Day');
    expect(collected.out).toContain('E-12 send: supports 164.308(a)(5)(ii)(A)');
    expect(collected.out).toContain('item 5: E-05 was no longer in force');
    expect(collected.out).toMatch(/item 34: E-16, classified "privileged"/);
  });

  it('is not built while an item is open, and says which', () => {
    expect(early.code).toBe(65);
    expect(early.err).toContain('6 of 42 items are not answered');
    expect(early.err).toContain('Item 29, Facility security plan');
    expect(early.err).toContain('Set a row of item 29 to send, or state with dossier ocr statement 29');
  });

  it('becomes 42 folders, nothing unrequested, in formats that the portal takes and that are what they say', () => {
    expect(built).toMatchObject({ code: 0, err: '' });
    const files = filesBelow(path.join(response, 'send'));
    const folders = new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0]));
    expect(folders.size).toBe(42);
    expect(files.filter((file) => !file.includes('/'))).toEqual(['00-index.pdf']);
    for (const folder of folders) {
      const number = /^item-(\d\d)_/.exec(folder ?? '')?.[1];
      const inside = files
        .filter((file) => file.startsWith(`${folder}/`))
        .map((file) => file.slice(file.indexOf('/') + 1));
      expect(inside).toContain(`${number}-cover.pdf`);
      expect(inside.length).toBeGreaterThan(1);
      expect(inside.every((file) => file.startsWith(`${number}-`))).toBe(true);
    }
    for (const file of files) {
      expect(kindOf(readFileSync(path.join(response, 'send', file)))).toBe(path.extname(file).slice(1));
    }
  });

  it('stands as ready, or as a statement, with the days left', async () => {
    const run = await dossier('ocr', 'status', engagement, '--on', '2026-12-01', '--json');
    expect(run.code).toBe(0);
    expect(JSON.parse(run.out)).toMatchObject({
      due: '2026-12-08',
      businessDaysLeft: 5,
      counts: { ready: 36, partial: 0, missing: 0, statement: 6 },
    });
  });

  it('passes the check as built, and fails it for every tampering', async () => {
    const check = () => dossier('ocr', 'check', response, engagement);
    expect(await check()).toMatchObject({ code: 0 });
    const send = path.join(response, 'send');
    const [folder = ''] = readdirSync(send).filter((name) => name.startsWith('item-01'));
    const inFolder = (name: string): string => path.join(send, folder, name);
    const cover = inFolder('01-cover.pdf');

    writeFileSync(inFolder('notes.pdf'), '%PDF-1.7\n');
    expect(await check()).toMatchObject({
      code: 2,
      out: expect.stringContaining('notes.pdf: was not requested'),
    });
    rmSync(inFolder('notes.pdf'));

    const bytes = readFileSync(cover);
    appendFileSync(cover, 'x');
    expect(await check()).toMatchObject({
      code: 2,
      out: expect.stringContaining('was changed since it was built'),
    });
    writeFileSync(cover, 'Privileged and confidential');
    expect((await check()).out).toContain('is called .pdf and is text by its content');
    renameSync(cover, inFolder('01-cover.txt'));
    expect((await check()).out).toContain('is in the record and not in the folder');
    rmSync(inFolder('01-cover.txt'));
    writeFileSync(cover, bytes);

    const letter = path.join(engagement, 'ocr/letter.yaml');
    const text = readFileSync(letter, 'utf8');
    writeFileSync(letter, text.replace('notice: "2026-11-23"', 'notice: "2026-11-01"'));
    expect((await check()).out).toContain('was built for 2026-11-23, the letter says 2026-11-01');
    writeFileSync(letter, text);
    expect(await check()).toMatchObject({ code: 0 });
  }, 400_000);

  it('takes no statement that denies a document, and no item that was not asked for', async () => {
    const state = (item: string) =>
      dossier('ocr', 'statement', item, engagement, '--reason', 'x', '--by', 'y');
    expect(await state('38')).toMatchObject({ code: 64, err: expect.stringContaining('E-04') });
    expect(await state('43')).toMatchObject({ code: 64, err: expect.stringContaining('no item 43') });
  });
});

describe('a workspace', () => {
  const register = 'id,title,kind,file,collectedAt,supports,says\n';

  function shop(name: string, row: string, files: Readonly<Record<string, string>>): string {
    return hazelShop(root, name, {
      more: 'evidence: evidence/register.csv\n',
      files: { 'evidence/register.csv': `${register}${row}\n`, ...files },
    });
  }

  async function answered(folder: string): Promise<void> {
    const requests = path.join(root, 'one.csv');
    writeFileSync(
      requests,
      'item,title,request,provisions\n1,Logs,Submit the standard on logs.,164.312(b)\n',
    );
    expect(
      await dossier('ocr', 'open', folder, '--received', '2026-11-23', '--requests', requests),
    ).toMatchObject({ code: 0 });
    await dossier('ocr', 'collect', folder, '--accept');
  }

  it('gives the same bytes twice', async () => {
    const folder = shop('steady', 'E-1,Log standard,policy,log.md,2026-11-01,164.312(b),confirms', {
      'evidence/log.md':
        '# Logs\n\n### Kept\n\nSix years. [Link](https://example.com)\n\n| a | b |\n| - | - |\n| 1 | <b> |\n',
    });
    await answered(folder);
    const build = async (to: string) => {
      expect(await dossier('ocr', 'build', folder, '--out', path.join(root, to), '--quiet')).toMatchObject({
        code: 0,
      });
      return readFileSync(path.join(root, to, 'steady-ocr/SHA256SUMS'), 'utf8');
    };
    expect(await build('second')).toBe(await build('first'));
  }, 180_000);

  it('refuses a spoofed file and a privileged legend, and then writes nothing', async () => {
    const spoofed = shop('spoofed', 'E-1,Log standard,policy,log.pdf,2026-11-01,164.312(b),confirms', {
      'evidence/log.pdf': 'no PDF at all',
    });
    await answered(spoofed);
    expect(await dossier('ocr', 'build', spoofed, '--out', out)).toMatchObject({
      code: 65,
      err: expect.stringContaining('E-1: log.pdf is text by its content'),
    });
    const legend = shop('legend', 'E-1,Log standard,policy,log.txt,2026-11-01,164.312(b),confirms', {
      'evidence/log.txt': 'PRIVILEGED AND CONFIDENTIAL\nattorney work product',
    });
    await answered(legend);
    expect(await dossier('ocr', 'build', legend, '--out', out)).toMatchObject({
      code: 2,
      err: expect.stringContaining('crosses the wall'),
    });
    expect(readdirSync(out)).toEqual(['fable-thistle-ocr']);
  }, 180_000);

  it('is not opened twice, nor without requests, nor for a day that is none', async () => {
    const folder = hazelShop(root, 'strict');
    const open = (...options: string[]) => dossier('ocr', 'open', folder, ...options);
    expect(await open('--received', '2026-11-23')).toMatchObject({ code: 64 });
    expect(await open('--received', '23.11.2026', '--preset', 'ocr-protocol')).toMatchObject({ code: 64 });
    expect(await open('--received', '2026-11-23', '--preset', 'ocr-protocol')).toMatchObject({ code: 0 });
    expect(await open('--received', '2026-11-23', '--preset', 'ocr-protocol')).toMatchObject({ code: 73 });
    const status = await dossier('ocr', 'status', folder, '--on', '2026-11-24');
    expect(status.code).toBe(1);
    expect(status.out).toMatch(
      /0 ready, 0 partial, \d+ missing, 0 statement; 9 business days left, due 2026-12-08/,
    );
  });
});
