import { encode } from 'html-entities';
import { fontCss } from '../fonts.js';
import {
  asArray,
  asDict,
  asNumber,
  asStream,
  dict,
  ref,
  required,
  type PdfDict,
  type PdfRef,
} from './objects.js';
import { pagesOf } from './page-tree.js';
import { readPdf } from './read-pdf.js';

/** Plain text at both ends of a line. `{page}`, `{pages}` and `{section}` are filled in on each page. */
export interface RunningLine {
  readonly left: string;
  readonly right: string;
}

export interface RunningHeads {
  readonly header: RunningLine;
  readonly footer: RunningLine;
  /** Rules for `.head` and `.foot`, after the default ones; each is a flex row of two spans. */
  readonly css?: string;
}

const CSS = `
  * { margin: 0 }
  .sheet { position: relative; break-after: page; overflow: hidden }
  .sheet:last-child { break-after: auto }
  .head, .foot { position: absolute; left: 20mm; right: 20mm; display: flex; justify-content: space-between; gap: 6mm;
    font: 7.5pt/1.2 'IBM Plex Sans', 'DejaVu Sans'; color: #56616d; white-space: nowrap }
  .head { top: 11mm } .foot { bottom: 10mm }
  .head span, .foot span { overflow: hidden; text-overflow: ellipsis }
  .head span:last-child, .foot span:last-child { flex: none; max-width: 60% }
`;

/**
 * An HTML document with one sheet per page of the finished document, of the same size, that holds nothing but
 * the running head and foot. It is printed without tags and laid over the pages by `stampRunningHeads`.
 */
export async function runningHeadsHtml(
  heads: RunningHeads,
  pages: readonly PdfRef[],
  sections: readonly string[],
): Promise<string> {
  const sizes = new Set<string>();
  const sheets = pages.map((page, i) => {
    const { width, height } = sizeOf(page);
    const name = `s${width}x${height}`.replaceAll('.', '_');
    sizes.add(`@page ${name}{size:${width}pt ${height}pt;margin:0}`);
    const fill = (text: string): string =>
      encode(
        text
          .replaceAll('{pages}', String(pages.length))
          .replaceAll('{page}', String(i + 1))
          .replaceAll('{section}', sections[i] ?? ''),
      );
    const line = ({ left, right }: RunningLine): string =>
      `<span>${fill(left)}</span><span>${fill(right)}</span>`;
    // A hair less than the page, because lengths are rounded to device units.
    return (
      `<div class="sheet" style="page:${name};height:${height - 1}pt">` +
      `<div class="head">${line(heads.header)}</div><div class="foot">${line(heads.footer)}</div></div>`
    );
  });
  return (
    `<!doctype html><html lang="en-US"><head><meta charset="utf-8"><title></title>` +
    `<style>${await fontCss()}${[...sizes].join('')}${CSS}${heads.css ?? ''}</style></head>` +
    `<body>${sheets.join('')}</body></html>`
  );
}

/** The printed sheets as drawings, one per page: Form XObjects (ISO 32000-1, 8.10). */
export function runningHeadDrawings(print: Uint8Array): readonly PdfRef[] {
  return pagesOf(readPdf(print).catalog).map((page) => {
    const entries = required(asDict(page), 'page');
    const content = required(asStream(entries.get('Contents')), 'page content');
    const drawing = dict({
      Type: '/XObject',
      Subtype: '/Form',
      BBox: entries.get('MediaBox'),
      Resources: entries.get('Resources'),
      Filter: content.dict.get('Filter'),
    });
    return ref({ kind: 'stream', dict: drawing, data: content.data });
  });
}

/** Adds the drawing to the page's resources; returns the operators that draw it as a pagination artifact. */
export function stampOperators(page: PdfDict, drawing: PdfRef): string {
  const resources = new Map(asDict(page.get('Resources')));
  const drawings = new Map(asDict(resources.get('XObject')));
  drawings.set('RunningHead', drawing);
  page.set('Resources', resources.set('XObject', drawings));
  return '/Artifact <</Type /Pagination>> BDC\n/RunningHead Do\nEMC\n';
}

function sizeOf(page: PdfRef): { width: number; height: number } {
  const box = (asArray(asDict(page)?.get('MediaBox')) ?? []).map((value) => asNumber(value) ?? 0);
  const [left = 0, bottom = 0, right = 0, top = 0] = box;
  return { width: right - left, height: top - bottom };
}
