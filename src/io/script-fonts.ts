import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { characterMap, sfntTable } from './font-tables.js';
import { fontFaceRule, rangeTest } from './font-face.js';

/** A part of a variable font, as @fontsource-variable slices it, and the characters that it declares. */
interface Slice {
  readonly file: string;
  readonly declares: (code: number) => boolean;
}

type Codes = ReadonlySet<number>;

/** Pictures first: the fonts of the scripts draw some of them too, as letters of another weight. */
const BEFORE = ['noto-emoji', 'noto-sans-thai', 'noto-sans-devanagari'];
const JAPANESE = 'noto-sans-jp';
const KOREAN = 'noto-sans-kr';
const CHINESE = 'noto-sans-sc';

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HANGUL = /\p{Script=Hangul}/u;

/** The weights that documents set; a variable font is pinned to each, since PDF knows no variable fonts. */
const WEIGHTS = [400, 700] as const;

/**
 * `@font-face` rules for characters of scripts beyond the documents' own families: Chinese, Japanese, Korean,
 * Thai, Devanagari and pictures, from Noto. They hold the glyphs of these characters and no more, with what shapes
 * them, and come under the name of `family`, the last one of every font stack.
 */
export async function scriptFontCss(codes: Iterable<number>, family: string): Promise<string> {
  const shares = await sharesOf(new Set(codes));
  const rules = [...shares].flatMap(([slice, drawn]) =>
    WEIGHTS.map(async (weight) => {
      const font = await pinned(slice, drawn, weight);
      return fontFaceRule({ family, weight, style: 'normal' }, 'truetype', font, drawn);
    }),
  );
  return (await Promise.all(rules)).join('\n');
}

/** Those of the characters that some script font draws. */
export async function drawnByScriptFonts(codes: Iterable<number>): Promise<Codes> {
  const shares = await sharesOf(new Set(codes));
  return new Set([...shares.values()].flatMap((drawn) => [...drawn]));
}

/** Which slice draws which of the characters, each once. */
async function sharesOf(codes: Codes): Promise<ReadonlyMap<Slice, Codes>> {
  const shares = new Map<Slice, Codes>();
  const left = new Set(codes);
  for (const name of packagesFor(codes)) {
    if (left.size === 0) break;
    for (const slice of await slicesOf(name)) {
      const drawn = await drawnBy(slice, left);
      if (drawn.size === 0) continue;
      shares.set(slice, drawn);
      for (const code of drawn) left.delete(code);
    }
  }
  return shares;
}

/** Ideographs have other forms in each language, and kana or hangul beside them say which one it is. */
function packagesFor(codes: Codes): readonly string[] {
  const text = String.fromCodePoint(...codes);
  if (KANA.test(text)) return [...BEFORE, JAPANESE, KOREAN, CHINESE];
  if (HANGUL.test(text)) return [...BEFORE, KOREAN, CHINESE, JAPANESE];
  return [...BEFORE, CHINESE, JAPANESE, KOREAN];
}

/** What a slice declares is more than it has, so the glyphs are looked up in the font itself. */
async function drawnBy(slice: Slice, codes: Codes): Promise<Codes> {
  const declared = [...codes].filter(slice.declares);
  if (declared.length === 0) return new Set();
  const mapped = characterMap(sfntTable(await pinned(slice, new Set(declared), 400), 'cmap'));
  return new Set(declared.filter((code) => mapped.has(code)));
}

/** The glyphs of these characters in one weight. */
function pinned(slice: Slice, codes: Codes, weight: number): Promise<Buffer> {
  const text = String.fromCodePoint(...codes);
  const key = `${slice.file} ${weight} ${text}`;
  const known = cuts.get(key) ?? cut(slice, text, weight);
  cuts.set(key, known);
  return known;
}

async function cut(slice: Slice, text: string, weight: number): Promise<Buffer> {
  // Loaded when a document first needs it: most have no such character.
  const [{ default: subset }, font] = await Promise.all([import('subset-font'), readFile(slice.file)]);
  return subset(font, text, { targetFormat: 'truetype', variationAxes: { wght: weight } });
}

/** The fonts don't change while the program runs; documents of one run share their characters. */
const cuts = new Map<string, Promise<Buffer>>();
const slices = new Map<string, Promise<readonly Slice[]>>();

function slicesOf(name: string): Promise<readonly Slice[]> {
  const known = slices.get(name) ?? readSlices(name);
  slices.set(name, known);
  return known;
}

async function readSlices(name: string): Promise<readonly Slice[]> {
  const require = createRequire(import.meta.url);
  const folder = path.dirname(require.resolve(`@fontsource-variable/${name}/package.json`));
  const ranges: unknown = JSON.parse(await readFile(path.join(folder, 'unicode.json'), 'utf8'));
  return Object.entries(ranges as Readonly<Record<string, string>>).map(([subset, range]) => ({
    file: path.join(folder, 'files', `${name}-${subset.replace(/[[\]]/g, '')}-wght-normal.woff2`),
    declares: rangeTest(range),
  }));
}
