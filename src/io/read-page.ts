import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { PageScript } from '../render/html.js';
import { packageFile } from './package-file.js';

/** What the HTML edition has on a screen only: its script, as `npm run build` bundles it, and its style sheet. */
export async function readPage(): Promise<{ readonly script: PageScript; readonly style: string }> {
  const [text, style] = await Promise.all([
    readFile(packageFile('dist/page.js'), 'utf8'),
    readFile(packageFile('templates/screen.css'), 'utf8'),
  ]);
  return { script: { text, sha256: createHash('sha256').update(text).digest('base64') }, style };
}
