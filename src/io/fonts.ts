import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fontFaceRule, rangeTest } from './font-face.js';
import { characterMap, tableOf, woffTables } from './font-tables.js';
import { drawnByScriptFonts, scriptFontCss } from './script-fonts.js';
import { subsetFont } from './subset-font.js';

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
const DEJAVU = { family: 'DejaVu Sans', package: 'dejavu-sans', subset: 'latin' };

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
  { ...DEJAVU, weight: 400, style: 'normal' },
  { ...DEJAVU, weight: 700, style: 'normal' },
];

/** Spaces and characters that draw nothing need no font. */
const DRAWS_NOTHING = /^[\p{Cc}\p{Cf}\p{Z}\p{Variation_Selector}]$/u;

/** Scripts that are set one glyph after the other: letters of others join, reorder or stack. */
const PLAIN_SCRIPTS = /^[\p{S}\p{P}\p{N}\p{Z}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]*$/u;

/**
 * `@font-face` rules with the fonts as `data:` URIs: IBM Plex Sans (400, 500, 600, 700, italic 400), Source
 * Serif 4 (400, 600, italic 400) and DejaVu Sans (400, 700). End every font stack with 'DejaVu Sans'.
 *
 * With `text`, the visible text of the document, only those come that some character of it needs, and of DejaVu
 * Sans only those characters: a document prints in half the time. Characters that none of the three has come from
 * the fonts of their script, under the name DejaVu Sans. Without `text` come all of the three, about 1 MB.
 */
export async function fontCss(text?: string): Promise<string> {
  const sets = await characterSets();
  const codes = new Set(Array.from(text ?? '', (character) => character.codePointAt(0) ?? 0));
  const rules = FACES.map(async (face) => {
    const drawn = sets.get(setKey(face)) ?? new Set();
    if (text === undefined) return fontFace(face, drawn);
    const needed = [...codes].filter((code) => drawn.has(code));
    if (needed.length === 0) return '';
    const isPlain = PLAIN_SCRIPTS.test(String.fromCodePoint(...needed));
    return face.package === DEJAVU.package && isPlain ? symbolFace(face, needed) : fontFace(face, drawn);
  });
  const others = scriptFontCss(beyond(codes, sets), DEJAVU.family);
  return (await Promise.all([...rules, others])).filter((rule) => rule !== '').join('\n');
}

/**
 * The characters of `text` that no font has, each once, in order of first appearance: they would print as nothing,
 * so they are reported before printing.
 */
export async function uncoveredCharacters(text: string): Promise<readonly string[]> {
  const codes = new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0));
  const left = beyond(codes, await characterSets());
  const drawn = await drawnByScriptFonts(left);
  return left.filter((code) => !drawn.has(code)).map((code) => String.fromCodePoint(code));
}

/** Those characters that the documents' own families don't draw, and that need a font. */
function beyond(codes: Iterable<number>, sets: CharacterSets): readonly number[] {
  const inBoth = coveredByBoth(sets);
  const symbols = sets.get(setKey(DEJAVU));
  return [...codes].filter(
    (code) => !inBoth(code) && !symbols?.has(code) && !DRAWS_NOTHING.test(String.fromCodePoint(code)),
  );
}

async function fontFace(face: Face, drawn: Iterable<number>): Promise<string> {
  return fontFaceRule(face, 'woff2', await readFile(fileOf(face, 'woff2')), drawn);
}

/** The face with nothing but these characters: a few kilobytes instead of a quarter of a megabyte. */
async function symbolFace(face: Face, codes: readonly number[]): Promise<string> {
  const tables = woffTables(await readFile(fileOf(face, 'woff')));
  return fontFaceRule(face, 'truetype', subsetFont(tables, codes), codes);
}

type CharacterSets = ReadonlyMap<string, ReadonlySet<number>>;

/**
 * The code points that each subset of a family draws in a document: those in its character map (OpenType cmap)
 * and in the range that its package declares. DejaVu Sans draws only what the others can't; without that limit
 * a browser decodes it in full on every page, while the other fonts are still on their way.
 */
function characterSets(): Promise<CharacterSets> {
  const known = memo.get('sets') ?? readCharacterSets();
  memo.set('sets', known);
  return known;
}

/** The fonts do not change while the program runs. */
const memo = new Map<'sets', Promise<CharacterSets>>();

async function readCharacterSets(): Promise<CharacterSets> {
  const sets = new Map<string, ReadonlySet<number>>();
  const regular = FACES.filter((face) => face.weight === 400 && face.style === 'normal');
  await Promise.all(regular.map(async (face) => sets.set(setKey(face), await mappedCharacters(face))));
  const inBoth = coveredByBoth(sets);
  const symbols = [...(sets.get(setKey(DEJAVU)) ?? [])].filter((code) => !inBoth(code));
  return sets.set(setKey(DEJAVU), new Set(symbols));
}

function setKey({ package: name, subset }: Pick<Face, 'package' | 'subset'>): string {
  return `${name} ${subset}`;
}

function coveredByBoth(sets: CharacterSets): (code: number) => boolean {
  const [plex, serif] = [PLEX, SERIF].map(
    (family) =>
      new Set(
        ['latin', 'latin-ext'].flatMap((subset) => [...(sets.get(setKey({ ...family, subset })) ?? [])]),
      ),
  );
  return (code) => plex?.has(code) === true && serif?.has(code) === true;
}

async function mappedCharacters(face: Face): Promise<ReadonlySet<number>> {
  const [font, ranges] = await Promise.all([
    readFile(fileOf(face, 'woff')),
    readFile(path.join(packageDir(face), 'unicode.json'), 'utf8'),
  ]);
  const declared = (JSON.parse(ranges) as Readonly<Record<string, string>>)[face.subset];
  return new Set(
    [...characterMap(tableOf(woffTables(font, ['cmap']), 'cmap')).keys()].filter(rangeTest(declared)),
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
