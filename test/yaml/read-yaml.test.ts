import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readYaml } from '../../src/yaml/read-yaml.js';
import type { Diagnostic } from '../../src/model/diagnostic.js';

const CASE = z.strictObject({
  provision: z.string().meta({ description: 'The provision that was violated.' }),
  tier: z.enum(['no-knowledge', 'reasonable-cause']),
  days: z.number().int().min(1),
  from: z.iso.date().optional(),
  accounts: z.array(z.string()).optional(),
  tags: z.record(z.string(), z.string()).optional(),
  baa: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('signed'), on: z.iso.date() }),
      z.strictObject({ kind: z.literal('missing') }),
    ])
    .optional(),
  scans: z
    .array(z.union([z.string(), z.strictObject({ glob: z.string(), tool: z.string().optional() })]))
    .optional(),
});

function problems(text: string): readonly Diagnostic[] {
  const reading = readYaml(text, 'case.yaml', CASE);
  return reading.kind === 'refused' ? reading.diagnostics : [];
}

const VALID = 'provision: 164.312(b)\ntier: no-knowledge\ndays: 3\n';

describe('reading YAML with a schema', () => {
  it('returns the value, dates as text, bare numbers as written where text is expected', () => {
    const reading = readYaml(
      `${VALID}from: 2026-01-31\naccounts: [012345678901, 5e3]\ntags: { phi: true, v: 1.10 }\n`,
      'case.yaml',
      CASE,
    );
    expect(reading).toMatchObject({
      kind: 'read',
      value: { from: '2026-01-31', accounts: ['012345678901', '5e3'], tags: { phi: 'true', v: '1.10' } },
    });
  });

  it('reads JSON as well', () => {
    const json = JSON.stringify({ provision: '164.312(b)', tier: 'no-knowledge', days: 3 });
    expect(readYaml(json, 'case.json', CASE).kind).toBe('read');
  });

  it('reports everything at once, each with its line, column and field', () => {
    const found = problems('provison: 164.312(b)\ntier: reasonable cause\ndays: 0.5\n');
    expect(found).toMatchObject([
      {
        code: 'not-allowed-value',
        at: { file: 'case.yaml', line: 2, column: 7, pointer: '/tier', field: 'tier' },
        value: 'reasonable cause',
        allowed: 'no-knowledge, reasonable-cause',
        hint: 'Did you mean `reasonable-cause`?',
      },
      { code: 'wrong-type', at: { line: 3, column: 7 }, value: '0.5', allowed: 'a whole number' },
      {
        code: 'unknown-field',
        at: { line: 1, column: 1 },
        allowed: expect.stringContaining('provision, tier, days') as string,
        hint: 'Did you mean `provision`?',
      },
    ]);
    expect(found).toHaveLength(3);
    expect(problems('tier: reasonable-cause\ndays: 1\n')).toMatchObject([
      {
        code: 'missing-field',
        at: { line: 1, field: 'provision' },
        hint: 'The provision that was violated.',
      },
    ]);
  });

  it('names the values that a missing or empty choice may have', () => {
    expect(problems('provision: a\ntier:\ndays: 1')).toMatchObject([
      { code: 'empty-field', at: { line: 2 }, allowed: 'no-knowledge, reasonable-cause' },
    ]);
    expect(problems('provision: a\ndays: 1')).toMatchObject([
      { code: 'missing-field', allowed: 'no-knowledge, reasonable-cause' },
    ]);
  });

  it('judges a union by the branch that was meant', () => {
    expect(problems(`${VALID}scans:\n  - glob: a\n    toool: b\n  - [x]\n`)).toMatchObject([
      { code: 'unknown-field', at: { line: 6, field: 'scans[1].toool' }, allowed: 'glob, tool' },
      { code: 'wrong-type', at: { line: 7, field: 'scans[2]' } },
    ]);
    expect(problems(`${VALID}baa: { kind: sined }`)).toMatchObject([
      {
        code: 'not-allowed-value',
        value: 'sined',
        allowed: 'signed, missing',
        hint: 'Did you mean `signed`?',
      },
    ]);
    expect(problems(`${VALID}baa: { kind: missing, on: 2026-01-01 }`)).toMatchObject([
      { code: 'unknown-field', at: { field: 'baa.on' }, allowed: 'kind' },
    ]);
  });

  it('refuses a day that does not exist', () => {
    expect(problems(`${VALID}from: 2026-02-29`)).toMatchObject([
      { code: 'wrong-format', at: { line: 4, column: 7 }, value: '2026-02-29', allowed: 'YYYY-MM-DD' },
    ]);
  });

  const refused: Readonly<Record<string, readonly [text: string, code: string, line: number]>> = {
    'a field written twice': ['a: 1\nb: 2\na: 3', 'yaml-duplicate-field', 3],
    'broken syntax': ['a: [1,\nb: 2', 'yaml-syntax', 2],
    'tabs as indentation': ['a:\n\t- b', 'yaml-syntax', 2],
    'a second document': [`${VALID}---\na: 1`, 'yaml-syntax', 4],
    'a tag': ['a: 1\nb: !!timestamp 2026-01-01', 'yaml-tag', 2],
    'YAML 1.1, which reads dates as instants': ['%YAML 1.1\n---\nfrom: 2026-01-01', 'yaml-version', 1],
    'an alias without anchor': ['a: 1\nb: *x', 'yaml-alias', 2],
    'a prototype': [`${VALID}tags:\n  __proto__: x`, 'unknown-field', 5],
    'deep flow nesting': [`a: 1\nb: ${'['.repeat(100_000)}`, 'yaml-too-deep', 2],
    'deep block nesting': [`a: 1\nb:\n${'- '.repeat(100_000)}`, 'yaml-too-deep', 3],
    'deep indentation': [
      Array.from({ length: 400 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'),
      'yaml-too-deep',
      202,
    ],
  };
  for (const [what, [text, code, line]] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      expect(problems(text)).toContainEqual(
        expect.objectContaining({
          code,
          at: expect.objectContaining({ line }) as unknown,
          hint: expect.any(String) as string,
        }),
      );
    });
  }

  it('names the field that is written twice, quoted or not', () => {
    for (const name of ['asOf', '"asOf"', "'asOf'"])
      expect(problems(`asOf: 1\nb:\n  c: 2\n${name}: 3`)).toContainEqual(
        expect.objectContaining({
          code: 'yaml-duplicate-field',
          message: expect.stringContaining('`asOf`') as string,
          at: { file: expect.any(String) as string, line: 4, column: 1, field: 'asOf' },
        }),
      );
  });

  it('refuses aliases that multiply, and texts that are too large', () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 9; level += 1) {
      const below = Array.from({ length: 9 }, () => `*a${level - 1}`).join(', ');
      bomb.push(`a${level}: &a${level} [${below}]`);
    }
    expect(problems(bomb.join('\n'))).toMatchObject([{ code: 'yaml-alias-bomb' }]);
    expect(problems(`# ${'x'.repeat(4_000_001)}`)).toMatchObject([{ code: 'yaml-too-large' }]);
  });

  it('brackets in text do not count as nesting', () => {
    const text = `provision: |\n  ${'['.repeat(500)}\ntier: no-knowledge # ${'['.repeat(500)}\ndays: 3\n`;
    expect(problems(text)).toEqual([]);
  });

  it('an empty file misses its fields instead of crashing', () => {
    expect(problems('')).toMatchObject([{ code: 'empty-field' }]);
    expect(problems('just text')).toMatchObject([{ code: 'wrong-type', allowed: 'a group of fields' }]);
  });
});
