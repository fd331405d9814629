import { fontCss } from '../../../src/io/fonts.js';
import type { PdfDocument } from '../../../src/io/pdf/make-pdf.js';
import { isoDate } from '../../../src/model/date.js';

/** A document around a body, with everything that a real one has. */
export async function sampleDocument(body: string, more: Partial<PdfDocument> = {}): Promise<PdfDocument> {
  return {
    html:
      '<!doctype html><html lang="en-US"><head><meta charset="utf-8"><title>Dossier</title><style>' +
      `${await fontCss(body)}@page{size:letter;margin:22mm 20mm}` +
      `body{font:10pt/1.4 'IBM Plex Sans','DejaVu Sans'} table{width:100%} th{text-align:left}</style></head>` +
      `<body>${body}</body></html>`,
    title: 'HIPAA exposure dossier — Harbor Clinic',
    author: 'Harbor Clinic',
    subject: 'Penalty exposure as of 2026-11-22',
    keywords: ['HIPAA', 'exposure'],
    date: isoDate('2026-11-22'),
    language: 'en-US',
    paper: 'Letter',
    header: { left: 'Harbor Clinic', right: '{section}' },
    footer: { left: 'DRAFT · 2026-11-22', right: 'page {page} of {pages}' },
    attachments: [],
    ...more,
  };
}

/** Contents, sections of more than a page, lists, tables with repeated heads, a figure, links of every kind. */
export function dossierBody(sections: number): string {
  const names = Array.from({ length: sections }, (_, i) => `Weakness ${i + 1}`);
  const entry = (name: string, i: number): string =>
    `<li><a href="#w${i}">${name} <span class="page" data-page-of="w${i}"></span></a></li>`;
  const row = (_: unknown, i: number): string =>
    `<tr><th scope="row">bucket-${i}</th><td>${i % 7 === 0 ? '' : '45 CFR 164.312(a)(2)(iv)'}</td><td>$71,162</td></tr>`;
  const section = (name: string, i: number): string =>
    `<section data-section="${name}"><h2 id="w${i}">${name}</h2>` +
    '<p>Nightly exports hold <strong>protected health information</strong> and are <em>not</em> encrypted ✓. ' +
    'See the <a href="https://www.ecfr.gov/current/title-45">regulation</a>, ' +
    '<a href="mailto:privacy@example.org">write to us</a>, or go <a href="#contents">back</a>.</p>' +
    '<ul><li>Enable default encryption</li><li><p>Re-encrypt what is there</p></li></ul>' +
    `<table><caption>Resources</caption><thead><tr><th scope="col">Resource</th><th scope="col">Provision</th>` +
    `<th scope="col" style="font-variant-caps:small-caps">Amount</th></tr></thead><tbody>${Array.from({ length: 45 }, row).join('')}</tbody></table></section>`;
  return (
    '<h1>HIPAA exposure dossier</h1><p><span aria-hidden="true">▲</span> High: exposure of $1.2 million.</p>' +
    `<nav class="toc"><h2 id="contents">Contents</h2><ol>${names.map(entry).join('')}</ol></nav>` +
    '<figure><svg role="img" aria-label="Exposure by year" width="200" height="30" viewBox="0 0 200 30">' +
    '<rect width="120" height="30" fill="#235"/></svg><figcaption>Exposure by year</figcaption></figure>' +
    names.map(section).join('')
  );
}
