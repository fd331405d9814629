import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { engagementJsonSchema } from '../../src/engagement/engagement-json-schema.js';
import { parseEngagement } from '../../src/engagement/parse-engagement.js';
import { FULL, MINIMAL } from './riverbend.js';

const PUBLISHED = 'schema/dossier-yaml.schema.json';
const SAMPLE = 'samples/fable-thistle/dossier.yaml';

const ajv = new Ajv({ allowUnionTypes: true, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(PUBLISHED, 'utf8')) as object);

function complaints(text: string): string[] {
  validate(parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('the published schema of dossier.yaml', () => {
  it('is the one that the program reads with (npm run build && node scripts/make-schema.mjs)', () => {
    expect(JSON.parse(readFileSync(PUBLISHED, 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(engagementJsonSchema())),
    );
  });

  it('describes every field', () => {
    const undescribed: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, child] of Object.entries(node)) {
        if (key === 'properties') {
          for (const [name, field] of Object.entries(
            child as Record<string, { description?: string; const?: string }>,
          )) {
            if (field.description === undefined && field.const === undefined)
              undescribed.push(`${path}.${name}`);
          }
        }
        walk(child, `${path}.${key}`);
      }
    };
    walk(engagementJsonSchema(), '');
    expect(undescribed).toEqual([]);
  });

  it('accepts what the program accepts', () => {
    expect(complaints(MINIMAL)).toEqual([]);
    expect(complaints(FULL)).toEqual([]);
    expect(complaints(`${MINIMAL}budget: 1999.99`)).toEqual([]);
  });

  it('complains about an unknown field, a missing expiry and a day that does not exist', () => {
    expect(complaints(`${MINIMAL}polciy: 1`)).toEqual([' must NOT have additional properties']);
    expect(complaints(FULL.replace('    expires: 2026-12-31\n', ''))).toEqual([
      "/suppressions/0 must have required property 'expires'",
    ]);
    expect(complaints(MINIMAL.replace('2026-09-30', '2026-09-31'))).toEqual([
      '/asOf must match format "date"',
    ]);
  });

  it.skipIf(!existsSync(SAMPLE))('accepts the sample engagement, and so does the program', () => {
    const sample = readFileSync(SAMPLE, 'utf8');
    expect(complaints(sample)).toEqual([]);
    expect(() => parseEngagement(sample, 'dossier.yaml')).not.toThrow();
  });
});
