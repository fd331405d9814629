import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { engagementJsonSchema } from '../../src/engagement/engagement-json-schema.js';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** Every key below `schema`, as `schema/README.md` writes it: `sources[].glob`. */
function keysOf(schema: Schema, before: string): readonly string[] {
  const named = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const key = before === '' ? name : `${before}.${name}`;
    return [key, ...keysOf(inner, key)];
  });
  const { items, additionalProperties: any } = schema;
  return [
    ...named,
    ...(items ? keysOf(items, `${before}[]`) : []),
    ...(typeof any === 'object' ? keysOf(any, `${before}.<role>`) : []),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((one) => keysOf(one, before)),
  ];
}

const documented = new Set(
  [...readFileSync('schema/README.md', 'utf8').matchAll(/^\| \**`([^`]+)`\** \|/gm)].map(([, key]) => key),
);

describe('schema/README.md', () => {
  const keys = [...new Set(keysOf(engagementJsonSchema(), ''))];

  it('sees the keys of the schema, at every depth', () => {
    expect(keys).toEqual(
      expect.arrayContaining(['dossier.paper', 'sources[].dates', 'labor.rates.<role>.perHour']),
    );
    expect(keys.length).toBeGreaterThan(100);
  });

  it.each(keys)('documents %s', (key) => {
    expect(documented, `add a row for ${key} to schema/README.md`).toContain(key);
  });
});
