import { existsSync } from 'node:fs';
import { DossierError, EXIT } from '../../model/diagnostic.js';
import { bundledBrowser, findBrowserPackage, type BrowserPackage } from './bundled-browser.js';
import { cacheDir } from './cache-dir.js';
import { installedBrowsers } from './installed-browsers.js';
import { puppeteerCache } from './puppeteer-cache.js';
import type { BrowserSource, ResolvedBrowser } from './resolved-browser.js';

/** Where to look; what is left out is taken from this machine. */
export interface BrowserSearch {
  /** The value of `--browser`. */
  readonly flag?: string | undefined;
  readonly env?: NodeJS.ProcessEnv;
  readonly platform?: NodeJS.Platform;
  readonly installed?: readonly string[];
  readonly bundle?: BrowserPackage | undefined;
}

/**
 * Finds the browser that prints: `--browser`, then PUPPETEER_EXECUTABLE_PATH or CHROME_PATH, puppeteer's cache,
 * an installed Chrome, Chromium or Edge, and last the one that came with this program. A path that was given and
 * does not exist is an error, not a reason to look further.
 *
 * @throws DossierError with exit code 69 and what to do when there is none.
 */
export async function resolveBrowser(search: BrowserSearch = {}): Promise<ResolvedBrowser> {
  const { flag, env = process.env, platform = process.platform } = search;
  if (flag !== undefined) return given(flag, 'flag', '--browser');
  for (const name of ['PUPPETEER_EXECUTABLE_PATH', 'CHROME_PATH']) {
    const value = env[name];
    if (value) return given(value, 'environment', name);
  }
  const cached = puppeteerCache(env, platform).find((file) => existsSync(file));
  if (cached !== undefined) return { path: cached, source: 'puppeteer cache', env: {} };
  const installed = (search.installed ?? installedBrowsers(env, platform)).find((file) => existsSync(file));
  if (installed !== undefined) return { path: installed, source: 'installed', env: {} };
  const bundle = 'bundle' in search ? search.bundle : findBrowserPackage();
  if (bundle !== undefined) return bundledBrowser(bundle, cacheDir(env, platform));
  throw new DossierError('No browser was found, so no PDF can be printed.', {
    exitCode: EXIT.noBrowser,
    hint:
      'Install Chrome, Chromium or Edge; or name one with --browser PATH or CHROME_PATH; ' +
      'or run "npx puppeteer browsers install chrome-headless-shell".',
  });
}

function given(file: string, source: BrowserSource, name: string): ResolvedBrowser {
  if (existsSync(file)) return { path: file, source, env: {} };
  throw new DossierError(`${name} names ${file}, which does not exist.`, {
    exitCode: EXIT.noBrowser,
    hint: `Give ${name} the full path of a Chrome, Chromium or Edge program, or leave it out.`,
  });
}
