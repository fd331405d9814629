import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPdf } from '../../../src/io/pdf/check-pdf.js';
import { makePdf } from '../../../src/io/pdf/make-pdf.js';
import {
  asArray,
  asDict,
  asName,
  asStream,
  dict,
  isRef,
  ref,
  required,
  type PdfDict,
  type PdfRef,
} from '../../../src/io/pdf/objects.js';
import { pagesOf } from '../../../src/io/pdf/page-tree.js';
import { openPrinter, type Printer } from '../../../src/io/pdf/print-pdf.js';
import { readPdf, streamBytes, type PdfFile } from '../../../src/io/pdf/read-pdf.js';
import { writePdf } from '../../../src/io/pdf/write-pdf.js';
import { dossierBody, sampleDocument } from './sample-document.js';

let printer: Printer;
let good: Uint8Array;
let rightToLeft: Uint8Array;
beforeAll(async () => {
  printer = await openPrinter();
  good = (await makePdf(printer, await sampleDocument(dossierBody(2)))).pdf;
  const arabic = '<h1>Buckets</h1><p>سجلات المرضى</p><p>End</p>';
  rightToLeft = (await makePdf(printer, await sampleDocument(arabic))).pdf;
});
afterAll(() => printer.close());

/** The good file after a change of its objects. */
function broken(change: (file: PdfFile) => void): Uint8Array {
  const file = readPdf(good);
  change(file);
  const { trailer } = file;
  const [root, info] = [trailer.get('Root'), trailer.get('Info')];
  if (!isRef(root) || !isRef(info)) throw new Error('the sample has no catalog');
  return writePdf(root, info);
}

/** The first dictionary that has these entries. */
function find(file: PdfFile, entries: Readonly<Record<string, string>>): PdfDict {
  const found = file.objects
    .map((object) => asDict(object))
    .find((each) => each && Object.entries(entries).every(([key, value]) => each.get(key) === value));
  return required(found, JSON.stringify(entries));
}

function firstPage(file: PdfFile): PdfDict {
  return required(asDict(pagesOf(file.catalog)[0]), 'page');
}

function rewrite(file: PdfFile, edit: (content: string) => string): void {
  const stream = required(asStream(firstPage(file).get('Contents')), 'content');
  const content = streamBytes(stream).toString('latin1');
  const edited = edit(content);
  expect(edited).not.toBe(content);
  stream.data = deflateSync(Buffer.from(edited, 'latin1'));
}

function firstLink(file: PdfFile): PdfDict {
  return find(file, { Type: '/Annot', Subtype: '/Link' });
}

/** What the good file says, in part. */
const DOCUMENT = {
  blocks: ['HIPAA exposure dossier', 'High: exposure of $1.2 million.', 'Weakness 1', 'Weakness 2'],
  hiddenText: '▲',
};

const BROKEN: readonly (readonly [what: string, message: RegExp, change: (file: PdfFile) => void])[] = [
  ['metadata are gone', /no XMP/, ({ catalog }) => catalog.delete('Metadata')],
  ['language is gone', /no language/, ({ catalog }) => catalog.delete('Lang')],
  ['title is not shown', /does not show its title/, ({ catalog }) => catalog.delete('ViewerPreferences')],
  ['it is not marked', /not marked/, ({ catalog }) => catalog.delete('MarkInfo')],
  ['structure is gone', /no structure tree/, ({ catalog }) => catalog.delete('StructTreeRoot')],
  ['output intent is gone', /no output intent/, ({ catalog }) => catalog.delete('OutputIntents')],
  [
    'it acts when opened',
    /when it is opened/,
    ({ catalog }) => catalog.set('OpenAction', dict({ S: '/JavaScript', JS: '(app.alert(1))' })),
  ],
  [
    'it holds a script',
    /holds a script/,
    ({ catalog }) => catalog.set('Names', ref(dict({ S: '/JavaScript', JS: '(app.alert(1))' }))),
  ],
  ['a heading is skipped', /heading \d to 4/, (file) => find(file, { S: '/H2' }).set('S', '/H4')],
  [
    'a figure has no text',
    /Figure without alternative/,
    (file) => find(file, { S: '/Figure' }).delete('Alt'),
  ],
  ['a head has no scope', /TH without scope/, (file) => find(file, { S: '/TH' }).delete('A')],
  ['a type is unknown', /not known: Fancy/, (file) => find(file, { S: '/P' }).set('S', '/Fancy')],
  ['a list item is bare', /has P in LI/, (file) => find(file, { S: '/LBody' }).set('S', '/P')],
  ['a row stands alone', /has TH in Div/, (file) => find(file, { S: '/TR' }).set('S', '/Div')],
  ['a row is short', /rows of different length/, (file) => find(file, { S: '/TR' }).delete('K')],
  [
    'a table stands in a paragraph',
    /has Table in P/,
    (file) => find(file, { S: '/Document' }).set('S', '/P'),
  ],
  [
    'an element names another parent',
    /names another parent/,
    (file) => find(file, { S: '/H1' }).set('P', ref(dict({ S: '/Sect' }))),
  ],
  ['a link says nothing', /link without description/, (file) => firstLink(file).delete('Contents')],
  [
    'a link runs a script',
    /neither https nor mailto: javascript:alert/,
    (file) => {
      const link = firstLink(file);
      link.delete('Dest');
      link.set('A', dict({ S: '/URI', URI: '(javascript:alert(1))' }));
    },
  ],
  [
    'a link opens a file',
    /neither https nor mailto: file:/,
    (file) => {
      const link = firstLink(file);
      link.delete('Dest');
      link.set('A', dict({ S: '/URI', URI: '(file:///etc/passwd)' }));
    },
  ],
  ['a link leads nowhere', /which is nowhere/, (file) => firstLink(file).set('Dest', '/gone')],
  [
    'a link is outside the structure',
    /outside the structure/,
    (file) => firstLink(file).set('StructParent', '0'),
  ],
  ['the tab order is gone', /no tab order/, (file) => firstPage(file).delete('Tabs')],
  [
    'it paints outside the tags',
    /paints outside/,
    (file) => rewrite(file, (content) => `${content}\n0 0 10 10 re\nf`),
  ],
  [
    'a mark has no end',
    /mark without end/,
    (file) => rewrite(file, (content) => `${content}\n/Artifact BMC`),
  ],
  ['a mark never began', /never begun/, (file) => rewrite(file, (content) => `${content}\nEMC`)],
  [
    'an artifact stands inside a tag',
    /artifact inside tagged/,
    (file) => rewrite(file, (content) => content.replace('>>BDC', '>>BDC\n/Artifact BMC\nEMC')),
  ],
  [
    'marked content has no element',
    /no element holds/,
    (file) => rewrite(file, (content) => `${content}\n/P <</MCID 999 >>BDC\nEMC`),
  ],
  [
    'the parent tree is empty',
    /parent tree does not lead/,
    (file) => asDict(file.catalog.get('StructTreeRoot'))?.set('ParentTree', dict({ Nums: [] })),
  ],
  [
    'a glyph is missing',
    /font does not have/,
    (file) => rewrite(file, (content) => content.replace(/<[0-9A-F]{4}/, '<0000')),
  ],
  [
    'a font has no text',
    /font without text/,
    (file) => find(file, { Subtype: '/Type0' }).delete('ToUnicode'),
  ],
  [
    'a font is not embedded',
    /does not embed/,
    (file) => find(file, { Type: '/FontDescriptor' }).delete('FontFile2'),
  ],
  [
    'text is hidden in a drawing',
    /inside a drawing/,
    (file) => {
      const drawings = asDict(asDict(firstPage(file).get('Resources'))?.get('XObject'));
      const drawing = required(asStream(drawings?.get('RunningHead')), 'running head');
      drawing.data = deflateSync(Buffer.from('/P <</MCID 0 >>BDC\nEMC'));
    },
  ],
];

describe('checkPdf', () => {
  it('accepts a finished document', () => {
    expect(checkPdf(good, { pages: pagesOf(readPdf(good).catalog).length })).toEqual([]);
    expect(checkPdf(broken(() => undefined))).toEqual([]);
  });

  it.each(BROKEN)('rejects a file: %s', (_, message, change) => {
    const messages = checkPdf(broken(change)).map((problem) => problem.message);
    expect(messages).toContainEqual(expect.stringMatching(message));
  });

  it('rejects what Chromium prints by itself', async () => {
    const { html } = await sampleDocument(dossierBody(1));
    const raw = await printer.print(html, { paper: 'Letter', tagged: true });
    const rules = checkPdf(raw).map(({ message }) => message);
    for (const message of ['has no XMP metadata', 'has no identifier', 'paints outside tags and artifacts']) {
      expect(rules).toContain(message);
    }
  });

  it('rejects a page count that is not the expected one, and a blank page', () => {
    expect(checkPdf(good, { pages: 99 })).toMatchObject([
      { message: expect.stringMatching(/instead of 99/) as string },
    ]);
    const blank = broken((file) => {
      const page: PdfRef = ref(new Map(firstPage(file)));
      const empty = ref({ kind: 'stream', dict: dict({}), data: new Uint8Array() });
      asDict(page)?.set('Contents', empty);
      asDict(page)?.set('StructParents', '9999');
      asDict(page)?.delete('Annots');
      const tree = required(asDict(file.catalog.get('Pages')), 'pages');
      expect(asName(tree.get('Type'))).toBe('Pages');
      tree.set('Kids', [...(asArray(tree.get('Kids')) ?? []), page]);
    });
    const text = { blocks: [], hiddenText: '▲' };
    expect(checkPdf(blank, { text }).map(({ message }) => message)).toEqual(['is blank']);
  });

  it('rejects a file that lost a block of text, or holds it in another order', () => {
    const expectText = (...blocks: string[]): readonly string[] =>
      checkPdf(good, { text: { blocks, hiddenText: '▲' } }).map(({ message }) => message);
    expect(expectText('HIPAA exposure dossier', 'Contents', 'Weakness 2')).toEqual([]);
    expect(expectText('A sentence that was never printed')).toEqual([
      'lacks the text "A sentence that was never printed"',
    ]);
    expect(expectText('Contents', 'HIPAA exposure dossier')).toHaveLength(1);
  });

  it('compares texts that run from right to left letter by letter', () => {
    const expectText = (...blocks: string[]): readonly string[] =>
      checkPdf(rightToLeft, { text: { blocks, hiddenText: '' } }).map(({ message }) => message);
    expect(expectText('Buckets', 'سجلات المرضى', 'End')).toEqual([]);
    expect(expectText('Buckets', 'سجلات المرضى', 'سجلات', 'End')).toEqual(['lacks the text "سجلات"']);
    expect(expectText('Buckets', 'End', 'سجلات المرضى')).toEqual(['lacks the text "سجلات المرضى"']);
  });

  it.each<readonly [what: string, change: (file: PdfFile) => void]>([
    ['a heading is gone', (file) => find(file, { S: '/H1' }).set('K', [])],
    [
      'its fonts draw nothing that can be read',
      (file) => {
        for (const object of file.objects) asDict(object)?.delete('ToUnicode');
      },
    ],
  ])('rejects a file that differs from the document: %s', (_, change) => {
    const rules = checkPdf(broken(change), { text: DOCUMENT }).map(({ rule }) => rule);
    expect(rules).toContain('lost text');
    expect(checkPdf(good, { text: DOCUMENT })).toEqual([]);
  });

  it.each([
    ['an amount', 'High: exposure of $1.2 million.', 'High: exposure of $1.3 million.'],
    ['a number', 'Weakness 2', 'Weakness 3'],
    ['a sign', 'High: exposure of $1.2 million.', 'High: exposure of −$1.2 million.'],
  ])('rejects a file in which %s is not that of the document', (_, printed, meant) => {
    const blocks = DOCUMENT.blocks.map((block) => (block === printed ? meant : block));
    expect(checkPdf(good, { text: { ...DOCUMENT, blocks } })).toMatchObject([
      { rule: 'lost text', message: `lacks the text "${meant}"` },
    ]);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a web page', Buffer.from('<!doctype html><p>not a PDF</p>')],
    ['the head of a PDF', Buffer.from('%PDF-1.7\n')],
  ])('rejects %s without an exception', (_, bytes) => {
    expect(checkPdf(bytes)).toMatchObject([{ message: expect.stringMatching(/^can't be read/) as string }]);
  });

  it('rejects a file cut short anywhere', () => {
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      expect(checkPdf(good.subarray(0, Math.floor(good.length * share)))).toHaveLength(1);
    }
  });
});
