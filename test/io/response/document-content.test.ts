import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { csvWorkbook } from '../../../src/io/response/csv-workbook.js';
import { documentContent } from '../../../src/io/response/document-content.js';
import { kindOf } from '../../../src/io/response/file-kind.js';
import { openOffice } from '../../../src/io/response/office-package.js';

const CSV = 'id,note\n007,=1+1\n"a\nb",+cmd|calc\n';

function docx(parts: Readonly<Record<string, string>>): Uint8Array {
  const types =
    '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
  const all = { '[Content_Types].xml': types, ...parts };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])));
}

describe('a CSV as a workbook', () => {
  it('has every cell as text, no formula, and the same bytes each time', async () => {
    const workbook = await csvWorkbook(CSV);
    expect(await csvWorkbook(CSV)).toEqual(workbook);
    const parts = Object.fromEntries(
      Object.entries(unzipSync(workbook)).map(([name, bytes]) => [name, strFromU8(bytes)]),
    );
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
    expect(sheet).not.toMatch(/<f[ >]/);
    expect([...sheet.matchAll(/<c [^>]*>/g)].every(([cell]) => cell.includes('t="s"'))).toBe(true);
    expect(parts['xl/sharedStrings.xml']).toContain('<t>007</t>');
    expect(parts['xl/sharedStrings.xml']).toContain('<t>=1+1</t>');
    expect(kindOf(workbook)).toBe('xlsx');
  });

  it('refuses a cell longer than a spreadsheet holds', async () => {
    await expect(csvWorkbook(`a\n${'x'.repeat(40_000)}\n`)).rejects.toThrow('40000 characters');
  });
});

describe('what a file is', () => {
  it('is decided by its content', () => {
    expect(kindOf(strToU8('%PDF-1.7\n'))).toBe('pdf');
    expect(kindOf(Buffer.from('89504e470d0a1a0a', 'hex'))).toBe('png');
    expect(kindOf(docx({ 'word/document.xml': '<w:t>x</w:t>' }))).toBe('docx');
    expect(kindOf(zipSync({ 'a.txt': strToU8('a') }))).toBe('unknown');
    expect(kindOf(strToU8('plain words'))).toBe('text');
    expect(kindOf(Buffer.from([0xff, 0xfe, 0x61, 0x00]))).toBe('text');
    expect(kindOf(Buffer.from([0x61, 0x00, 0x62]))).toBe('unknown');
  });
});

describe('what a document hides', () => {
  it.each([
    ['has tracked changes', { 'word/document.xml': '<w:del w:id="1"><w:t>old</w:t></w:del>' }],
    ['has hidden text', { 'word/document.xml': '<w:rPr><w:vanish/></w:rPr>' }],
    ['has comments', { 'word/comments.xml': '<w:comments/>' }],
    ['has macros', { 'word/vbaProject.bin': 'x' }],
    ['has embedded files', { 'word/embeddings/a.bin': 'x' }],
    ['has a hidden sheet', { 'xl/workbook.xml': '<sheet name="a" state="veryHidden"/>' }],
    ['has formulas', { 'xl/worksheets/sheet1.xml': '<c><f>A1</f></c>' }],
    ['has hidden rows or columns', { 'xl/worksheets/sheet1.xml': '<row r="1" hidden="1"/>' }],
    ['has links to other workbooks', { 'xl/externalLinks/externalLink1.xml': '<a/>' }],
  ])('is named: %s', (problem, parts) => {
    expect(documentContent(docx(parts)).problems).toEqual([problem]);
  });

  it('counts for its text too: properties, and words split over runs', () => {
    const { texts } = documentContent(
      docx({
        'word/document.xml': '<w:p><w:r><w:t>pri</w:t></w:r><w:r><w:t>vate</w:t></w:r></w:p>',
        'docProps/core.xml': '<dc:creator>Quill</dc:creator>',
      }),
    );
    expect(texts.join('\n')).toContain('private');
    expect(texts.join('\n')).toContain('Quill');
  });

  it('is named in a PDF, however its names are spelled', () => {
    const pdf = (body: string) => documentContent(strToU8(`%PDF-1.7\n${body}\n`)).problems;
    expect(pdf('<< /Names << /EmbeddedFiles 3 0 R >> >>')).toEqual(['has files attached']);
    expect(pdf('<< /S /J#61vaScript >>')).toEqual(['has scripts']);
    expect(pdf('<< /S /Launch >>')).toEqual(['starts programs']);
    expect(pdf('<< /Type /Catalog >>')).toEqual([]);
  });

  it('is not unpacked without bound', () => {
    const parts = Array.from({ length: 5001 }, (_, at) => [`word/${at}.xml`, new Uint8Array()] as const);
    const bomb = zipSync(Object.fromEntries(parts), { level: 0 });
    expect(() => openOffice(bomb)).toThrow('5,000 parts');
    expect(kindOf(bomb)).toBe('unknown');
  });
});
