import { describe, expect, it } from 'vitest';
import * as commands from '../../src/commands/index.js';
import { dossier, spawnDossier } from './run-dossier.js';

const SCAN = 'samples/fable-thistle/scans/aws/prowler-2026-11-16.csv';

describe('the command line', () => {
  it('lists every command, in lines of at most 80 columns', async () => {
    const { code, out } = await dossier('--help');
    expect(code).toBe(0);
    for (const name of Object.keys(commands)) expect(out).toMatch(new RegExp(`^  dossier ${name}\\b`, 'm'));
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it.each(Object.keys(commands))('explains %s', async (name) => {
    const { code, out } = await dossier(name, '--help');
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^dossier ${name}\\b`));
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it.each<[string, string[], string]>([
    ['no command', [], 'Name a command.'],
    ['a command that is none', ['frobnicate'], 'Unknown command: frobnicate'],
    ['a slip', ['buidl'], 'There is no such command. Did you mean build?'],
    ['an option that is none', ['build', '--browsr', 'x'], 'Unknown argument: browsr'],
    ['a missing file', ['inspect'], 'Name a file after the command.'],
  ])('refuses %s with 64 and a hint', async (_, argv, message) => {
    const { code, out, err } = await dossier(...argv);
    expect([code, out]).toEqual([64, '']);
    expect(err).toBe(
      `error ${message}\ndossier --help lists the commands, dossier <command> --help its options.\n`,
    );
  });

  it('ends as a process with the code, without escape codes where nobody looks at a terminal', async () => {
    const run = await spawnDossier(['build', 'nowhere'], { NO_COLOR: undefined, FORCE_COLOR: undefined });
    expect(run).toEqual({
      code: 66,
      out: '',
      err: 'error nowhere does not exist\nName a folder that holds dossier.yaml, or the file itself.\n',
    });
    expect((await spawnDossier(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('dossier inspect', () => {
  it('prints counts that add up, as JSON alone on stdout', async () => {
    const { code, out } = await dossier('inspect', SCAN, '--json');
    expect(code).toBe(0);
    const counts = JSON.parse(out) as {
      readonly records: number;
      readonly observations: number;
      readonly open: number;
      readonly bySeverity: Readonly<Record<string, number>>;
      readonly skipped: readonly { readonly reason: string; readonly count: number }[];
    };
    expect(Object.keys(counts)).toEqual([
      'format',
      'records',
      'observations',
      'open',
      'bySeverity',
      'skipped',
    ]);
    const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
    expect(counts.records).toBe(counts.observations + sum(counts.skipped.map(({ count }) => count)));
    expect(sum(Object.values(counts.bySeverity))).toBe(counts.open);
    expect(counts.skipped).toEqual([{ reason: 'the row has fewer cells than the header', count: 1 }]);
  });

  it('says the same to people', async () => {
    const { out, err } = await dossier('inspect', SCAN);
    expect(out).toContain('Prowler');
    expect(out).toContain('1 the row has fewer cells than the header');
    expect(err).toContain(`${SCAN}:256`);
  });

  it('refuses what is no scanner file, and says what it found', async () => {
    const { code, out, err } = await dossier('inspect', 'package.json');
    expect([code, out]).toEqual([65, '']);
    expect(err).toContain(
      'error package.json is of no known format: a JSON document with the properties "name"',
    );
    expect(await dossier('inspect', 'no-such-file.csv')).toMatchObject({ code: 66, out: '' });
    expect(await dossier('inspect', 'samples')).toMatchObject({ code: 66, out: '' });
  });
});
