import { encode } from 'html-entities';
import { fontCss } from '../fonts.js';
import { spellUncovered } from '../spell-uncovered.js';
import type { Draft } from './draft.js';
import type { Marked } from './in-page.js';
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
import { PAGINATION } from './mark-artifacts.js';
import type { OpenDocument } from './open-document.js';
import type { Printer } from './print-pdf.js';
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
  readonly runningCss?: string;
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
 * Loads a document for running heads with the fonts that they need. It takes as long as printing the body, so it
 * is started beside that, before the number of pages is known; `drawRunningHeads` then fills it.
 */
export async function openRunningHeads(
  printer: Printer,
  heads: RunningHeads,
  sections: readonly Marked[],
): Promise<OpenDocument> {
  const { header, footer, runningCss = '' } = heads;
  const said = [header.left, header.right, footer.left, footer.right, ...sections.map(({ value }) => value)];
  const { text: sample } = await spellUncovered(encode(`${said.join(' ')} 0123456789`));
  return printer.open(
    '<!doctype html><html lang="en-US"><head><meta charset="utf-8"><title></title>' +
      `<style>${await fontCss(sample)}${CSS}${runningCss}</style></head><body><p class="foot">${sample}</p></body></html>`,
  );
}

/**
 * Prints one sheet per page of the finished document, of the same size, that holds nothing but head and foot.
 * Returns the sheets as drawings to be laid over the pages: Form XObjects (ISO 32000-1, 8.10).
 */
export async function drawRunningHeads(
  open: OpenDocument,
  heads: RunningHeads,
  draft: Draft,
  sections: readonly Marked[],
): Promise<readonly PdfRef[]> {
  const names = sectionOfEachPage(draft, sections);
  const sizes = new Set<string>();
  const sheets = draft.pages.map((page, i) => {
    const { width, height } = sizeOf(page);
    const name = `s${width}x${height}`.replaceAll('.', '_');
    sizes.add(`@page ${name}{size:${width}pt ${height}pt;margin:0}`);
    const fill = (text: string): string =>
      encode(
        text
          .replaceAll('{pages}', String(draft.pages.length))
          .replaceAll('{page}', String(i + 1))
          .replaceAll('{section}', names[i] ?? ''),
      );
    const line = ({ left, right }: RunningLine): string =>
      `<span>${fill(left)}</span><span>${fill(right)}</span>`;
    // A hair less than the page, because lengths are rounded to device units.
    return (
      `<div class="sheet" style="page:${name};height:${height - 1}pt">` +
      `<div class="head">${line(heads.header)}</div><div class="foot">${line(heads.footer)}</div></div>`
    );
  });
  const { text } = await spellUncovered(`<style>${[...sizes].join('')}</style>${sheets.join('')}`);
  await open.replaceBody(text);
  const drawings = drawingsOf(await open.print({ paper: 'Letter', tagged: false }));
  if (drawings.length !== draft.pages.length) throw new Error('the running heads do not match the pages');
  return drawings;
}

function drawingsOf(print: Uint8Array): readonly PdfRef[] {
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

/** The first section that begins on the page, else the one that goes on from before. */
function sectionOfEachPage(draft: Draft, sections: readonly Marked[]): readonly string[] {
  let current = '';
  return draft.pages.map((_, page) => {
    const starting = sections.filter(({ id }) => draft.pageOf.get(id) === page);
    const shown = starting[0]?.value ?? current;
    current = starting.at(-1)?.value ?? current;
    return shown;
  });
}

/** Adds the drawing to the page's resources; returns the operators that draw it as a pagination artifact. */
export function stampOperators(page: PdfDict, drawing: PdfRef): string {
  const resources = new Map(asDict(page.get('Resources')));
  const drawings = new Map(asDict(resources.get('XObject')));
  drawings.set('RunningHead', drawing);
  page.set('Resources', resources.set('XObject', drawings));
  return `${PAGINATION}\n/RunningHead Do\nEMC\n`;
}

function sizeOf(page: PdfRef): { width: number; height: number } {
  const box = (asArray(asDict(page)?.get('MediaBox')) ?? []).map((value) => asNumber(value) ?? 0);
  const [left = 0, bottom = 0, right = 0, top = 0] = box;
  return { width: right - left, height: top - bottom };
}
