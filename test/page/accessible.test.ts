import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hazelShop } from '../commands/hazel-shop.js';
import { HOSTILE } from '../render/fixture-weaknesses.js';
import { documentsOf, regulatorOf } from './documents-of.js';
import { openBrowser, openFile, writeHtml } from './open-page.js';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** A printed page has no pointer to aim, and its links are told by their place in the text. */
const SCREEN_ONLY = ['target-size', 'link-in-text-block'];

const folder = mkdtempSync(path.join(tmpdir(), 'dossier-axe-'));
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** What axe finds wrong, a line for each place. */
async function violations(page: Page, without: readonly string[] = []): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const rules = Object.fromEntries(without.map((id) => [id, { enabled: false }]));
  return (await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'], runOnly: ${JSON.stringify(RULES)}, rules: ${JSON.stringify(rules)} }).then((result) =>
      result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))`,
  )) as readonly string[];
}

const HOSTILE_ROWS = HOSTILE.map(
  ({ title, resource }, index) =>
    `${index},check_${index},"${title.replaceAll('"', '""')}",high,FAIL,"${resource.replaceAll('"', '""')}",111122223333,2026-03-01`,
);

const ENGAGEMENTS = {
  sample: () => 'samples/fable-thistle',
  'one finding': () => hazelShop(folder, 'single'),
  'no finding': () => hazelShop(folder, 'spotless', { rows: [] }),
  'nothing priced': () => hazelShop(folder, 'unpriced', { status: 'not determined' }),
  'hostile text': () => hazelShop(folder, 'hostile', { rows: HOSTILE_ROWS }),
};

async function htmlFile(name: keyof typeof ENGAGEMENTS): Promise<string> {
  return writeHtml(folder, name, (await documentsOf(ENGAGEMENTS[name]())).fullHtml);
}

describe('axe finds no fault', { timeout: 240_000 }, () => {
  for (const name of Object.keys(ENGAGEMENTS) as (keyof typeof ENGAGEMENTS)[]) {
    it(`in the HTML file (${name}), with its panel in use`, async () => {
      const file = await htmlFile(name);
      // The sample has thousands of elements: once is enough, and narrow is tried on the small ones.
      for (const width of name === 'sample' ? [1280] : [420]) {
        const { page } = await openFile(browser, file, { width });
        await page.evaluate(
          "document.querySelectorAll('details').forEach((each) => { each.open = true; });" +
            "document.querySelector('#what-if [type=submit]')?.click();" +
            "document.querySelector('#all-findings thead button')?.click()",
        );
        expect(await violations(page)).toEqual([]);
        await page.close();
      }
    });
  }

  it('in the HTML file of the regulator edition', async () => {
    const { html } = await regulatorOf(ENGAGEMENTS.sample());
    const { page } = await openFile(browser, writeHtml(folder, 'regulator', html));
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  it('in the HTML from which the PDFs are printed', async () => {
    const { fullPrint, boardPrint } = await documentsOf(ENGAGEMENTS['one finding']());
    for (const [name, html] of Object.entries({ fullPrint, boardPrint })) {
      const { page } = await openFile(browser, writeHtml(folder, name, html));
      await page.emulateMediaType('print');
      expect(await violations(page, SCREEN_ONLY)).toEqual([]);
      await page.close();
    }
  });
});

it('axe finds a fault that is planted', async () => {
  const { page } = await openFile(browser, await htmlFile('one finding'));
  await page.evaluate(
    "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"data:,\"><p style=\"color:#aaa\">pale</p>')",
  );
  const found = await violations(page);
  expect(found.map((line) => line.split(':')[0]).toSorted()).toEqual(['color-contrast', 'image-alt']);
  await page.close();
});
