import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '../../src/model/diagnostic.js';
import { hazelShop, OPEN_BUCKET, ROOT_WITHOUT_MFA } from '../commands/hazel-shop.js';
import { dossier } from '../commands/run-dossier.js';
import { ALL } from './corpora.js';
import { CODES, faultyFs, type FaultyFs } from './faulty-fs.js';
import { hashesIn } from './hashes-in.js';
import { table, type Outcome } from './outcome.js';

/** What a refusal of the file system may end with. */
const DOCUMENTED: readonly number[] = [
  EXIT.badInput,
  EXIT.missingInput,
  EXIT.cannotWrite,
  EXIT.systemRefused,
];

const root = mkdtempSync(path.join(tmpdir(), 'dossier-faults-'));
const outcomes: Outcome[] = [];
let faults: FaultyFs;

const EVIDENCE = {
  'evidence/register.csv': `id,title,kind,file,collectedAt,collectedBy,supports,says
E-01,Access policy,policy,policy.md,2026-11-02,A. Lee,provision=164.312(a)(1),confirms
`,
  'evidence/policy.md': '# Access policy\n',
};

beforeAll(async () => {
  faults = await faultyFs();
});
afterAll(() => {
  faults.restore();
  rmSync(root, { recursive: true });
  console.info(table(outcomes));
});

/** A command whose output lies in `out/shop`, and what else is there to begin with. */
interface Case {
  readonly what: string;
  readonly before: (folder: string, out: string) => Promise<unknown>;
  readonly command: (folder: string, out: string) => readonly string[];
}

const CASES: readonly Case[] = [
  {
    what: 'build',
    before: (folder, out) => dossier('build', folder, '--no-pdf', '--out', out, '-q'),
    command: (folder, out) => ['build', folder, '--no-pdf', '--out', out, '-q'],
  },
  {
    what: 'pack',
    before: async (folder, out) => {
      await dossier('build', folder, '--no-pdf', '--out', out, '-q');
      await dossier('pack', folder, '--out', out, '-q');
    },
    command: (folder, out) => ['pack', folder, '--out', out, '-q', '--by', 'A. Lee'],
  },
];

describe('a system call that fails', () => {
  it.each(CASES)(
    'leaves the output of $what whole, and ends in one line',
    async ({ what, before, command }) => {
      const home = path.join(root, what);
      const out = path.join(home, 'out');
      const more = 'evidence: evidence/register.csv\n';
      const earlier = hazelShop(path.join(home, 'earlier'), 'shop', { more, files: EVIDENCE });
      const rows = what === 'pack' ? [OPEN_BUCKET] : [OPEN_BUCKET, ROOT_WITHOUT_MFA];
      const folder = hazelShop(home, 'shop', { rows, more, files: EVIDENCE });
      const start = async (): Promise<void> => {
        faults.arm();
        rmSync(out, { recursive: true, force: true });
        mkdirSync(out, { recursive: true });
        await before(earlier, out);
      };
      await start();
      const old = hashesIn(path.join(out, 'shop'));
      faults.arm();
      const good = await dossier(...command(folder, out));
      expect(good.code).toBe(0);
      const made = hashesIn(path.join(out, 'shop'));
      expect(made).not.toEqual(old);
      const calls = [...faults.calls];
      const writing = calls.findIndex((call) => call.includes('/.shop.')) + 1;
      await start();
      let [tried, crashes, lost, leaks] = [0, 0, 0, 0];
      for (let at = 1; at <= calls.length; at += ALL ? 1 : 53) {
        const one = CODES[at % CODES.length] ?? 'EIO';
        for (const code of ALL && at >= writing ? CODES : [one]) {
          faults.arm({ at, code });
          const run = await dossier(...command(folder, out));
          faults.arm();
          tried++;
          const now = hashesIn(path.join(out, 'shop'));
          const succeeded = run.code === 0;
          const where = `${code} at ${calls[at - 1]}: exit ${run.code} ${run.err}`;
          // Evidence that cannot be read is an error of the input: told, and stated in the dossier.
          if (run.code === EXIT.inputHadErrors && /^error: .*\(file\): .*is not read/.test(run.err)) {
            await start();
            continue;
          }
          if (!succeeded && !DOCUMENTED.includes(run.code)) complain(where, () => crashes++);
          if (!succeeded && !/^error [^\n]+\n/.test(run.err)) complain(`no cause: ${where}`, () => crashes++);
          if (JSON.stringify(now) !== JSON.stringify(succeeded ? made : old)) {
            complain(`output changed: ${where}`, () => lost++);
          }
          const beside = readdirSync(out).filter((name) => name !== 'shop');
          if (beside.length > 0 && !/^(rm|unlink)/.test(calls[at - 1] ?? '')) {
            complain(`left ${beside.join(' ')}: ${where}`, () => leaks++);
          }
          if (succeeded || !existsSync(path.join(out, 'shop'))) await start();
        }
      }
      outcomes.push({ what: `failing system calls → ${what}`, tried, crashes, live: 0, lost, leaks });
      expect({ crashes, lost, leaks }).toEqual({ crashes: 0, lost: 0, leaks: 0 });
    },
  );
});

function complain(what: string, count: () => void): void {
  console.error(what);
  count();
}
