import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ADAPTERS } from '../../src/ingest/adapters/index.js';
import { readSource } from '../../src/ingest/read-source.js';
import type { Observation, SourceReading } from '../../src/model/observation.js';
import { sourceOf } from '../ingest/bytes-of.js';

const FIXTURES = 'test/fixtures/ingest/formats';

/** Formats whose reports are read as one document: a list of them is no output of anything. */
const ONE_DOCUMENT = new Set(['hdf', 'scoutsuite']);

function many(id: string): string | undefined {
  const name = readdirSync(`${FIXTURES}/${id}`).find((file) => /^many\.(json|sarif|ndjson)$/.test(file));
  return name === undefined ? undefined : readFileSync(`${FIXTURES}/${id}/${name}`, 'utf8');
}

function documentsOf(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text) as unknown];
  } catch {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as unknown);
  }
}

async function read(text: string): Promise<SourceReading> {
  return readSource(sourceOf(text, 'input.json'));
}

/** What a record says, without where it stands. */
function said({ checkId, resource, severity, status }: Observation): string {
  return JSON.stringify([checkId, resource, severity, status]);
}

const FORMATS = ADAPTERS.map(({ id }) => id).filter((id) => !ONE_DOCUMENT.has(id) && many(id) !== undefined);

describe.each(FORMATS)('pages and reports of %s put together', (id) => {
  const documents = documentsOf(many(id) ?? '');
  const twice = [...documents, ...documents];
  const shapes: Readonly<Record<string, string>> = {
    'one after another (`cat a.json b.json`)': twice.map((one) => JSON.stringify(one, null, 2)).join('\n'),
    'one a line (`jq -c .`)': twice.map((one) => JSON.stringify(one)).join('\n'),
    'as a list (`jq -s .`)': JSON.stringify(twice, null, 2),
  };

  it.each(Object.entries(shapes))('%s give every record twice, as it stands alone', async (_shape, text) => {
    const alone = await read(many(id) ?? '');
    const together = await read(text);
    expect(together.format).toBe(id);
    expect(together.records).toBe(alone.records * 2);
    const expected = [...alone.observations, ...alone.observations].map(said).sort();
    expect(together.observations.map(said).sort()).toEqual(expected);
  });
});
