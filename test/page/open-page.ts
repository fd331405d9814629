import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { launchBrowser } from '../../src/io/browser/launch-browser.js';
import { resolveBrowser } from '../../src/io/browser/resolve-browser.js';

export async function openBrowser(): Promise<Browser> {
  return (await launchBrowser(await resolveBrowser())).browser;
}

export interface OpenedFile {
  readonly page: Page;
  /** What the page complained of, and every address but its own that it asked for. */
  readonly trouble: string[];
}

/** Opens a file as a double click does. */
export async function openFile(
  browser: Browser,
  file: string,
  options: { readonly width?: number; readonly scripts?: boolean } = {},
): Promise<OpenedFile> {
  const page = await browser.newPage();
  const trouble: string[] = [];
  page.on('console', (message) => trouble.push(message.text()));
  page.on('pageerror', (error) => trouble.push(String(error)));
  page.on('request', (request) => {
    const url = request.url();
    if (url !== `file://${file}` && !url.startsWith('data:')) trouble.push(`asked for ${url}`);
  });
  await page.setViewport({ width: options.width ?? 1280, height: 900 });
  await page.setJavaScriptEnabled(options.scripts ?? true);
  await page.goto(`file://${file}`);
  return { page, trouble };
}

export function writeHtml(folder: string, name: string, html: string): string {
  const file = path.join(folder, `${name}.html`);
  writeFileSync(file, html);
  return file;
}
