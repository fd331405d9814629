import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fontCss } from '../../src/io/fonts.js';
import { openPrinter, type Printer } from '../../src/io/pdf/print-pdf.js';
import { printBoard } from '../../src/io/print-documents.js';
import { isoDate } from '../../src/model/date.js';
import { htmlOf } from '../render/editions.js';
import { retailer } from '../render/fixture.js';

describe('the board edition in print', () => {
  let printer: Printer;
  let fonts: string;
  beforeAll(async () => {
    [printer, fonts] = await Promise.all([openPrinter(), fontCss()]);
  });
  afterAll(() => printer.close());

  /** The usual board with further lines at the end of its first page. */
  const boardWith = (lines: number) =>
    printBoard(printer, {
      html: htmlOf('board', retailer())
        .replace('</style>', `${fonts}</style>`)
        .replace(/<h2[^>]*id="plan"/, (head) => `${'<p>One line more.</p>'.repeat(lines)}${head}`),
      title: 'Board',
      author: 'Fable',
      subject: 'Board',
      keywords: [],
      date: isoDate('2026-11-20'),
      language: 'en-US',
      paper: 'Letter',
      attachments: [],
      header: { left: '', right: '' },
      footer: { left: '', right: '' },
    });

  it.each([0, 10])('keeps to two pages, with %i lines more than usual', async (lines) => {
    expect((await boardWith(lines)).pages).toBe(2);
  });

  it('is refused where no size of type helps', async () => {
    await expect(boardWith(60)).rejects.toThrow('must have exactly 2 pages');
  });
});
