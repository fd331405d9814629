import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { TemplateSource } from '../render/template.js';
import { packageFile } from './package-file.js';

const TEMPLATES = packageFile('templates');
const SUFFIX = '.md.hbs';

/** The words and style sheets of one edition, as they ship with the package. */
export async function readTemplates(edition: string): Promise<TemplateSource> {
  const folder = path.join(TEMPLATES, edition);
  const names = (await readdir(folder)).filter((name) => name.endsWith(SUFFIX)).sort();
  const words = await Promise.all(
    names.map(
      async (name) =>
        [name.slice(0, -SUFFIX.length), await readFile(path.join(folder, name), 'utf8')] as const,
    ),
  );
  const { main = '', ...partials } = Object.fromEntries(words);
  const style = await Promise.all([
    readFile(path.join(TEMPLATES, 'style.css'), 'utf8'),
    readFile(path.join(folder, 'style.css'), 'utf8'),
  ]);
  return { main, partials, style: style.join('\n') };
}
