import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
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
    [
      'a step that is none',
      ['ocr', 'letter'],
      'Name a step: open, status, collect, statement, build, check.',
    ],
    ['a slip', ['buidl'], 'There is no such command. Did you mean build?'],
    ['an option that is none', ['build', '--browsr', 'x'], 'Unknown argument: browsr'],
    ['a word too many', ['law', '2026'], 'law takes no such argument: 2026'],
    ['a missing file', ['inspect'], 'Name a file after the command.'],
  ])('refuses %s with 64 and a hint', async (_, argv, message) => {
    const { code, out, err } = await dossier(...argv);
    expect([code, out]).toEqual([64, '']);
    expect(err).toBe(
      `error ${message}\ndossier --help lists the commands, dossier <command> --help its options.\n`,
    );
  });

  it('lists the commands to somebody who names one that is far from all of them', async () => {
    const { code, err } = await dossier('bogus');
    expect(code).toBe(64);
    expect(err).toContain('error There is no command bogus.\nCommands: approve, build, demo, ');
    for (const name of Object.keys(commands)) expect(err).toContain(name);
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
  it('reads standard input as -', () => {
    const run = spawnSync(process.execPath, ['dist/cli.js', 'inspect', '-', '--json'], {
      input: readFileSync(SCAN),
      encoding: 'utf8',
    });
    expect(JSON.parse(run.stdout)).toMatchObject({ format: 'prowler-csv', records: 255 });
  });

  it('says that a file is not there (66)', async () => {
    expect(await dossier('inspect', 'nowhere.csv')).toEqual({
      code: 66,
      out: '',
      err: 'error The scan nowhere.csv does not exist.\nCorrect the name (case counts), or take it out.\n',
    });
  });

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
      'rejected',
    ]);
    const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
    expect(counts.records).toBe(counts.observations + sum(counts.skipped.map(({ count }) => count)));
    expect(sum(Object.values(counts.bySeverity))).toBe(counts.open);
    expect(counts.skipped).toEqual([{ reason: 'the row has fewer cells than the header', count: 1 }]);
  });

  it('proposes the mapping of an unknown table, which works when it is pasted', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dossier-mapping-'));
    const sheet = [
      'Acme Security;;;;;;;',
      'No;Headline;How bad;What we saw;Concerns;State of play;Noted;HIPAA ref',
      '1;Root user has no second factor;High;"Logs in with\na password";111122223333;Open (overdue);03/15/2026;§164.312(d)',
      '2;Bucket can be listed;Critical;By everyone;arn:aws:s3:::hazel-orders;Open;04/20/2026;45 CFR 164.312(a)(1)',
      '3;Nobody reviews the logs;M;No review since May;siem.hazel.example;Closed - verified;05/02/2026;164.999(z)',
      '4;Short row',
    ].join('\r\n');
    const file = path.join(folder, 'sheet (1).csv');
    writeFileSync(file, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(sheet, 'utf16le')]));
    const { out } = await dossier('inspect', file, '--json');
    const inspected = JSON.parse(out) as {
      readonly open: number;
      readonly rejected: readonly unknown[];
      readonly mapping: {
        readonly columns: Readonly<Record<string, string>>;
        readonly yaml: string;
        readonly rows: readonly { readonly title: string }[];
        readonly unused: readonly string[];
      };
    };
    expect(inspected.mapping.columns).toEqual({
      id: 'No',
      title: 'Headline',
      description: 'What we saw',
      severity: 'How bad',
      status: 'State of play',
      resource: 'Concerns',
      firstSeen: 'Noted',
      provision: 'HIPAA ref',
    });
    expect(inspected.mapping.rows[0]).toEqual({
      line: 3,
      title: 'Root user has no second factor',
      severity: 'high',
      status: 'fail, new',
      resource: '111122223333',
      firstSeen: '2026-03-15',
      provisions: ['164.312(d)'],
    });
    expect(inspected.rejected).toEqual([{ line: 7, reason: 'the row has fewer cells than the header' }]);

    writeFileSync(
      path.join(folder, 'dossier.yaml'),
      [
        'name: pasted',
        'entity: { name: Hazel, status: covered entity, statusBasis: Counsel }',
        'dossier: { title: Pasted, question: What could it cost? }',
        'asOf: 2026-11-20',
        'systems: [{ id: all, name: All, match: { resources: ["*"] }, holdsPhi: true }]',
        inspected.mapping.yaml,
      ].join('\n'),
    );
    await dossier('build', folder, '--out', path.join(folder, 'out'), '--no-pdf');
    const built = JSON.parse(readFileSync(path.join(folder, 'out/pasted/dossier.json'), 'utf8')) as {
      readonly assessed: {
        readonly findings: readonly { readonly title: string; readonly mapping: unknown }[];
      };
    };
    expect(built.assessed.findings).toHaveLength(3);
    expect(built.assessed.findings.find(({ title }) => title.startsWith('Bucket'))?.mapping).toEqual({
      kind: 'mapped',
      provision: '164.312(a)(1)',
      related: [],
      reason: expect.stringContaining('line 5') as string,
      source: 'stated in the source',
    });
  });

  it('says the same to people', async () => {
    const { out, err } = await dossier('inspect', SCAN);
    expect(out).toContain('Prowler');
    expect(out).toContain('1 the row has fewer cells than the header');
    expect(err).toMatch(new RegExp(`^(warning|error): ${SCAN}:256`, 'm'));
  });

  it('refuses what is no scanner file, and says what it found', async () => {
    const { code, out, err } = await dossier('inspect', 'package.json');
    expect([code, out]).toEqual([65, '']);
    expect(err).toContain(
      'error package.json is of no known format: a JSON document with the properties "name"',
    );
    expect(await dossier('inspect', 'no-such-file.csv')).toMatchObject({ code: 66, out: '' });
  });

  it('reads standard input as -, packed or not, beside files', async () => {
    const scan = readFileSync(SCAN);
    const counts = (await dossier('inspect', SCAN, '--json')).out;
    for (const input of [scan, gzipSync(scan)])
      expect(await spawnDossier(['inspect', '-', '--json'], {}, input)).toMatchObject({ out: counts });
    const { out } = await spawnDossier(['inspect', '-', SCAN, '--json'], {}, scan);
    expect((JSON.parse(out) as { file: string }[]).map(({ file }) => file)).toEqual(['-', SCAN]);
  });

  it('refuses a format or a limit that there is none of with 64', async () => {
    expect(await dossier('inspect', SCAN, '--format', 'bogus')).toMatchObject({ code: 64, out: '' });
    expect(await dossier('inspect', SCAN, '--limit', 'rows=5')).toMatchObject({ code: 64, out: '' });
  });
});
