import { describe, expect, it } from 'vitest';
import { openPrinter } from '../../../src/io/pdf/print-pdf.js';

const PAGE = '<!doctype html><html lang="en"><head><title>t</title></head><body><p>text</p></body></html>';

describe('a printer', () => {
  it('names its browser, and prints several documents one after the other and at once', async () => {
    const printer = await openPrinter();
    try {
      expect(printer.browser.version).toMatch(/Chrom/);
      const options = { paper: 'Letter', tagged: true } as const;
      const prints = await Promise.all([1, 2, 3].map(() => printer.print(PAGE, options)));
      prints.push(await printer.print(PAGE, options));
      for (const print of prints) expect(Buffer.from(print).toString('latin1', 0, 5)).toBe('%PDF-');
    } finally {
      await printer.close();
    }
  });

  it('gives up after its deadline with an error that says so', async () => {
    const printer = await openPrinter({ deadlineMs: 1 });
    try {
      await expect(printer.open(PAGE)).rejects.toMatchObject({ exitCode: 69 });
    } finally {
      await printer.close();
    }
  });

  it('refuses a document without a head, and one that is too large for the browser', async () => {
    const printer = await openPrinter();
    try {
      await expect(printer.open('<p>text</p>')).rejects.toThrow(/no <head>/);
      await expect(printer.open(PAGE + ' '.repeat(50_000_000))).rejects.toMatchObject({ exitCode: 65 });
    } finally {
      await printer.close();
    }
  });
});
