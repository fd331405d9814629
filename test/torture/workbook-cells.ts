import { unzipSync } from 'fflate';
import { parseFragment } from 'parse5';
import { csvWorkbook } from '../../src/io/response/csv-workbook.js';

/** The texts of all cells of a CSV as a spreadsheet program shows them, and how many of its cells are formulas. */
export async function workbookCells(
  content: string,
): Promise<{ readonly texts: ReadonlySet<string>; readonly formulas: number }> {
  const parts = unzipSync(await csvWorkbook(content));
  const sheets = Object.entries(parts)
    .filter(([name]) => /sharedStrings|worksheets\/sheet/.test(name))
    .map(([, bytes]) => new TextDecoder().decode(bytes));
  const texts = sheets.flatMap((xml) =>
    [...xml.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map(([, text = '']) => decoded(text)),
  );
  return { texts: new Set(texts), formulas: sheets.filter((xml) => /<f[ >]/.test(xml)).length };
}

function decoded(xml: string): string {
  const [node] = parseFragment(xml).childNodes;
  return node && 'value' in node ? node.value : '';
}
