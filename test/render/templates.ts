import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { TemplateSource } from '../../src/render/template.js';

/** The words of an edition as the shell reads them. */
export function templatesOf(edition: 'full' | 'board' | 'regulator'): TemplateSource {
  const folder = path.join('templates', edition);
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  const names = readdirSync(folder).filter((name) => name.endsWith('.md.hbs') && name !== 'main.md.hbs');
  return {
    main: read('main.md.hbs'),
    partials: Object.fromEntries(names.map((name) => [name.slice(0, -'.md.hbs'.length), read(name)])),
    style: `${readFileSync('templates/style.css', 'utf8')}\n${read('style.css')}`,
  };
}
