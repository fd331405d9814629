import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isoDate } from '../../../src/model/date.js';
import { fontCss } from '../../../src/io/fonts.js';
import { makePdf, type PdfDocument } from '../../../src/io/pdf/make-pdf.js';
import { openPrinter, type Printer } from '../../../src/io/pdf/print-pdf.js';

let printer: Printer;
let fonts = '';
beforeAll(async () => {
  [printer, fonts] = await Promise.all([openPrinter(), fontCss()]);
});
afterAll(() => printer.close());

function dossier(body: string, more: Partial<PdfDocument> = {}): PdfDocument {
  return {
    html:
      `<!doctype html><html lang="en-US"><head><meta charset="utf-8"><title>Dossier</title><style>${fonts}` +
      `@page{size:letter;margin:20mm}body{font:10pt 'IBM Plex Sans','DejaVu Sans'}</style></head><body>${body}</body></html>`,
    title: 'HIPAA exposure dossier — Harbor Clinic',
    author: 'Harbor Clinic',
    subject: 'Penalty exposure as of 2026-11-22',
    keywords: ['HIPAA', 'exposure'],
    date: isoDate('2026-11-22'),
    language: 'en-US',
    paper: 'Letter',
    header: { left: 'Harbor Clinic', right: '{section}' },
    footer: { left: 'DRAFT', right: 'page {page} of {pages}' },
    attachments: [],
    ...more,
  };
}

describe('makePdf', () => {
  it('gives the same bytes for the same document', async () => {
    const document = dossier('<h1>Dossier</h1><p>Encryption at rest is missing on 12 buckets.</p>');
    const [first, second] = [await makePdf(printer, document), await makePdf(printer, document)];
    expect(Buffer.from(first.pdf).equals(second.pdf)).toBe(true);
    expect(first.pages).toBe(1);
  });

  it('refuses another page count than the edition has, naming both', async () => {
    const twoPages = dossier('<h1>Board</h1><p style="break-before:page">Page two</p>', { exactPages: 1 });
    await expect(makePdf(printer, twoPages)).rejects.toThrow(/exactly 1 pages, but it has 2/);
  });
});
