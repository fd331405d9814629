import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hazelShop, OPEN_BUCKET, ROOT_WITHOUT_MFA } from '../commands/hazel-shop.js';
import { ALL } from './corpora.js';
import { hashesIn } from './hashes-in.js';
import { table, type Outcome } from './outcome.js';

const root = mkdtempSync(path.join(tmpdir(), 'dossier-kill-'));
const out = path.join(root, 'out');
/** The temporary folder of the runs, so that what they leave in it is theirs. */
const temporary = path.join(root, 'tmp');
const outcomes: Outcome[] = [];
const folders = [
  hazelShop(path.join(root, 'one'), 'shop'),
  hazelShop(path.join(root, 'two'), 'shop', { rows: [OPEN_BUCKET, ROOT_WITHOUT_MFA] }),
];

afterAll(() => {
  rmSync(root, { recursive: true });
  console.info(table(outcomes));
});

function argv(folder: string, more: readonly string[]): string[] {
  return [path.resolve('dist/cli.js'), 'build', folder, '--out', out, '-q', ...more];
}

const ENV = { ...process.env, TMPDIR: temporary };

/** An undisturbed run and how long it took, in milliseconds. */
function build(folder: string, more: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, argv(folder, more), { env: ENV, encoding: 'utf8' });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  return performance.now() - start;
}

/** Kills a run after a while, if it still goes on. */
async function killed(folder: string, more: readonly string[], afterMs: number): Promise<void> {
  const child = spawn(process.execPath, argv(folder, more), { env: ENV, stdio: 'ignore' });
  const ended = once(child, 'exit');
  await Promise.race([setTimeout(afterMs), ended]);
  child.kill('SIGKILL');
  await ended;
}

/** Processes that carry the temporary folder in their command line: browsers of these runs. */
function browsers(): number {
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(`${temporary}/dossier-browser`);
    } catch {
      return false;
    }
  }).length;
}

describe.skipIf(process.platform !== 'linux')('SIGKILL at random moments', () => {
  beforeAll(() => mkdirSync(temporary));

  it.each([
    { what: 'build --no-pdf', more: ['--no-pdf'], kills: ALL ? 950 : 6 },
    { what: 'build, with PDFs', more: [], kills: ALL ? 50 : 0 },
  ])(
    'of $what leave a whole output, and nothing that the next run does not clean',
    { timeout: 3_600_000 },
    async ({ what, more, kills }) => {
      const whole = new Set<string>();
      let longest = 0;
      for (const folder of folders) {
        longest = Math.max(longest, build(folder, more));
        whole.add(JSON.stringify(hashesIn(path.join(out, 'shop'))));
      }
      expect(whole.size).toBe(2);
      let [lost, leaks] = [0, 0];
      for (let kill = 0; kill < kills; kill++) {
        await killed(folders[kill % 2] ?? '', more, Math.random() * longest);
        if (!whole.has(JSON.stringify(hashesIn(path.join(out, 'shop'))))) lost++;
        for (let wait = 0; browsers() > 0 && wait < 50; wait++) await setTimeout(100);
        leaks += browsers();
        if (kill % 50 !== 49 && kill !== kills - 1) continue;
        build(folders[0] ?? '', more);
        leaks += readdirSync(out).length - 1 + readdirSync(temporary).length;
      }
      outcomes.push({ what: `${kills} kills → ${what}`, tried: kills, crashes: 0, live: 0, lost, leaks });
      expect({ lost, leaks }).toEqual({ lost: 0, leaks: 0 });
    },
  );

  /** Kills at every call that changes names or makes them durable, one after the other. */
  const HAS_STRACE = spawnSync('strace', ['-V']).status === 0;
  it.skipIf(!HAS_STRACE)(
    'and at every rename, exchange, sync, link, mkdir and unlink',
    { timeout: 3_600_000 },
    () => {
      const whole = new Set<string>();
      for (const folder of folders) {
        build(folder, ['--no-pdf']);
        whole.add(JSON.stringify(hashesIn(path.join(out, 'shop'))));
      }
      let [tried, lost, leaks] = [0, 0, 0];
      for (const call of ['renameat2', 'rename', 'fsync', 'mkdir', 'unlink', 'rmdir']) {
        for (let when = 1; when <= (ALL ? 20 : 1); when++) {
          const inject = [
            '-f',
            '-qq',
            '-o',
            '/dev/null',
            '-e',
            `trace=${call}`,
            '-e',
            `inject=${call}:signal=KILL:when=${when}`,
          ];
          const run = spawnSync(
            'strace',
            [...inject, process.execPath, ...argv(folders[(when + 1) % 2] ?? '', ['--no-pdf'])],
            { env: ENV },
          );
          tried++;
          if (!whole.has(JSON.stringify(hashesIn(path.join(out, 'shop'))))) lost++;
          if (run.status === 0) break;
        }
        build(folders[0] ?? '', ['--no-pdf']);
        leaks += readdirSync(out).length - 1;
      }
      outcomes.push({
        what: 'kills at system calls → build --no-pdf',
        tried,
        crashes: 0,
        live: 0,
        lost,
        leaks,
      });
      expect({ lost, leaks }).toEqual({ lost: 0, leaks: 0 });
    },
  );
});
