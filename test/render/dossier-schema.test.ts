import { Ajv } from 'ajv';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dossierJson } from '../../src/render/dossier-json.js';
import { joined } from './joined.js';
import { crowded, hostile, retailer, single, spotless, unpriced } from './fixture.js';

const PUBLISHED = 'schema/dossier.schema.json';
const schema = JSON.parse(readFileSync(PUBLISHED, 'utf8')) as object;
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

function complaints(json: unknown): string[] {
  validate(json);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('the published schema of dossier.json', () => {
  it('is that of the model (node scripts/make-dossier-schema.mjs)', () => {
    expect(() =>
      execFileSync(process.execPath, ['scripts/make-dossier-schema.mjs', '--check']),
    ).not.toThrow();
  });

  it.each(Object.entries({ retailer, hostile, single, spotless, unpriced, crowded }))(
    'admits the %s dossier',
    (_, dossier) => {
      expect(complaints(JSON.parse(joined(dossierJson(dossier()))))).toEqual([]);
    },
  );

  it.each<[string, Record<string, unknown>]>([
    ['an unknown field', { surprise: 1 }],
    ['a day that is none', { asOf: '20 November 2026' }],
    ['a penalty without its range', { exposure: { kind: 'priced' } }],
    ['another version', { version: '2' }],
  ])('refuses %s', (_, change) => {
    const json = { ...(JSON.parse(joined(dossierJson(retailer()))) as Record<string, unknown>), ...change };
    expect(complaints(json)).not.toEqual([]);
  });
});
