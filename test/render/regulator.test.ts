import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/render/markdown.js';
import { regulatorView } from '../../src/render/view.js';
import { regulatorModel } from '../../src/wall/regulator-model.js';
import { hostile, retailer, single, spotless, unpriced } from './fixture.js';
import { templatesOf } from './templates.js';

const DOSSIERS = { retailer, hostile, single, spotless, unpriced };

for (const [name, dossier] of Object.entries(DOSSIERS)) {
  describe(`the regulator edition of the ${name} dossier`, () => {
    const markdown = renderMarkdown(
      'regulator',
      regulatorView(regulatorModel(dossier()).model),
      templatesOf('regulator'),
    );

    it('reads as approved', async () => {
      await expect(markdown).toMatchFileSnapshot(`../golden/regulator-${name}.md`);
    });

    it('states no amount, no tier and no conclusion', () => {
      expect(markdown).not.toMatch(
        /\$\d|culpab|willful|reasonable cause|penalt|exposure|compliant|privileged/i,
      );
    });

    it('has no link that leads nowhere', () => {
      const ids = new Set([...markdown.matchAll(/<a id="([^"]+)"><\/a>/g)].map((match) => match[1]));
      const targets = [...markdown.matchAll(/\]\(#([^)]+)\)/g)].map((match) => match[1]);
      expect(targets.filter((target) => !ids.has(target))).toEqual([]);
    });
  });
}
