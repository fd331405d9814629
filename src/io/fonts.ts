import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { mappedCodes, woffTable } from './font-tables.js';

/** One face of an npm font package, under the file name that @fontsource gives it. */
interface Face {
  readonly family: string;
  readonly package: string;
  readonly subset: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
}

const PLEX = { family: 'IBM Plex Sans', package: 'ibm-plex-sans' };
const SERIF = { family: 'Source Serif 4', package: 'source-serif-4' };
/** Last in every font stack: it holds the symbols that the others lack, such as ✓ ✗ → ≥ ☐. */
const DEJAVU = { family: 'DejaVu Sans', package: 'dejavu-sans' };

const FACES: readonly Face[] = [
  ...['latin', 'latin-ext'].flatMap((subset): Face[] => [
    { ...PLEX, subset, weight: 400, style: 'normal' },
    { ...PLEX, subset, weight: 500, style: 'normal' },
    { ...PLEX, subset, weight: 600, style: 'normal' },
    { ...PLEX, subset, weight: 700, style: 'normal' },
    { ...PLEX, subset, weight: 400, style: 'italic' },
    { ...SERIF, subset, weight: 400, style: 'normal' },
    { ...SERIF, subset, weight: 600, style: 'normal' },
    { ...SERIF, subset, weight: 400, style: 'italic' },
  ]),
  { ...DEJAVU, subset: 'latin', weight: 400, style: 'normal' },
  { ...DEJAVU, subset: 'latin', weight: 700, style: 'normal' },
];

/**
 * `@font-face` rules for every face that a document may use, with the fonts as `data:` URIs: IBM Plex Sans (400,
 * 500, 600, 700, italic 400), Source Serif 4 (400, 600, italic 400) and DejaVu Sans (400, 700).
 * About 1 MB; a face is decoded only where a page uses it. End every font stack with 'DejaVu Sans'.
 */
export async function fontCss(): Promise<string> {
  const rules = await Promise.all(FACES.map(fontFace));
  return rules.join('\n');
}

/**
 * The characters of `text` that no font of the documents has, each once, in order of first appearance: they
 * would print as nothing, so they are reported before printing. Control characters and spaces don't count.
 */
export async function uncoveredCharacters(text: string): Promise<readonly string[]> {
  const sets = await Promise.all(
    [PLEX, SERIF, DEJAVU].map(async (family) => {
      const faces = FACES.filter(
        (face) => face.family === family.family && face.weight === 400 && face.style === 'normal',
      );
      return (await Promise.all(faces.map(characters))).flatMap((set) => [...set]);
    }),
  );
  const [plex, serif, dejavu] = sets.map((codes) => new Set(codes));
  return [...new Set(text)].filter((character) => {
    const code = character.codePointAt(0) ?? 0;
    const printed = dejavu?.has(code) || (plex?.has(code) && serif?.has(code));
    return !printed && !/^[\p{Cc}\p{Cf}\p{Z}\p{Variation_Selector}]$/u.test(character);
  });
}

async function fontFace(face: Face): Promise<string> {
  const [font, range] = await Promise.all([readFile(fileOf(face, 'woff2')), unicodeRange(face)]);
  return (
    `@font-face{font-family:'${face.family}';font-style:${face.style};font-weight:${face.weight};` +
    `src:url(data:font/woff2;base64,${font.toString('base64')}) format('woff2')` +
    `${range === undefined ? '' : `;unicode-range:${range}`}}`
  );
}

function fileOf(face: Face, format: 'woff' | 'woff2'): string {
  const name = `${face.package}-${face.subset}-${face.weight}-${face.style}.${format}`;
  return path.join(packageDir(face), 'files', name);
}

function packageDir(face: Face): string {
  const require = createRequire(import.meta.url);
  return path.dirname(require.resolve(`@fontsource/${face.package}/package.json`));
}

/** The range that the package declares for the subset: outside of it the browser does not ask this face. */
async function unicodeRange(face: Face): Promise<string | undefined> {
  const file = path.join(packageDir(face), 'unicode.json');
  const ranges = JSON.parse(await readFile(file, 'utf8')) as Readonly<Record<string, string>>;
  return ranges[face.subset];
}

/** The code points that the face draws: those in its character map (OpenType cmap) and in its declared range. */
async function characters(face: Face): Promise<ReadonlySet<number>> {
  const [font, range] = await Promise.all([readFile(fileOf(face, 'woff')), unicodeRange(face)]);
  const inRange = rangeTest(range);
  return new Set(mappedCodes(woffTable(font, 'cmap')).filter(inRange));
}

function rangeTest(range: string | undefined): (code: number) => boolean {
  if (range === undefined) return () => true;
  const parts = range.split(',').map((part) => {
    const [from = '', to = from] = part.trim().slice(2).split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
  return (code) => parts.some(([from, to]) => code >= from && code <= to);
}
