import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { bundledBrowser } from '../../../src/io/browser/bundled-browser.js';
import { resolveBrowser } from '../../../src/io/browser/resolve-browser.js';
import { untar } from '../../../src/io/browser/untar.js';

const root = mkdtempSync(path.join(tmpdir(), 'dossier-browser-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A ustar archive of one file. */
function tar(name: string, content: string, type = '0'): Buffer {
  const head = Buffer.alloc(512);
  head.write(name, 0);
  head.write('0000644', 100);
  head.write(content.length.toString(8).padStart(11, '0'), 124);
  head.write(type, 156);
  return Buffer.concat([head, Buffer.from(content.padEnd(512, '\0')), Buffer.alloc(1024)]);
}

/** A package of the shape of @sparticuz/chromium, with a few bytes for a browser. */
function tinyPackage(name: string): { dir: string; version: string } {
  const dir = path.join(root, name);
  mkdirSync(path.join(dir, 'bin'), { recursive: true });
  writeFileSync(path.join(dir, 'bin', 'chromium.br'), brotliCompressSync('#!/bin/sh\necho browser\n'));
  writeFileSync(path.join(dir, 'bin', 'al2023.tar.br'), brotliCompressSync(tar('lib/libnss3.so', 'library')));
  writeFileSync(path.join(dir, 'bin', 'fonts.tar.br'), brotliCompressSync(tar('fonts/Open.ttf', 'font')));
  return { dir, version: '147.0.0' };
}

function touch(file: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '');
  return file;
}

describe('the search for a browser', () => {
  const home = path.join(root, 'home');
  const flag = touch(path.join(root, 'given/chrome'));
  const named = touch(path.join(root, 'named/chrome'));
  const cached = touch(path.join(home, '.cache/puppeteer/chrome/linux-147.0.1/chrome-linux64/chrome'));
  const installed = touch(path.join(root, 'usr/bin/chromium'));
  const bundle = tinyPackage('bundle');
  const everywhere = {
    platform: 'linux' as const,
    env: { HOME: home, PUPPETEER_EXECUTABLE_PATH: named },
    installed: [installed],
    bundle,
  };

  it('goes from what was given to what is there', async () => {
    expect(await resolveBrowser({ ...everywhere, flag })).toMatchObject({ path: flag, source: 'flag' });
    expect(await resolveBrowser(everywhere)).toMatchObject({ path: named, source: 'environment' });
    const unnamed = { ...everywhere, env: { HOME: home } };
    expect(await resolveBrowser(unnamed)).toMatchObject({ path: cached, source: 'puppeteer cache' });
    const nothingCached = { ...everywhere, env: { HOME: path.join(root, 'empty') } };
    expect(await resolveBrowser(nothingCached)).toMatchObject({ path: installed, source: 'installed' });
    expect(await resolveBrowser({ ...nothingCached, installed: [] })).toMatchObject({ source: 'bundled' });
  });

  it('takes the newest cached build, and a headless shell before a desktop browser', async () => {
    const cache = path.join(root, 'cache');
    const search = { platform: 'linux' as const, env: { PUPPETEER_CACHE_DIR: cache }, installed: [] };
    touch(path.join(cache, 'chrome/linux-99.0.1/chrome-linux64/chrome'));
    const newest = touch(path.join(cache, 'chrome/linux-153.0.1/chrome-linux64/chrome'));
    expect((await resolveBrowser(search)).path).toBe(newest);
    const shell = touch(
      path.join(
        cache,
        'chrome-headless-shell/linux-140.0.1/chrome-headless-shell-linux64/chrome-headless-shell',
      ),
    );
    expect((await resolveBrowser(search)).path).toBe(shell);
  });

  it('refuses a given path that does not exist instead of looking further', async () => {
    const missing = path.join(root, 'nowhere/chrome');
    await expect(resolveBrowser({ ...everywhere, flag: missing })).rejects.toMatchObject({
      exitCode: 69,
      message: expect.stringContaining(missing) as string,
    });
    await expect(resolveBrowser({ ...everywhere, env: { CHROME_PATH: missing } })).rejects.toMatchObject({
      exitCode: 69,
      message: expect.stringContaining('CHROME_PATH') as string,
    });
  });

  it('says what to do when there is none', async () => {
    const nothing = { platform: 'linux' as const, env: { HOME: root }, installed: [], bundle: undefined };
    await expect(resolveBrowser(nothing)).rejects.toMatchObject({
      exitCode: 69,
      hint: expect.stringMatching(/Install .*--browser .*npx puppeteer/) as string,
    });
  });
});

describe('the bundled browser', () => {
  it('is unpacked once into a private folder, with its own fonts and libraries', async () => {
    const cache = path.join(root, 'unpacked');
    const browser = await bundledBrowser(tinyPackage('once'), cache);
    const dir = path.dirname(browser.path);
    expect(readFileSync(browser.path, 'latin1')).toContain('echo browser');
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    expect(browser.env['LD_LIBRARY_PATH']).toContain(path.join(dir, 'lib'));
    expect(readFileSync(browser.env['FONTCONFIG_FILE'] ?? '', 'utf8')).toContain(path.join(dir, 'fonts'));
    const before = statSync(browser.path).mtimeMs;
    await bundledBrowser(tinyPackage('once'), cache);
    expect(statSync(browser.path).mtimeMs).toBe(before);
  });

  it('survives several first runs at once', async () => {
    const cache = path.join(root, 'concurrent');
    const source = tinyPackage('concurrent-package');
    const found = await Promise.all(Array.from({ length: 8 }, () => bundledBrowser(source, cache)));
    expect(new Set(found.map((browser) => browser.path)).size).toBe(1);
    expect(readdirSync(cache)).toEqual(['chromium-147.0.0']);
  });

  it('leaves nothing behind when the package is damaged', async () => {
    const source = tinyPackage('damaged');
    writeFileSync(path.join(source.dir, 'bin', 'chromium.br'), 'no brotli');
    const cache = path.join(root, 'damaged-cache');
    await expect(bundledBrowser(source, cache)).rejects.toMatchObject({ exitCode: 69 });
    expect(readdirSync(cache)).toEqual([]);
  });

  it('is not run when others may write it', async () => {
    const cache = path.join(root, 'writable');
    const { path: program } = await bundledBrowser(tinyPackage('writable-package'), cache);
    chmodSync(path.dirname(program), 0o777);
    await expect(bundledBrowser(tinyPackage('writable-package'), cache)).rejects.toThrow(/is not run/);
  });
});

describe('untar', () => {
  it.each([
    ['an entry above its folder', tar('../../etc/cron', 'x')],
    ['a link', tar('passwd', '', '2')],
    ['a file that is cut short', tar('big', 'x'.repeat(600)).subarray(0, 700)],
  ])('refuses %s', async (_, archive) => {
    await expect(untar(archive, path.join(root, 'untar'))).rejects.toThrow(/archive/);
  });
});
