import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { extractText } from '../../../src/io/pdf/extract-text.js';
import { makePdf } from '../../../src/io/pdf/make-pdf.js';
import { asArray, asDict, asNumber } from '../../../src/io/pdf/objects.js';
import { pagesOf } from '../../../src/io/pdf/page-tree.js';
import { openPrinter, type Printer } from '../../../src/io/pdf/print-pdf.js';
import { readPdf } from '../../../src/io/pdf/read-pdf.js';
import { fontCss } from '../../../src/io/fonts.js';
import { htmlOf } from '../../render/editions.js';
import { crowded } from '../../render/fixture.js';
import { dossierBody, sampleDocument } from './sample-document.js';

let printer: Printer;
beforeAll(async () => {
  printer = await openPrinter();
});
afterAll(() => printer.close());

/** Text of the pages, each line without the spaces around it. */
function lines(page: string | undefined): readonly string[] {
  return (page ?? '').split('\n').map((line) => line.trim());
}

describe('makePdf', () => {
  it('gives the same bytes for the same document, in a warm and in a fresh browser', async () => {
    const document = await sampleDocument(dossierBody(3));
    const first = await makePdf(printer, document);
    const second = await makePdf(printer, document);
    expect(Buffer.from(first.pdf).equals(second.pdf)).toBe(true);
    const fresh = await openPrinter();
    const third = await makePdf(fresh, document).finally(() => fresh.close());
    expect(Buffer.from(first.pdf).equals(third.pdf)).toBe(true);
  });

  it('names in the contents the pages on which the sections begin', async () => {
    const { pdf, pages } = await makePdf(printer, await sampleDocument(dossierBody(8)));
    const texts = extractText(pdf);
    expect(texts).toHaveLength(pages);
    const contents = lines(texts[0]);
    for (let i = 1; i <= 8; i += 1) {
      const number = contents[contents.indexOf(`Weakness ${i}`) + 1];
      const page = texts.findIndex((text, index) => index > 0 && text.includes(`Weakness ${i}\nNightly`));
      expect(number).toBe(String(page === -1 ? 1 : page + 1));
    }
  });

  it('settles when a page number needs more room than was kept', async () => {
    const narrow =
      '<style>[data-page-of]{min-width:0;font-size:40pt;letter-spacing:1em}</style>' +
      '<h1>Contents</h1><p>See <span data-page-of="end"></span></p><p style="break-before:page">Two</p>' +
      '<div style="height:245mm"></div><h2 id="end">End</h2>';
    const { pdf } = await makePdf(printer, await sampleDocument(narrow));
    const texts = extractText(pdf);
    const end = texts.findIndex((text) => text.includes('End'));
    expect(texts[0]).toContain(`See \n${end + 1}`);
  });

  it('puts section, page and page count on every page', async () => {
    const { pdf, pages } = await makePdf(printer, await sampleDocument(dossierBody(3)));
    const texts = extractText(pdf);
    texts.forEach((text, i) => {
      expect(lines(text)).toContain('Harbor Clinic');
      expect(lines(text)).toContain(`page ${i + 1} of ${pages}`);
    });
    expect(lines(texts.at(-1)).slice(-4)).toContain('Weakness 3');
  });

  it('keeps pages of another size, with their running heads', async () => {
    const wide =
      '<style>@page wide{size:11in 8.5in} .wide{page:wide}</style>' +
      '<h1>Upright</h1><div class="wide"><h2>Wide</h2></div><h2>Upright again</h2>';
    const { pdf } = await makePdf(printer, await sampleDocument(wide));
    const boxes = pagesOf(readPdf(pdf).catalog).map((page) =>
      (asArray(asDict(page)?.get('MediaBox')) ?? []).map(asNumber),
    );
    expect(boxes).toEqual([
      [0, 0, 612, 792],
      [0, 0, 792, 612],
      [0, 0, 612, 792],
    ]);
    expect(extractText(pdf)[1]).toContain('page 2 of 3');
  });

  it('is a PDF to a reader of another make, with title, dates and attachments', async () => {
    const bytes = Buffer.from('{"version":"1"}');
    const attachments = [
      {
        name: 'findings.csv',
        mime: 'text/csv',
        bytes: Buffer.from('id\n1\n'),
        description: 'All rows',
        relationship: 'Supplement' as const,
      },
      {
        name: 'dossier.json',
        mime: 'application/json',
        bytes,
        description: 'The data',
        relationship: 'Data' as const,
      },
    ];
    const { pdf, pages } = await makePdf(printer, await sampleDocument(dossierBody(1), { attachments }));
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    expect(document.getPageCount()).toBe(pages);
    expect(document.getTitle()).toBe('HIPAA exposure dossier — Harbor Clinic');
    expect(document.getCreationDate()?.toISOString()).toBe('2026-11-22T00:00:00.000Z');
    const found = document.getAttachments();
    expect(found.map(({ name }) => name)).toEqual(['dossier.json', 'findings.csv']);
    expect(Buffer.from(found[0]?.data ?? []).equals(bytes)).toBe(true);
  });

  it('prints names in every script that a font is there for, and checks that no letter is missing', async () => {
    const names = [
      '顧客データ',
      '病人记录',
      '환자 기록',
      'سجلات المرضى (S3)',
      'רשומות מטופלים',
      'บันทึกผู้ป่วย',
      'रोगी अभिलेख',
    ];
    const long = `arn:aws:s3:::${'ward-'.repeat(48)}`;
    const body = `<h1>Buckets</h1>${[...names, long].map((name) => `<p>${name} 🔓</p>`).join('')}`;
    const { pdf, spelled } = await makePdf(
      printer,
      await sampleDocument(`${body}<style>p{overflow-wrap:anywhere}</style>`, {
        header: { left: '東京クリニック', right: '' },
      }),
    );
    expect(spelled).toEqual([]);
    const text = extractText(pdf).join('').replaceAll('\n', '');
    for (const name of ['顧客データ', '病人记录', '환자', '東京クリニック', long])
      expect(text).toContain(name);
    expect(text.match(/🔓/gu)).toHaveLength(names.length + 1);
  });

  it('spells out the characters that no font has, and says so', async () => {
    const named = await sampleDocument('<h1>நோயாளி</h1><p>Bucket 👍🏽 open ✓</p>', {
      header: { left: 'த Clinic', right: '' },
    });
    const { pdf, spelled } = await makePdf(printer, named);
    expect(spelled).toEqual(['🏽', 'ந', 'ோ', 'ய', 'ா', 'ள', 'ி']);
    expect(extractText(pdf)[0]).toContain('[U+0BA8][U+0BCB]');
    expect(extractText(pdf)[0]).toContain('[U+0BA4] Clinic');
  });

  it('refuses another page count than the edition has, naming both', async () => {
    const twoPages = await sampleDocument('<h1>Board</h1><p style="break-before:page">Page two</p>', {
      exactPages: 1,
    });
    await expect(makePdf(printer, twoPages)).rejects.toThrow(/exactly 1 pages, but it has 2/);
  });
});

describe('the full edition in print', () => {
  it('tears no entry apart, and leaves no caption behind at the end of a page', async () => {
    const fonts = await fontCss();
    const html = htmlOf('full', crowded()).replace(
      '@page { size: Letter; }',
      () => `${fonts} @page { size: A4; }`,
    );
    const { pdf } = await makePdf(printer, await sampleDocument('', { html, paper: 'A4' }));
    const pages = extractText(pdf).map((page) => lines(page).filter(Boolean));
    const times = (page: readonly string[], start: string): number =>
      page.filter((line) => line === start || line.startsWith(`${start} `)).length;
    expect(pages.reduce((total, page) => total + times(page, 'What to do.'), 0)).toBeGreaterThan(9);
    for (const page of pages) {
      // The side column of an entry ends in the one, its text in the other.
      expect(times(page, 'What to do.')).toBe(times(page, 'Check'));
      expect(times(page, 'Cost, one-off:')).toBe(times(page, 'Duration'));
      // The last lines are the running heads.
      expect(page.slice(0, -4).at(-1)).not.toMatch(/^(?:Table|Figure) \d+\./);
    }
  });
});

describe('makePdf refuses a document that would lose something', () => {
  it.each([
    [
      'an image without alt',
      '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
      /no text alternative: <img/,
    ],
    [
      'a chart without a name',
      '<svg width="9" height="9"><path d="M0 0h9v9z"/></svg>',
      /no text alternative: <svg/,
    ],
    ['a link to nowhere', '<p><a href="#lost">see</a></p>', /#lost, which does not exist/],
    [
      'a link that runs a script',
      '<p><a href="javascript:alert(1)">x</a></p>',
      /neither https nor mailto: javascript/,
    ],
    ['a link to a local file', '<p><a href="file:///etc/passwd">x</a></p>', /neither https nor mailto: file/],
    [
      'words in CSS',
      '<style>p::before{content:"Not "}</style><p>compliant</p>',
      /draws text that no element holds: "Not/,
    ],
    ['translucent text', '<p style="opacity:.5">Faint</p>', /inside a drawing|lacks the text/],
    ['a heading that is skipped', '<h4>Deep</h4>', /heading 1 to 4/],
    [
      'a blank page',
      '<div style="break-before:page"></div><div style="break-before:page">.</div>',
      /is blank/,
    ],
  ])('%s', async (_, body, message) => {
    const document = await sampleDocument(`<h1>Dossier</h1>${body}`);
    await expect(makePdf(printer, document)).rejects.toThrow(message);
  });
});

describe('a machine without fonts', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dossier-fonts-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.runIf(process.platform === 'linux')('gives an error, never a bad file', async () => {
    const conf = path.join(folder, 'fonts.conf');
    writeFileSync(conf, `<fontconfig><dir>${folder}</dir><cachedir>${folder}</cachedir></fontconfig>`);
    vi.stubEnv('FONTCONFIG_FILE', conf);
    const bare = await openPrinter({ flag: printer.browser.path }).finally(() => vi.unstubAllEnvs());
    // With fonts of its own a document may or may not print there; without, it never does.
    const { html, ...rest } = await sampleDocument('<h1>Dossier</h1><p>Text</p>');
    const document = { ...rest, html: html.replaceAll(/@font-face\{.*?\}/g, '') };
    await expect(makePdf(bare, document).finally(() => bare.close())).rejects.toMatchObject({
      exitCode: 69,
      message: expect.stringMatching(/text is missing/) as string,
    });
  });
});
