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
    const { printed, notices } = await boardWith(lines);
    expect([printed.pages, notices]).toEqual([2, []]);
  });

  it('is printed on more pages, with a warning, where no size of type helps', async () => {
    const { printed, notices } = await boardWith(60);
    expect(printed.pages).toBeGreaterThan(2);
    expect(notices).toMatchObject([{ level: 'warning', code: 'board-too-long' }]);
  });
});
