import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeOutput, type OutputFile } from '../../src/io/atomic-output.js';
import { EXIT } from '../../src/model/diagnostic.js';

/** GNU coreutils: what an auditor checks the output with. */
const CHECKER = 'sha256sum';

/** The staging folder of a run on this machine that is over. */
const KILLED = `.riverbend.partial-${hostname()}-${spawnSync(process.execPath, ['--version']).pid}-a1b2c3`;

let root: string;
let out: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'dossier-output-'));
  out = path.join(root, 'out/riverbend');
});
afterEach(() => rmSync(root, { recursive: true }));

function files(...entries: readonly (readonly [string, string])[]): OutputFile[] {
  return entries.map(([name, text]) => ({ path: name, bytes: new TextEncoder().encode(text) }));
}

const FIRST = files(
  ['dossier.json', '{"version":"1"}'],
  ['findings.csv', 'id\n'],
  ['charts/path.svg', '<svg/>'],
);

function tree(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
}

function read(name: string): string {
  return readFileSync(path.join(out, name), 'utf8');
}

describe('writing the output', () => {
  it('writes every file and sums that sha256sum accepts', async () => {
    await writeOutput(out, FIRST);
    expect(tree(path.dirname(out))).toEqual([
      'riverbend',
      'riverbend/SHA256SUMS',
      'riverbend/charts',
      'riverbend/charts/path.svg',
      'riverbend/dossier.json',
      'riverbend/findings.csv',
    ]);
    expect(read('SHA256SUMS').match(/ {2}\S+$/gm)).toEqual([
      '  charts/path.svg',
      '  dossier.json',
      '  findings.csv',
    ]);
    expect(execFileSync(CHECKER, ['-c', '--strict', 'SHA256SUMS'], { cwd: out, encoding: 'utf8' })).toContain(
      'charts/path.svg: OK',
    );
  });

  it('replaces a former output as a whole: stale files go, nothing is left beside it', async () => {
    await writeOutput(out, FIRST);
    writeFileSync(path.join(out, '.DS_Store'), '');
    await writeOutput(out, files(['dossier.json', '{"version":"2"}']));
    expect(tree(path.dirname(out))).toEqual(['riverbend', 'riverbend/SHA256SUMS', 'riverbend/dossier.json']);
    expect(read('dossier.json')).toBe('{"version":"2"}');
  });

  it('takes an empty folder', async () => {
    mkdirSync(out, { recursive: true });
    await writeOutput(out, FIRST);
    expect(existsSync(path.join(out, 'dossier.json'))).toBe(true);
  });

  const foreign: Readonly<Record<string, readonly [prepare: () => void | Promise<void>, kept: string]>> = {
    'a folder with files of its own': [() => write('thesis.txt'), 'thesis.txt'],
    'a folder with sums of something else': [
      () => write('SHA256SUMS', `${'0'.repeat(64)}  thesis.txt\n`),
      'SHA256SUMS',
    ],
    'a folder with sums that are none': [() => write('SHA256SUMS', 'dossier.json\n'), 'SHA256SUMS'],
    'an output into which somebody put a file': [
      async () => {
        await writeOutput(out, FIRST);
        write('charts/notes.txt');
      },
      'charts/notes.txt',
    ],
  };
  for (const [what, [prepare, kept]] of Object.entries(foreign)) {
    it(`does not replace ${what}`, async () => {
      await prepare();
      const before = tree(root);
      await expect(writeOutput(out, files(['dossier.json', '2']))).rejects.toMatchObject({
        exitCode: EXIT.cannotWrite,
        message: expect.stringContaining('is not replaced') as string,
      });
      expect(tree(root)).toEqual(before);
      expect(existsSync(path.join(out, kept))).toBe(true);
    });
  }

  it('does not write through a symbolic link or over a file', async () => {
    mkdirSync(path.join(root, 'elsewhere'));
    mkdirSync(path.dirname(out));
    symlinkSync('../elsewhere', out);
    await expect(writeOutput(out, FIRST)).rejects.toMatchObject({ exitCode: EXIT.cannotWrite });
    rmSync(out);
    writeFileSync(out, 'a file');
    await expect(writeOutput(out, FIRST)).rejects.toMatchObject({ exitCode: EXIT.cannotWrite });
    expect(readFileSync(out, 'utf8')).toBe('a file');
  });

  it('leaves the former output untouched, and nothing beside it, when a file cannot be written', async () => {
    await writeOutput(out, FIRST);
    const before = tree(root);
    const clash = files(['dossier.json', '2'], ['a', 'a file'], ['a/b', 'and a folder of the same name']);
    await expect(writeOutput(out, clash)).rejects.toMatchObject({ exitCode: EXIT.cannotWrite });
    expect(tree(root)).toEqual(before);
    expect(read('dossier.json')).toBe('{"version":"1"}');
  });

  it.skipIf(process.getuid?.() === 0)('says so when the file system refuses', async () => {
    mkdirSync(path.dirname(out));
    chmodSync(path.dirname(out), 0o500);
    await expect(writeOutput(out, FIRST)).rejects.toMatchObject({ exitCode: EXIT.cannotWrite });
    chmodSync(path.dirname(out), 0o700);
  });

  it('puts back what a killed run had moved aside, so that a refusal finds it in its place', async () => {
    await writeOutput(out, FIRST);
    mkdirSync(path.join(root, 'out', KILLED));
    renameSync(out, path.join(root, 'out', KILLED, 'previous'));
    await expect(writeOutput(out, files(['a', ''], ['a/b', '']))).rejects.toThrow('cannot be written');
    expect(read('dossier.json')).toBe('{"version":"1"}');
    expect(readdirSync(path.join(root, 'out'))).toEqual(['riverbend']);
  });

  it('removes what a killed run had replaced and not yet removed', async () => {
    await writeOutput(out, FIRST);
    mkdirSync(path.join(root, 'out', KILLED));
    renameSync(out, path.join(root, 'out', KILLED, 'previous'));
    await writeOutput(path.join(root, 'out/other'), FIRST);
    renameSync(path.join(root, 'out/other'), out);
    await writeOutput(out, FIRST);
    expect(readdirSync(path.join(root, 'out'))).toEqual(['riverbend']);
  });

  it('removes what a killed run had half written, and nothing of a run that goes on', async () => {
    mkdirSync(path.join(root, 'out', KILLED, 'made/charts'), { recursive: true });
    const running = `.riverbend.partial-${hostname()}-${process.ppid}-a1b2c3`;
    mkdirSync(path.join(root, 'out', running));
    await writeOutput(out, FIRST);
    expect(readdirSync(path.join(root, 'out')).toSorted()).toEqual([running, 'riverbend']);
  });

  it('waits for nobody: while another run writes there, it stops and changes nothing', async () => {
    await writeOutput(out, FIRST);
    const lock = path.join(root, 'out/.riverbend.lock');
    writeFileSync(lock, `${process.ppid} ${hostname()} a1b2c3\n`);
    const before = tree(root);
    await expect(writeOutput(out, files(['dossier.json', '2']))).rejects.toMatchObject({
      exitCode: EXIT.cannotWrite,
      message: expect.stringContaining(`Process ${process.ppid} on ${hostname()} is writing`) as string,
      hint: expect.stringContaining(lock) as string,
    });
    expect(tree(root)).toEqual(before);
    expect(read('dossier.json')).toBe('{"version":"1"}');
  });

  it.each([
    ['of a run that was killed', () => `${KILLED.split('-').at(-2)} ${hostname()} a1b2c3\n`],
    ['of a run that was killed before it wrote its name', () => ''],
  ])('takes over the lock %s', async (_, content) => {
    mkdirSync(path.dirname(out));
    writeFileSync(path.join(root, 'out/.riverbend.lock'), content());
    await writeOutput(out, FIRST);
    expect(readdirSync(path.join(root, 'out'))).toEqual(['riverbend']);
  });

  it('believes the lock of another machine for ten minutes', async () => {
    const lock = path.join(root, 'out/.riverbend.lock');
    mkdirSync(path.dirname(out));
    writeFileSync(lock, `1 another-machine a1b2c3\n`);
    await expect(writeOutput(out, FIRST)).rejects.toThrow('Process 1 on another-machine is writing');
    utimesSync(lock, new Date(0), new Date(0));
    await writeOutput(out, FIRST);
    expect(readdirSync(path.join(root, 'out'))).toEqual(['riverbend']);
  });

  it('lets one of many runs at once win, and leaves one whole output', async () => {
    const runs = Array.from({ length: 20 }, (_, index) =>
      writeOutput(out, files(['dossier.json', `${index}`])),
    );
    const settled = await Promise.allSettled(runs);
    const refused = settled.filter((run) => run.status === 'rejected').map(({ reason }) => String(reason));
    expect(refused.length).toBeLessThan(20);
    for (const reason of refused) expect(reason).toContain('is writing');
    expect(readdirSync(path.join(root, 'out'))).toEqual(['riverbend']);
    expect(tree(out)).toEqual(['SHA256SUMS', 'dossier.json']);
  });

  for (const name of ['../x', '/etc/x', 'a//b', './a', 'a\\b', 'C:x', 'a\nb', '', 'sha256sums']) {
    it(`refuses the name ${JSON.stringify(name)} before anything is written`, async () => {
      await expect(writeOutput(out, files([name, 'x']))).rejects.toThrow(RangeError);
      expect(existsSync(path.dirname(out))).toBe(false);
    });
  }
});

function write(name: string, text = 'mine'): void {
  mkdirSync(path.dirname(path.join(out, name)), { recursive: true });
  writeFileSync(path.join(out, name), text);
}
