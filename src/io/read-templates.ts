import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { DossierError, EXIT, type Diagnostic } from '../model/diagnostic.js';
import { nearest } from '../model/nearest.js';
import type { TemplateSource } from '../render/template.js';
import { packageFile } from './package-file.js';
import { readText } from './read-text.js';

export const TEMPLATE_EDITIONS = ['full', 'board', 'regulator'] as const;
export type TemplateEdition = (typeof TEMPLATE_EDITIONS)[number];

export const PACKAGE_TEMPLATES = packageFile('templates');
const SUFFIX = '.md.hbs';
const STYLE = 'style.css';

/** A folder with templates of the user's own, laid out as the package's; a file there stands in for the package's. */
export interface OwnTemplates {
  readonly folder: string;
  /** As messages call it. */
  readonly shown: string;
}

/**
 * The user's templates of an engagement: the folder that `templates:` names, else `templates/` where there is one.
 * Throws DossierError (66) when the named folder is not there.
 */
export async function ownTemplates(
  root: string,
  named: string | undefined,
): Promise<OwnTemplates | undefined> {
  const shown = (named ?? 'templates').replace(/\/+$/, '');
  const folder = path.resolve(root, shown);
  const entries = await entriesOf(folder);
  if (entries) return { folder, shown };
  if (named === undefined) return undefined;
  throw new DossierError(`The templates folder ${named} does not exist.`, {
    exitCode: EXIT.missingInput,
    hint: 'Correct the folder, or run dossier templates eject to get a first one.',
  });
}

/** Words and style sheets of one edition, or of the papers of an OCR response: the package's, with the user's files in their place. */
export async function readTemplates(
  edition: TemplateEdition | 'response',
  own?: OwnTemplates,
): Promise<TemplateSource> {
  const shipped = await filesOf({ folder: PACKAGE_TEMPLATES, shown: 'templates' }, edition);
  const mine = own ? await filesOf(own, edition) : new Map<string, File>();
  const files = new Map([...shipped, ...mine]);
  const read = async ({ path: from, shown }: File): Promise<string> => readText(from, shown);
  const words = [...files].filter(([name]) => name.endsWith(SUFFIX)).sort(([a], [b]) => (a < b ? -1 : 1));
  const texts = await Promise.all(
    words.map(async ([name, file]) => [name.slice(0, -SUFFIX.length), await read(file)] as const),
  );
  const { main = '', ...partials } = Object.fromEntries(texts);
  const sheets = [files.get(`../${STYLE}`), files.get(STYLE)];
  const style = await Promise.all(sheets.map((file) => (file ? read(file) : Promise.resolve(''))));
  return {
    main,
    partials,
    style: style.join('\n'),
    files: Object.fromEntries(words.map(([name, { shown }]) => [name.slice(0, -SUFFIX.length), shown])),
  };
}

/** What a user should know of an own folder: that it is used, and what in it is not, because of its name. */
export async function ownTemplateNotices(own: OwnTemplates): Promise<readonly Diagnostic[]> {
  const known = [...TEMPLATE_EDITIONS, STYLE];
  const strays = ((await entriesOf(own.folder)) ?? [])
    .filter((entry) => !known.includes(entry))
    .map((entry) => stray(`${own.shown}/${entry}`, entry, known));
  const used: string[] = [];
  for (const edition of TEMPLATE_EDITIONS) {
    const shipped = [...(await filesOf({ folder: PACKAGE_TEMPLATES, shown: '' }, edition)).keys()];
    const source = await readTemplates(edition, own);
    for (const [name, { shown }] of await filesOf(own, edition)) {
      used.push(shown);
      const called = shipped.includes(name) || isCalled(name.slice(0, -SUFFIX.length), source);
      if (!called) strays.push(stray(shown, name, shipped));
    }
  }
  const note: Diagnostic = {
    level: 'note',
    code: 'own-templates',
    message: `The words of these documents come from ${own.shown}/: ${[...new Set(used)].join(', ') || 'no file'}.`,
  };
  return [note, ...strays];
}

function isCalled(partial: string, { main, partials }: TemplateSource): boolean {
  const call = new RegExp(`\\{\\{~?#?>\\s*${partial.replace(/[^\w-]/g, '.')}[\\s~}]`);
  return [main, ...Object.values(partials)].some((text) => call.test(text));
}

function stray(file: string, name: string, known: readonly string[]): Diagnostic {
  const meant = nearest(name, known);
  return {
    level: 'warning',
    code: 'template-not-used',
    message: `No document uses ${file}.`,
    allowed: known.join(', '),
    hint: meant === undefined ? 'Rename it, or remove it.' : `Did you mean ${meant}?`,
  };
}

interface File {
  readonly path: string;
  readonly shown: string;
}

/** Templates and style sheets of one edition by name; the sheet of all editions is `../style.css`. */
async function filesOf({ folder, shown }: OwnTemplates, edition: string): Promise<ReadonlyMap<string, File>> {
  const inEdition = (await entriesOf(path.join(folder, edition))) ?? [];
  const common = ((await entriesOf(folder)) ?? []).filter((name) => name === STYLE);
  const place = (name: string): File => ({ path: path.join(folder, name), shown: `${shown}/${name}` });
  return new Map([
    ...inEdition
      .filter((name) => name.endsWith(SUFFIX) || name === STYLE)
      .map((name): [string, File] => [name, place(`${edition}/${name}`)]),
    ...common.map((name): [string, File] => [`../${name}`, place(name)]),
  ]);
}

async function entriesOf(folder: string): Promise<readonly string[] | undefined> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
