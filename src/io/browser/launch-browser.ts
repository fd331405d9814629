import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import { DossierError, EXIT, type Diagnostic } from '../../model/diagnostic.js';
import { ownFolder, type OwnFolder } from '../own-folder.js';
import type { ResolvedBrowser } from './resolved-browser.js';

/** A running browser. `notices` tells what the user should know about how it runs. */
export interface RunningBrowser {
  readonly browser: Browser;
  readonly sandbox: Sandbox;
  readonly notices: readonly Diagnostic[];
  /** Ends it, by force if it does not answer, and removes what it had written. */
  readonly close: () => Promise<void>;
}

/** Whether Chromium's own sandbox stands between the document and this machine, or why it does not. */
export type Sandbox = 'on' | 'off: run as root' | 'off: denied by this system';

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
const CLOSE_DEADLINE_MS = 5_000;

/**
 * Starts a browser on a pipe: it ends with this process, even a killed one, and listens on no port. All that it writes
 * goes to a folder of its own. As root it runs without its sandbox, because Chromium refuses otherwise; where
 * the system denies user namespaces it does so too. Both are told.
 */
export async function launchBrowser(resolved: ResolvedBrowser): Promise<RunningBrowser> {
  const folder = await ownFolder(tmpdir(), 'dossier-browser');
  try {
    const { browser, sandbox } = await launchIn(folder.path, resolved);
    const notices = sandbox === 'on' ? [] : [withoutSandbox(sandbox)];
    // Before the folder goes at exit, with whoever would still write into it.
    const killNow = (): void => killGroup(browser);
    process.prependOnceListener('exit', killNow);
    const closeAll = (): Promise<void> => close(browser, folder).finally(() => process.off('exit', killNow));
    return { browser, sandbox, notices, close: closeAll };
  } catch (error) {
    await folder.remove();
    throw new DossierError(`The browser ${resolved.path} (${resolved.source}) did not start.`, {
      exitCode: EXIT.noBrowser,
      hint: `It said: ${lastLine(error)} Name another one with --browser PATH.`,
      cause: error,
    });
  }
}

async function launchIn(
  folder: string,
  resolved: ResolvedBrowser,
): Promise<{ readonly browser: Browser; readonly sandbox: Sandbox }> {
  const { launch } = await import('puppeteer-core');
  const start = (sandboxArgs: readonly string[]): Promise<Browser> =>
    launch({
      executablePath: resolved.path,
      headless: isHeadlessShell(resolved) ? 'shell' : true,
      pipe: true,
      userDataDir: path.join(folder, 'profile'),
      env: { ...process.env, ...resolved.env, TMPDIR: folder },
      args: [...ARGS, ...sandboxArgs],
      timeout: LAUNCH_DEADLINE_MS,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  const unboxed = ['--no-sandbox', '--no-zygote'];
  if (process.getuid?.() === 0) return { browser: await start(unboxed), sandbox: 'off: run as root' };
  try {
    return { browser: await start([]), sandbox: 'on' };
  } catch (error) {
    if (!/sandbox/i.test(String(error))) throw error;
    return { browser: await start(unboxed), sandbox: 'off: denied by this system' };
  }
}

async function close(browser: Browser, folder: OwnFolder): Promise<void> {
  const kill = setTimeout(() => killGroup(browser), CLOSE_DEADLINE_MS);
  try {
    await browser.close();
  } finally {
    clearTimeout(kill);
    await folder.remove();
  }
}

/** The browser and its children, which puppeteer starts as a process group of their own. */
function killGroup(browser: Browser): void {
  const leader = browser.process()?.pid;
  if (leader === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? leader : -leader, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

function withoutSandbox(sandbox: Exclude<Sandbox, 'on'>): Diagnostic {
  const root = sandbox === 'off: run as root';
  return {
    level: root ? 'note' : 'warning',
    code: 'browser-without-sandbox',
    message: root
      ? 'Chromium has no sandbox when root runs it; the PDF was printed without it.'
      : 'This system denies the browser its sandbox; the PDF was printed without it.',
    hint: `Scripts, network and files stay off. To get the sandbox back, ${root ? 'run as another user' : 'allow user namespaces for the browser'}.`,
  };
}

function isHeadlessShell(resolved: ResolvedBrowser): boolean {
  return resolved.source === 'bundled' || /headless[-_]shell/.test(path.basename(resolved.path));
}

function lastLine(error: unknown): string {
  const lines = String(error instanceof Error ? error.message : error)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.includes('pptr.dev'));
  return (lines.at(-1) ?? 'nothing').trim().replace(/\.?$/, '.');
}
