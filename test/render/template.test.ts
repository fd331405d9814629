import { describe, expect, it } from 'vitest';
import { DossierError } from '../../src/model/diagnostic.js';
import { text } from '../../src/render/md.js';
import { numberMarkdown } from '../../src/render/numbering.js';
import { seal } from '../../src/render/seal.js';
import { fillTemplates } from '../../src/render/template.js';

const VIEW = seal({
  masthead: { title: text('Dossier'), isDraft: true },
  rows: [{ name: text('one') }, { name: text('two') }],
  none: [],
});

function errorOf(run: () => unknown): DossierError {
  try {
    run();
  } catch (error) {
    if (error instanceof DossierError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const fill = (main: string, partials: Record<string, string> = {}): string =>
  fillTemplates('full', { main, partials, style: '' }, VIEW);

describe('templates', () => {
  it('fill in what the view holds', () => {
    expect(fill('{{masthead.title}}: {{#each rows}}{{name}}{{#unless @last}}, {{/unless}}{{/each}}')).toBe(
      'Dossier: one, two',
    );
    expect(fill('{{#if none}}some{{else}}none{{/if}}{{#if masthead.isDraft}} DRAFT{{/if}}')).toBe(
      'none DRAFT',
    );
  });

  it.each([
    ['a value', 'first line\n{{masthead.titel}}', 'templates/full/main.md.hbs:2', 'title'],
    ['a condition', '{{#if masthead.isdraft}}x{{/if}}', 'templates/full/main.md.hbs:1', 'isDraft'],
    ['a list', '\n\n{{#each row}}x{{/each}}', 'templates/full/main.md.hbs:3', 'rows'],
    ['an item', '{{#each rows}}\n{{nmae}}\n{{/each}}', 'templates/full/main.md.hbs:2', 'name'],
  ])('name file, line and the nearest key when %s is misspelt', (_, main, place, meant) => {
    const error = errorOf(() => fill(main));
    expect(error.message).toContain(place);
    expect(error.hint).toContain(`Did you mean \`${meant}\`?`);
  });

  it('name the partial in which the mistake stands', () => {
    const error = errorOf(() => fill('{{> inner}}', { inner: 'ok\n{{masthead.titel}}' }));
    expect(error.message).toContain('templates/full/inner.md.hbs:2');
  });

  it.each([
    ['an open block', '{{#if masthead}}', 'main.md.hbs:1'],
    ['an unknown partial', '{{> nowhere}}', 'main.md.hbs'],
    ['a helper that does not exist', '{{shout masthead.title}}', 'main.md.hbs'],
  ])('are refused for %s', (_, main, place) => {
    expect(errorOf(() => fill(main)).message).toContain(place);
  });
});

describe('a sealed view', () => {
  it('throws with the path of an absent key', () => {
    expect(() => (VIEW.rows[1] as unknown as { title: string }).title).toThrow(
      'the view has no `rows[1].title`',
    );
  });

  it('still turns into JSON', () => {
    expect(JSON.parse(JSON.stringify(VIEW))).toMatchObject({ rows: [{ name: 'one' }, { name: 'two' }] });
  });
});

describe('numbering', () => {
  it('counts sections, tables and figures and resolves references', () => {
    const numbered = numberMarkdown(
      [
        '## One {#one}',
        '',
        'see [](#t-a) and [](#two)',
        '',
        '### Sub {#sub}',
        '',
        'Table: A {#t-a}',
        '',
        '## Two {#two}',
      ].join('\n'),
    );
    expect(numbered).toContain('## 1 One');
    expect(numbered).toContain('### 1.1 Sub');
    expect(numbered).toContain('see [table 1](#t-a) and [section 2](#two)');
    expect(numbered).toContain('**Table 1.** A');
  });

  it('refuses a reference that leads nowhere and an id used twice', () => {
    expect(errorOf(() => numberMarkdown('see [](#gone)')).message).toContain('#gone');
    expect(errorOf(() => numberMarkdown('## A {#a}\n\n## B {#a}')).message).toContain('#a');
  });
});
