import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractText } from '../../src/io/pdf/extract-text.js';
import { hazelShop } from '../commands/hazel-shop.js';
import { ALL } from './corpora.js';
import { table, type Outcome } from './outcome.js';

const root = mkdtempSync(path.join(tmpdir(), 'dossier-egress-'));
const CANARY = 'CANARY-5f2d71c0-do-not-read';
const canaryFile = path.join(root, 'outside/canary.txt');
const outcomes: Outcome[] = [];
let hits = 0;
const listener = createServer((socket) => {
  hits++;
  socket.destroy();
});

/** Texts that make a browser, a Markdown reader or an office program fetch something, for each kind of place. */
function baits(port: number): readonly string[] {
  const web = `http://127.0.0.1:${port}/x`;
  const file = `file://${canaryFile}`;
  return [web, file].flatMap((url) => [
    `<img src="${url}">`,
    `<iframe src="${url}"></iframe>`,
    `<object data="${url}"></object>`,
    `<embed src="${url}">`,
    `<link rel="stylesheet" href="${url}">`,
    `<link rel="prefetch" href="${url}">`,
    `<meta http-equiv="refresh" content="0; url=${url}">`,
    `<script src="${url}"></script>`,
    `<script>fetch('${url}')</script>`,
    `<style>@import url(${url}); body { background: url(${url}) }</style>`,
    `<svg><image href="${url}"/><use href="${url}#a"/></svg>`,
    `<video src="${url}" autoplay></video>`,
    `<form action="${url}"><input type=submit autofocus></form>`,
    `<base href="${url}">`,
    `<a href="${url}" ping="${url}">x</a>`,
    `![x](${url})`,
    `[x](${url})`,
    `<${url}>`,
    `[x]: ${url}`,
    `=WEBSERVICE("${url}")`,
    `=HYPERLINK("${url}","x")`,
    `@import '${url}';`,
    `]]><!ENTITY x SYSTEM "${url}">&x;`,
    `{{> ${url}}}{{lookup this '${url}'}}`,
    `<!-- figure ${url} --><!--#include file="${canaryFile}" -->`,
    `data:text/html,<img src=${url}>`,
    `javascript:fetch('${url}')`,
    `url(${url})`,
    `\\\\127.0.0.1@${port}\\share\\x`,
    `"><img src=${url} onerror=fetch('${url}')>`,
  ]);
}

let folder = '';
beforeAll(async () => {
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  mkdirSync(path.dirname(canaryFile));
  writeFileSync(canaryFile, CANARY);
  const cells = baits((listener.address() as AddressInfo).port).map(
    (bait) => `"${bait.replaceAll('"', '""')}"`,
  );
  const rows = cells.map(
    (bait, index) => `F${index},check-${index},${bait},high,FAIL,${bait},111122223333,2026-03-01`,
  );
  const items = cells.map(
    (bait, index) => `E-${index},${bait},policy,${bait},2026-11-02,A. Lee,provision=164.312(a)(1),confirms`,
  );
  const climbing = [canaryFile, '../outside/canary.txt', '../../outside/canary.txt', `file://${canaryFile}`];
  const escapes = climbing.map(
    (file, index) => `X-${index},Paper,policy,${file},2026-11-02,A. Lee,provision=164.312(a)(1),confirms`,
  );
  folder = hazelShop(root, 'shop', {
    rows,
    more: 'evidence: evidence/register.csv\n',
    files: {
      'evidence/register.csv': [
        'id,title,kind,file,collectedAt,collectedBy,supports,says',
        ...items,
        ...escapes,
        'P-1,Real paper,policy,paper.md,2026-11-02,A. Lee,provision=164.312(a)(1),confirms',
        '',
      ].join('\n'),
      'evidence/paper.md': '# Paper\n',
    },
  });
});
afterAll(() => {
  listener.close();
  rmSync(root, { recursive: true });
  console.info(table(outcomes));
});

const out = path.join(root, 'out');
const CLI = path.resolve('dist/cli.js');
const COMMANDS: readonly { readonly what: string; readonly argv: () => readonly string[] }[] = [
  { what: 'build', argv: () => ['build', folder, '--out', out, ...(ALL ? [] : ['--no-pdf'])] },
  {
    what: 'render',
    argv: () => ['render', path.join(out, 'shop'), '--out', path.join(root, 'again'), '--no-pdf'],
  },
  { what: 'pack', argv: () => ['pack', folder, '--out', out] },
  { what: 'verify', argv: () => ['verify', path.join(out, 'shop/pack.zip')] },
  { what: 'inspect', argv: () => ['inspect', path.join(folder, 'scans/findings.csv')] },
  { what: 'demo', argv: () => ['demo', '--out', path.join(root, 'demo'), '--no-pdf'] },
];

/** Refuses every socket but the pipes of the process itself, and tells of it. */
const NO_SOCKETS = `data:text/javascript,${encodeURIComponent(`
  import net from 'node:net'; import dns from 'node:dns'; import dgram from 'node:dgram'; import { syncBuiltinESMExports } from 'node:module';
  const refuse = (what) => () => { process.stderr.write('EGRESS ' + what + '\\n'); process.exit(99); };
  net.Socket.prototype.connect = refuse('connect'); dns.lookup = refuse('lookup'); dns.promises.lookup = refuse('lookup'); dgram.createSocket = refuse('udp');
  syncBuiltinESMExports();`)}`;

describe('what leaves the machine, and what is read', () => {
  it.each(COMMANDS)(
    '$what opens no socket',
    async ({ argv }) => {
      const { code, text } = await run(['--import', NO_SOCKETS, CLI, ...argv()]);
      expect(text).not.toContain('EGRESS');
      expect([0, 1]).toContain(code);
    },
    120_000,
  );

  const HAS_STRACE = process.platform === 'linux' && spawnSync('strace', ['-V']).status === 0;
  it.skipIf(!HAS_STRACE || !ALL).each(COMMANDS)(
    '$what asks the kernel for no connection and no foreign file',
    async ({ what, argv }) => {
      const trace = path.join(root, `${what}.trace`);
      const strace = [
        '-f',
        '-qq',
        '-o',
        trace,
        '-e',
        'trace=connect,sendto,sendmsg,openat,open',
        process.execPath,
        CLI,
        ...argv(),
      ];
      const child = spawnSync('strace', strace, { encoding: 'utf8', maxBuffer: 1 << 26 });
      expect([0, 1]).toContain(child.status);
      const lines = readFileSync(trace, 'utf8').split('\n');
      const requests = lines.filter(
        (line) =>
          /sa_family=AF_INET6?/.test(line) &&
          !/UDP|SOCK_DGRAM/.test(line) &&
          /connect\(/.test(line) &&
          !/htons\(0\)|inet_addr\("127\.0\.0\.1"\)|= -1/.test(line),
      );
      const foreign = lines
        .map((line) => /open(?:at)?\((?:AT_FDCWD, )?"([^"]+)".*\) = \d+/.exec(line)?.[1])
        .filter((file) => file !== undefined && !isExpected(file));
      expect({ requests, foreign: [...new Set(foreign)] }).toEqual({ requests: [], foreign: [] });
    },
    240_000,
  );

  const HAS_NAMESPACES = spawnSync('unshare', ['-n', 'true']).status === 0;
  it.skipIf(!HAS_NAMESPACES || !ALL)(
    'build with PDFs does not miss the network',
    async () => {
      const offline = path.join(root, 'offline');
      const child = spawnSync('unshare', ['-n', process.execPath, CLI, 'build', folder, '--out', offline], {
        encoding: 'utf8',
      });
      expect([0, 1]).toContain(child.status);
      expect(existsSync(path.join(offline, 'shop/dossier.pdf'))).toBe(true);
    },
    240_000,
  );

  it('nothing called, and no byte of a file that nobody named is in any output', () => {
    const files = ['out', 'again', 'demo'].flatMap((name) => filesBelow(path.join(root, name)));
    expect(files.length).toBeGreaterThan(20);
    const leaks = files.filter((file) => textOf(file).includes(CANARY));
    outcomes.push({
      what: 'fetching texts → all commands',
      tried: 60,
      crashes: 0,
      live: hits,
      lost: 0,
      leaks: leaks.length,
    });
    expect({ hits, leaks }).toEqual({ hits: 0, leaks: [] });
  });
});

async function run(
  argv: readonly string[],
): Promise<{ readonly code: number | null; readonly text: string }> {
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, text };
}

/** Inputs, outputs, the program, its runtime and the system's own libraries. */
function isExpected(file: string): boolean {
  const project = path.resolve('.');
  const places = [
    folder,
    out,
    path.join(root, 'again'),
    path.join(root, 'demo'),
    project,
    realpathSync('node_modules'),
    path.join(homedir(), '.cache/dossier'),
  ];
  const system = [
    '/usr',
    '/lib',
    '/lib64',
    '/etc',
    '/proc',
    '/sys',
    '/dev',
    '/opt',
    '/var/cache/fontconfig',
    process.execPath,
  ];
  const temporary = path.join(tmpdir(), 'dossier-browser');
  return (
    [...places, ...system].some((place) => file === place || file.startsWith(`${place}/`)) ||
    file.startsWith(temporary) ||
    file === root ||
    file === tmpdir() ||
    !path.isAbsolute(file)
  );
}

/** PDFs hold their text compressed. */
function textOf(file: string): string {
  const bytes = readFileSync(file);
  return file.endsWith('.pdf') ? extractText(bytes).join('\n') : bytes.toString('latin1');
}

function filesBelow(at: string): string[] {
  if (!existsSync(at)) return [];
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
