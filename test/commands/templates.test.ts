import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ViewEntry } from '../../src/render/describe-view.js';
import { filesIn, hazelShop } from './hazel-shop.js';
import { dossier, type Run } from './run-dossier.js';

const root = mkdtempSync(path.join(tmpdir(), 'dossier-templates-'));
afterAll(() => rmSync(root, { recursive: true }));

function build(folder: string): Promise<Run> {
  return dossier('build', folder, '--out', path.join(root, 'out'), '--no-pdf');
}

/** A shop with a template of its own, made from the shipped one. */
function shopWith(name: string, file: string, change: (text: string) => string, more = ''): string {
  const shipped = path.join('templates', file);
  const own = { [`${more === '' ? 'templates' : 'house'}/${file}`]: change(readFileSync(shipped, 'utf8')) };
  return hazelShop(root, name, { files: own, more });
}

describe('dossier templates eject', () => {
  it('copies an edition byte for byte, and overwrites nothing', async () => {
    const to = path.join(root, 'ejected');
    expect((await dossier('templates', 'eject', 'board', '--to', to)).code).toBe(0);
    expect(filesIn(path.join(to, 'board'))).toEqual(filesIn('templates/board'));
    writeFileSync(path.join(to, 'board/main.md.hbs'), 'mine');
    const again = await dossier('templates', 'eject', '--to', to);
    expect(again.code).toBe(73);
    expect(again.err).toContain('board/main.md.hbs');
    expect(readFileSync(path.join(to, 'board/main.md.hbs'), 'utf8')).toBe('mine');
    expect(readdirSync(to)).toEqual(['board']);
  });
});

describe('dossier templates view', { timeout: 240_000 }, () => {
  it.each(['full', 'board', 'regulator'])('documents every value of the %s edition', async (edition) => {
    const { out, code } = await dossier('templates', 'view', edition, '--json');
    const entries = JSON.parse(out) as readonly ViewEntry[];
    expect(code).toBe(0);
    expect(new Set(entries.map(({ path: name }) => name)).size).toBe(entries.length);
    expect(entries.filter(({ description }) => description === '')).toEqual([]);
    expect(entries.some(({ type, example }) => type === 'text' && typeof example === 'string')).toBe(true);
  });

  it('takes its words from the types', async () => {
    const { out } = await dossier('templates', 'view', 'full', '--json');
    const entries = JSON.parse(out) as readonly ViewEntry[];
    expect(entries.find(({ path: name }) => name === 'register.counted[].counted')).toEqual({
      path: 'register.counted[].counted',
      type: 'text',
      description: '`5 of 6 findings`.',
      example: expect.stringMatching(/^\d+ of \d+ findings?$/) as string,
    });
  });
});

describe('a build with templates of its own', { timeout: 240_000 }, () => {
  it('uses templates/ beside dossier.yaml, the shipped ones for the rest, and says so', async () => {
    const folder = shopWith('words', 'full/adjacent.md.hbs', () => 'Words of the house.\n');
    const { err } = await build(folder);
    const markdown = readFileSync(path.join(root, 'out/words/dossier.md'), 'utf8');
    expect(markdown).toContain('Words of the house.');
    expect(markdown).toContain('Findings register');
    expect(err).toContain(
      'note: The words of these documents come from templates/: templates/full/adjacent.md.hbs.',
    );
  });

  it('uses the folder that `templates:` names, and its style', async () => {
    const folder = shopWith(
      'styled',
      'full/style.css',
      (css) => `${css}\n.of-the-house {}\n`,
      'templates: house',
    );
    await build(folder);
    expect(readFileSync(path.join(root, 'out/styled/dossier.html'), 'utf8')).toContain('.of-the-house {}');
  });

  it('names file, line and the nearest name for a value that is not there', async () => {
    const folder = shopWith('typo', 'full/register.md.hbs', (text) =>
      text.replace('register.findingCount', 'register.findingCout'),
    );
    const { code, err } = await build(folder);
    expect(code).toBe(65);
    expect(err).toMatch(/templates\/full\/register\.md\.hbs:6: the view has no `register\.findingCout`/);
    expect(err).toContain('Did you mean `findingCount`?');
  });

  it('names the file of another folder as the user calls it', async () => {
    const folder = shopWith(
      'house-typo',
      'board/main.md.hbs',
      (text) => `${text}{{masthead.titel}}`,
      'templates: house',
    );
    expect((await build(folder)).err).toMatch(
      /house\/board\/main\.md\.hbs:\d+: the view has no `masthead\.titel`/,
    );
  });

  it('warns of a file that nothing uses, with the nearest name', async () => {
    const folder = hazelShop(root, 'stray', {
      files: { 'templates/full/registr.md.hbs': 'x', 'templates/fulll/main.md.hbs': 'x' },
    });
    const { err } = await build(folder);
    expect(err).toContain('No document uses templates/full/registr.md.hbs.');
    expect(err).toContain('Did you mean register.md.hbs?');
    expect(err).toContain('Did you mean full?');
  });

  it('warns of evidence that is no longer printed', async () => {
    const folder = shopWith('less', 'full/evidence.md.hbs', () => 'See the evidence room.\n');
    const { err } = await build(folder);
    expect(err).toMatch(/warning: No template prints `\w+` of the evidence any more\./);
  });

  it('stops where the named folder is not there', async () => {
    const { code, err } = await build(hazelShop(root, 'absent', { more: 'templates: nowhere' }));
    expect(code).toBe(66);
    expect(err).toContain('The templates folder nowhere does not exist.');
  });

  it('may be an empty folder', async () => {
    const folder = hazelShop(root, 'empty');
    mkdirSync(path.join(folder, 'templates'));
    expect((await build(folder)).err).toContain('come from templates/: no file.');
  });
});
