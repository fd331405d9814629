import { strFromU8, unzipSync } from 'fflate';

/** A DOCX or XLSX taken apart: what it is, its texts, and what in it a reader does not see at first. */
export interface OfficePackage {
  readonly format: 'docx' | 'xlsx' | undefined;
  /** Text of every XML part, properties, comments and hidden sheets included. */
  readonly texts: readonly string[];
  readonly problems: readonly string[];
}

/** A package of more is no document for a portal. */
const MAX_UNPACKED = 200_000_000;
const MAX_PARTS = 5000;

const MAIN: readonly (readonly ['docx' | 'xlsx', string])[] = [
  ['docx', 'wordprocessingml.document.main+xml'],
  ['xlsx', 'spreadsheetml.sheet.main+xml'],
];

/** What hides text or runs code, by the part in which it stands (ECMA-376). */
const HIDING: readonly (readonly [part: RegExp, mark: RegExp, problem: string])[] = [
  [/^word\//, /<w:(?:ins|del|moveFrom|moveTo)[ >]/, 'has tracked changes'],
  [/^word\//, /<w:vanish\s*\/>|<w:vanish w:val="(?:1|true|on)"/, 'has hidden text'],
  [/^(?:word|xl)\/(?:threadedC|c)omments/, /./s, 'has comments'],
  [/^xl\/workbook\.xml$/, /<sheet [^>]*state="(?:hidden|veryHidden)"/, 'has a hidden sheet'],
  [/^xl\/worksheets\//, /<f[ >]/, 'has formulas'],
  [/^xl\/worksheets\//, /<(?:row|col) [^>]*hidden="(?:1|true)"/, 'has hidden rows or columns'],
  [/vbaProject|^(?:word|xl)\/activeX\//, /^/, 'has macros'],
  [/^(?:word|xl)\/embeddings\//, /^/, 'has embedded files'],
  [/^xl\/externalLinks\//, /^/, 'has links to other workbooks'],
];

/** Reads the package in bounded memory. Throws Error when it is no zip, or too large. */
export function openOffice(bytes: Uint8Array): OfficePackage {
  let unpacked = 0;
  let count = 0;
  const parts = unzipSync(bytes, {
    filter: ({ originalSize }) => {
      unpacked += originalSize;
      count += 1;
      if (unpacked > MAX_UNPACKED || count > MAX_PARTS)
        throw new Error('it unpacks to more than 200 MB or 5,000 parts');
      return true;
    },
  });
  const entries = Object.entries(parts).map(([name, part]) => [name, strFromU8(part)] as const);
  const types = entries.find(([name]) => name === '[Content_Types].xml')?.[1] ?? '';
  const problems = entries.flatMap(([name, text]) =>
    HIDING.filter(([part, mark]) => part.test(name) && mark.test(text)).map(([, , problem]) => problem),
  );
  return {
    format: MAIN.find(([, type]) => types.includes(type))?.[0],
    texts: entries
      .filter(([name]) => /\.(?:xml|rels)$/.test(name))
      .flatMap(([, text]) => [text, plainText(text)]),
    problems: [...new Set(problems)],
  };
}

/** The words of an XML part, paragraphs and cells apart, runs of one word together. */
function plainText(xml: string): string {
  return xml
    .replaceAll(/<\/(?:w:p|si|c|row|t:p)>|<w:(?:br|tab)\/>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
