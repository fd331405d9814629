import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Documents } from '../../src/documents.js';
import { readPage } from '../../src/io/read-page.js';
import { dataBlock } from '../../src/render/html/escape.js';
import { hazelShop, OPEN_BUCKET, PLAIN_TRAIL, ROOT_WITHOUT_MFA } from '../commands/hazel-shop.js';
import { documentsOf } from './documents-of.js';
import { openBrowser, openFile, writeHtml } from './open-page.js';

const ATTACK = '</script><script>window.hacked = 1</script><img src=x onerror="window.hacked = 1">';
const ATTACK_ROW = `4,check_x,"${ATTACK.replaceAll('"', '""')}",low,FAIL,"<b>${ATTACK.replaceAll('"', '""')}</b>",999988887777,2026-03-01`;

const folder = mkdtempSync(path.join(tmpdir(), 'dossier-html-'));
let browser: Browser;
let documents: Documents;
let file: string;

beforeAll(async () => {
  const rows = [OPEN_BUCKET, PLAIN_TRAIL, ROOT_WITHOUT_MFA, ATTACK_ROW];
  documents = await documentsOf(hazelShop(folder, 'hazel', { rows }));
  file = writeHtml(folder, 'hazel', documents.fullHtml);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

const STATE = `({
  shown: [...document.querySelectorAll('#all-findings tbody tr')].filter((row) => !row.hidden).map((row) => row.cells[0].firstChild.textContent),
  live: document.querySelector('#all-findings [role=status]')?.textContent,
  sorted: [...document.querySelectorAll('#all-findings [aria-sort]')].map((head) => head.textContent + ' ' + head.getAttribute('aria-sort')),
})`;

interface State {
  readonly shown: readonly string[];
  readonly live?: string;
  readonly sorted: readonly string[];
}

describe('the register of the HTML file', () => {
  it('sorts by any column, forth and back, and says so', async () => {
    const { page, trouble } = await openFile(browser, file);
    const press = `document.querySelector('[data-column=severity] button').click();`;
    const first = (await page.evaluate(press + STATE)) as State;
    expect(first.sorted).toEqual(['Severity ascending']);
    expect(first.shown).toHaveLength(4);
    expect(first.shown.at(-1)).toContain('</script>');
    const second = (await page.evaluate(press + STATE)) as State;
    expect(second.sorted).toEqual(['Severity descending']);
    expect(second.shown[0]).toContain('</script>');
    expect(trouble).toEqual([]);
    await page.close();
  });

  it('is narrowed by severity, provision, disposition, system and text, with a live count', async () => {
    const { page } = await openFile(browser, file);
    const select = (at: number, value: string): string =>
      `{ const control = document.querySelectorAll('#all-findings select')[${at}]; control.value = '${value}'; control.dispatchEvent(new Event('change')); }`;
    const type = (text: string): string =>
      `{ const control = document.querySelector('#all-findings input'); control.value = '${text}'; control.dispatchEvent(new Event('input')); }`;
    const clear = `document.querySelector('#all-findings .controls button').click();`;
    const count = async (script: string): Promise<string | undefined> =>
      ((await page.evaluate(`${clear}${script}${STATE}`)) as State).live;
    expect(await count('')).toBe('4 of 4 findings shown');
    expect(await count(select(0, 'critical'))).toBe('2 of 4 findings shown');
    expect(await count(select(1, 'not mapped'))).toBe('1 of 4 findings shown');
    expect(await count(select(2, 'counted'))).toBe('3 of 4 findings shown');
    expect(await count(select(3, 'shop'))).toBe('3 of 4 findings shown');
    expect(await count(type('ORDERS s3'))).toBe('1 of 4 findings shown');
    expect(await count(select(0, 'critical') + type('trail'))).toBe('0 of 4 findings shown');
    await page.close();
  });

  it('can be worked with the keyboard alone', async () => {
    const { page } = await openFile(browser, file);
    await page.focus('[data-column=resource] button');
    await page.keyboard.press('Enter');
    expect(((await page.evaluate(STATE)) as State).sorted).toEqual(['Resource ascending']);
    await page.keyboard.press('Space');
    expect(((await page.evaluate(STATE)) as State).sorted).toEqual(['Resource descending']);
    await page.close();
  });

  it('is a plain table without scripts, and the panel is not there', async () => {
    const { page } = await openFile(browser, file, { scripts: false });
    const session = await page.createCDPSession();
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const names = nodes.map(({ role, name }) => `${String(role?.value)} ${String(name?.value)}`);
    expect(names).toContain('heading All findings');
    expect(names).not.toContain('heading What if');
    expect(names.filter((name) => name.startsWith('button') || name.startsWith('combobox'))).toEqual([]);
    expect(names).toContain('cell arn:aws:s3:::hazel-orders');
    await page.close();
  });

  it('links only to places that the file has', () => {
    const ids = new Set([...documents.fullHtml.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
    const targets = [...documents.fullHtml.matchAll(/ href="#([^"]+)"/g)].map((match) => match[1]);
    expect(targets.filter((target) => !ids.has(target ?? ''))).toEqual([]);
  });
});

describe('the script of the HTML file', () => {
  it('is the only one that the policy of the file admits', async () => {
    const { script } = await readPage();
    const hash = createHash('sha256').update(script.text).digest('base64');
    expect(documents.fullHtml).toContain(
      `default-src &#39;none&#39;; script-src &#39;sha256-${hash}&#39;`.replaceAll('&#39;', "'"),
    );
    expect(documents.fullHtml).toContain(`<script>${script.text}</script>`);
    const planted = documents.fullHtml.replace('</main>', '</main><script>window.hacked = 1</script>');
    const { page } = await openFile(browser, writeHtml(folder, 'planted', planted));
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    await page.close();
  });

  it('generates no code, makes no markup, and asks for nothing', async () => {
    const { script } = await readPage();
    expect(script.text).not.toMatch(/\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write/);
    expect(script.text).not.toMatch(/\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|import\(/);
    expect(script.text.length).toBeLessThan(130_000);
  });

  it('leaves text of scanners text', async () => {
    const { page, trouble } = await openFile(browser, file);
    await page.evaluate(
      "document.querySelector('#what-if [type=submit]').click(); document.querySelector('[data-column=finding] button').click()",
    );
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(await page.evaluate("document.querySelectorAll('script').length")).toBe(2);
    expect(await page.evaluate("document.querySelectorAll('img').length")).toBe(0);
    expect(trouble).toEqual([]);
    await page.close();
  });

  it('is not in what the PDFs are printed from', () => {
    for (const html of [documents.fullPrint, documents.boardPrint]) {
      expect(html).not.toMatch(/<script|script-src|all-findings|what-if/);
    }
  });
});

it('prints as the PDF does: panel, register and jump links stay on the screen', async () => {
  const { page } = await openFile(browser, file);
  await page.emulateMediaType('print');
  const visible = await page.evaluate(
    "[...document.querySelectorAll('.screen-only')].filter((each) => each.getClientRects().length > 0).length",
  );
  expect(visible).toBe(0);
  await page.close();
});

it('a data block cannot be ended from within', () => {
  const block = dataBlock('facts', { text: '</script><!--&\u2028' });
  expect(block.match(/<\/script>/g)).toHaveLength(1);
  expect(block).not.toContain('<!--');
  const json = /<script[^>]*>(.*)<\/script>/.exec(block)?.[1] ?? '';
  expect(JSON.parse(json)).toEqual({ text: '</script><!--&\u2028' });
});
