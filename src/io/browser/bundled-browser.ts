import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { lstat, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';
import { promisify } from 'node:util';
import { DossierError, EXIT } from '../../model/diagnostic.js';
import { ownFolder, type OwnFolder } from '../own-folder.js';
import { systemReason } from '../system-error.js';
import type { ResolvedBrowser } from './resolved-browser.js';
import { untar } from './untar.js';

/** The unpacked installation folder of the npm package that carries a Chromium, and its version. */
export interface BrowserPackage {
  readonly dir: string;
  readonly version: string;
}

/**
 * Finds @sparticuz/chromium next to this program. Undefined where it is not installed (it is an optional
 * dependency) or can't run: it holds a build for x64 Linux with glibc.
 */
export function findBrowserPackage(): BrowserPackage | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const require = createRequire(import.meta.url);
  const dir = (require.resolve.paths('@sparticuz/chromium') ?? [])
    .map((folder) => path.join(folder, '@sparticuz', 'chromium'))
    .find((folder) => existsSync(path.join(folder, 'bin', 'chromium.br')));
  if (dir === undefined) return undefined;
  const { version } = require(path.join(dir, 'package.json')) as { version: string };
  return { dir, version };
}

/**
 * Unpacks the browser once into a folder that only this user can write, and returns it from then on.
 *
 * The package's own `executablePath()` is never used: it runs any file called "chromium" that lies in the shared
 * temporary folder, and two first runs at once destroy each other's file. Here each run fills a folder of its own
 * and renames it into place; whoever comes second takes the finished one. Its `args` are never used either:
 * they switch the sandbox and the same-origin rule off.
 */
export async function bundledBrowser(source: BrowserPackage, cache: string): Promise<ResolvedBrowser> {
  const dir = path.join(cache, `chromium-${source.version}`);
  const program = path.join(dir, 'chromium');
  if (!existsSync(program)) await unpack(source, dir);
  await checkOwner(dir);
  await checkOwner(program);
  return {
    path: program,
    source: 'bundled',
    env: {
      // Its libraries are missing on minimal systems; its fonts are the only ones it may see, so that a page
      // looks the same on every machine.
      LD_LIBRARY_PATH: [path.join(dir, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
      FONTCONFIG_FILE: path.join(dir, 'fonts.conf'),
    },
  };
}

async function unpack(source: BrowserPackage, dir: string): Promise<void> {
  const bin = path.join(source.dir, 'bin');
  let folder: OwnFolder | undefined;
  try {
    await mkdir(path.dirname(dir), { recursive: true, mode: 0o700 });
    folder = await ownFolder(path.dirname(dir), `${path.basename(dir)}.partial`);
    const partial = folder.path;
    const chunkSize = 1 << 21;
    await allDone([
      pipeline(
        createReadStream(path.join(bin, 'chromium.br'), { highWaterMark: chunkSize }),
        createBrotliDecompress({ chunkSize }),
        createWriteStream(path.join(partial, 'chromium'), { mode: 0o700 }),
      ),
      unpackArchive(path.join(bin, 'al2023.tar.br'), partial),
      unpackArchive(path.join(bin, 'fonts.tar.br'), partial),
    ]);
    await writeFile(path.join(partial, 'fonts.conf'), fontsConf(dir));
    await rename(partial, dir).catch((error: NodeJS.ErrnoException) => {
      // Another run finished first; its folder is as good as ours.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } catch (error) {
    throw new DossierError(`The bundled browser could not be unpacked into ${dir}: ${systemReason(error)}`, {
      exitCode: EXIT.noBrowser,
      hint: 'Free about 200 MB there, or set XDG_CACHE_HOME to a folder that you can write.',
      cause: error,
    });
  } finally {
    await folder?.remove();
  }
}

/** Waits for every part, also when one fails: none may still write into a folder that is about to be removed. */
async function allDone(parts: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(parts)).find((part) => part.status === 'rejected');
  if (failed) throw failed.reason;
}

async function unpackArchive(file: string, dir: string): Promise<void> {
  await untar(await promisify(brotliDecompress)(await readFile(file)), dir);
}

function fontsConf(dir: string): string {
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `  <dir>${path.join(dir, 'fonts')}</dir>`,
    `  <cachedir>${path.join(dir, 'fonts-cache')}</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n');
}

/** A program that somebody else could have put there is not run. */
async function checkOwner(file: string): Promise<void> {
  const stat = await lstat(file);
  const mine = process.getuid === undefined || stat.uid === process.getuid();
  if (mine && !stat.isSymbolicLink() && (stat.mode & 0o022) === 0) return;
  throw new DossierError(`${file} belongs to another user, or others may write it; it is not run.`, {
    exitCode: EXIT.noBrowser,
    hint: `Remove ${path.dirname(file)}, or set XDG_CACHE_HOME to a folder of your own.`,
  });
}
