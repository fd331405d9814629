import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import { DossierError, EXIT, type Diagnostic } from '../../model/diagnostic.js';
import type { ResolvedBrowser } from './resolved-browser.js';

/** A running browser. `notices` tells what the user should know about how it runs. */
export interface RunningBrowser {
  readonly browser: Browser;
  readonly notices: readonly Diagnostic[];
}

/** No name resolves and every connection goes to a proxy that is not there: nothing can leave the machine. */
const NO_NETWORK = [
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

const ARGS = [
  ...NO_NETWORK,
  // Lets Skia write one string per run of text instead of one per glyph (puppeteer issue 2410).
  '--font-render-hinting=none',
  '--lang=en-US',
  '--disable-gpu',
  '--disable-quic',
  // Containers give /dev/shm 64 MB, too little for long documents.
  '--disable-dev-shm-usage',
];

const LAUNCH_DEADLINE_MS = 30_000;

/**
 * Starts a browser on a pipe: it ends with this process, even a killed one, and listens on no port. As root it
 * runs without its sandbox, because Chromium refuses otherwise; where the system denies user namespaces it
 * does so too, with a notice.
 */
export async function launchBrowser(resolved: ResolvedBrowser): Promise<RunningBrowser> {
  const { launch } = await import('puppeteer-core');
  const start = (sandboxArgs: readonly string[]): Promise<Browser> =>
    launch({
      executablePath: resolved.path,
      headless: isHeadlessShell(resolved) ? 'shell' : true,
      pipe: true,
      env: { ...process.env, ...resolved.env },
      args: [...ARGS, ...sandboxArgs],
      timeout: LAUNCH_DEADLINE_MS,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  const withoutSandbox = ['--no-sandbox', '--no-zygote'];
  try {
    if (process.getuid?.() === 0) return { browser: await start(withoutSandbox), notices: [] };
    try {
      return { browser: await start([]), notices: [] };
    } catch (error) {
      if (!/sandbox/i.test(String(error))) throw error;
      return { browser: await start(withoutSandbox), notices: [NO_SANDBOX] };
    }
  } catch (error) {
    throw new DossierError(`The browser ${resolved.path} (${resolved.source}) did not start.`, {
      exitCode: EXIT.noBrowser,
      hint: `It said: ${lastLine(error)} Name another one with --browser PATH.`,
      cause: error,
    });
  }
}

const NO_SANDBOX: Diagnostic = {
  level: 'warning',
  code: 'browser-without-sandbox',
  message: 'This system denies the browser its sandbox; the PDF was printed without it.',
  hint: 'Scripts, network and files stay off. To get the sandbox back, allow user namespaces for the browser.',
};

function isHeadlessShell(resolved: ResolvedBrowser): boolean {
  return resolved.source === 'bundled' || /headless[-_]shell/.test(path.basename(resolved.path));
}

function lastLine(error: unknown): string {
  const lines = String(error instanceof Error ? error.message : error)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.includes('pptr.dev'));
  return (lines.at(-1) ?? 'nothing').trim().replace(/\.?$/, '.');
}
