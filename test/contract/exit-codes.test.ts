import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXIT_CODES } from '../../src/commands/exit-codes.js';
import { EXIT } from '../../src/model/diagnostic.js';
import { dossier } from '../commands/run-dossier.js';

const HUNG_UP = 129;
const TERMINATED = 143;
const ALL = [...new Set<number>([...Object.values(EXIT), HUNG_UP, TERMINATED])].sort((a, b) => a - b);

const inReadme = [...readFileSync('README.md', 'utf8').matchAll(/^\| (\d+) \| (.+) \|$/gm)].map(
  ([, code, meaning]) => ({ code: Number(code), meaning }),
);

describe('exit codes', () => {
  it('of the program are all listed, in order, each once', () => {
    expect(EXIT_CODES.map(({ code }) => code)).toEqual(ALL);
  });

  it('stand in README in the same words', () => {
    expect(inReadme).toEqual(EXIT_CODES);
  });

  it('stand in --help in the same words', async () => {
    const { out } = await dossier('--help');
    const [, listed = ''] = out.split('Exit codes:\n');
    const entries = listed.trimEnd().split(/\n(?= *\d+ )/);
    expect(entries.map((entry) => entry.trim().replace(/\s+/g, ' '))).toEqual(
      EXIT_CODES.map(({ code, meaning }) => `${code} ${meaning}`),
    );
  });

  it('of demo have their exception in its own help', async () => {
    const { out } = await dossier('demo', '--help');
    expect(out).toContain('demo ends with 0 where build would end with 1');
  });
});

describe('amounts in --json', () => {
  it.each([
    ['build', 'cents'],
    ['demo', 'cents'],
    ['render', 'cents'],
    ['plan', 'cents'],
    ['simulate', 'cents'],
    ['explain', 'cents'],
    ['price', 'whole dollars'],
    ['law', 'whole dollars'],
  ])('%s says that they are in %s', async (command, unit) => {
    const { out } = await dossier(command, '--help');
    const [, about = ''] = /--json([^]*?)\[boolean\]/.exec(out) ?? [];
    expect(about.replace(/\s+/g, ' ')).toContain(`amounts in ${unit}`);
  });
});
