import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** Folder in puppeteer's cache, folder of a build, and the program in it, per platform. */
const LAYOUT: Partial<Record<NodeJS.Platform, readonly (readonly [string, string, string])[]>> = {
  linux: [
    ['chrome-headless-shell', 'linux', 'chrome-headless-shell-linux64/chrome-headless-shell'],
    ['chrome-headless-shell', 'linux_arm', 'chrome-headless-shell-linux-arm64/chrome-headless-shell'],
    ['chrome', 'linux', 'chrome-linux64/chrome'],
    ['chrome', 'linux_arm', 'chrome-linux-arm64/chrome'],
  ],
  darwin: [
    ['chrome-headless-shell', 'mac_arm', 'chrome-headless-shell-mac-arm64/chrome-headless-shell'],
    ['chrome-headless-shell', 'mac', 'chrome-headless-shell-mac-x64/chrome-headless-shell'],
    ['chrome', 'mac_arm', `chrome-mac-arm64/${macProgram()}`],
    ['chrome', 'mac', `chrome-mac-x64/${macProgram()}`],
  ],
  win32: [
    ['chrome-headless-shell', 'win64', 'chrome-headless-shell-win64/chrome-headless-shell.exe'],
    ['chrome', 'win64', 'chrome-win64/chrome.exe'],
  ],
};

/**
 * Browsers that `npx puppeteer browsers install` has put into its cache, headless shell first, newest build
 * first. Reads the folder instead of importing puppeteer, which would cost a third of a second at each start.
 * Layout: https://pptr.dev/guides/configuration and @puppeteer/browsers, `<product>/<platform>-<build>/`.
 */
export function puppeteerCache(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): readonly string[] {
  const root = env['PUPPETEER_CACHE_DIR'] ?? path.join(env['HOME'] ?? homedir(), '.cache', 'puppeteer');
  return (LAYOUT[platform] ?? []).flatMap(([product, build, program]) =>
    foldersIn(path.join(root, product))
      .filter((folder) => folder.startsWith(`${build}-`))
      .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
      .map((folder) => path.join(root, product, folder, program)),
  );
}

function foldersIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function macProgram(): string {
  return 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing';
}
