import { readFileSync, rmSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, assert, describe, expect, it } from 'vitest';
import { gapsText } from '../../src/gaps/gaps-text.js';
import { isoDate } from '../../src/model/date.js';
import { dossier } from './run-dossier.js';

const folder = mkdtempSync(path.join(tmpdir(), 'dossier-narrow-'));
afterAll(() => rmSync(folder, { recursive: true }));

const [, example] = /```yaml\n(noticeDate:[\s\S]*?)```/.exec(readFileSync('schema/README.md', 'utf8')) ?? [];
assert(example);
const CASE = path.join(folder, 'case.yaml');
writeFileSync(CASE, example);

const { isTTY, columns } = process.stdout;
afterEach(() => void Object.assign(process.stdout, { isTTY, columns }));

/** What a command prints on a terminal of so many columns; without a number, into a pipe. */
async function printed(argv: readonly string[], width?: number): Promise<string> {
  Object.assign(process.stdout, { isTTY: width !== undefined, columns: width });
  return (await dossier(...argv)).out;
}

/** Lines beyond `width` that could have been broken: those of more than one word. */
function tooWide(text: string, width: number): readonly string[] {
  return text.split('\n').filter((line) => line.length > width && line.trim().includes(' '));
}

function words(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,]+/).filter((word) => !/^-*$/.test(word)))];
}

describe.each([
  ['law', ['law', '--on', '2026-11-23']],
  ['price', ['price', CASE]],
])('dossier %s', (_, argv) => {
  it.each([60, 80, 110, 160])('keeps to a terminal of %d columns', async (width) => {
    expect(tooWide(await printed(argv, width), width)).toEqual([]);
  });

  it.each([60, 80, 160])('loses nothing on a terminal of %d columns', async (width) => {
    const narrow = words(await printed(argv, width));
    const heads = ['provision', 'year', 'counted', 'count', 'per', 'violation', 'raw', 'amount', 'codified'];
    const missing = words(await printed(argv)).filter((word) => !narrow.includes(word));
    expect(missing.filter((word) => !heads.includes(word))).toEqual([]);
  });

  it('writes a row of a table in one line where it has the room, and into a pipe', async () => {
    const row = /^ {2}(164\.502\(a\) +2018 .*\$170,000|2 reasonable-cause .*\$2,190,294)/m;
    expect(await printed(argv, 160)).toMatch(row);
    expect(await printed(argv)).toMatch(row);
    expect(await printed(argv, 80)).not.toMatch(row);
  });
});

it('dossier price says in a narrow terminal what each figure is', async () => {
  expect(await printed(['price', CASE], 80)).toContain(
    [
      '  164.312(a)(1), 2018, tier 2                                           $100,000',
      '    per-day 2018-04-01 to 2018-12-31',
      '    275 x $1,379 = $379,225, cap $100,000',
    ].join('\n'),
  );
});

it.each([60, 80, 110])('dossier gaps keeps to %d columns and loses nothing', (width) => {
  const gap = {
    kind: 'proof missing',
    of: '164.308(a)(1)(i)',
    what: 'record of violations and how each was remedied; corrective action plan; 4 more of them (Security management process)',
    owner: 'Ilse Varga',
    due: isoDate('2026-11-20'),
  } as const;
  for (const byOwner of [true, false]) {
    const text = gapsText([gap], byOwner, width);
    expect(tooWide(text, width)).toEqual([]);
    expect(text.replace(/\s+/g, ' ')).toContain(`2026-11-20 ${gap.of} proof missing: ${gap.what}`);
    expect(text).toContain('Ilse Varga');
    expect(gapsText([gap], byOwner, Infinity)).toMatch(/^ {2}2026-11-20 .*Security management process\).*$/m);
  }
});
