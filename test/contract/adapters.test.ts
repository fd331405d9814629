import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ADAPTERS, GENERIC_ADAPTERS } from '../../src/ingest/adapters/index.js';
import { readHead } from '../../src/ingest/head.js';
import { select } from '../../src/ingest/input/json-pattern.js';
import { readSource } from '../../src/ingest/read-source.js';
import type { Observation, SourceReading } from '../../src/model/observation.js';
import { fileSource } from '../ingest/bytes-of.js';

const FIXTURES = 'test/fixtures/ingest/formats';
const SAMPLES = '../shared/samples';
const NAMED = [...ADAPTERS, ...GENERIC_ADAPTERS].map(({ id }) => id);

/** Formats of which some files show nothing: they are read when dossier.yaml names the format. */
const NEEDS_FORMAT = new Set(['cloud-custodian']);

function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => `${folder}/${name}`) : [];
}

async function read(file: string, format: string): Promise<SourceReading> {
  return readSource(fileSource(file), NEEDS_FORMAT.has(format) ? { spec: { glob: file, format } } : {});
}

/** Step by step through a document, as RFC 6901 says; undefined when there is nothing at the end. */
function resolve(document: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1);
  return steps.reduce<unknown>((value, step) => {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  }, document);
}

/** Finds what stands at a place: a line of a table, or the value at the pointer of a document or of its line. */
function finderIn(text: string): (at: Observation['at']) => unknown {
  const lines = text.split('\n');
  const document = parsed(
    text
      .replace(/^\uFEFF/, '')
      .replace(/^\w+ =\s*/, '')
      .replace(/;\s*$/, ''),
  );
  return ({ line = 0, pointer }) => {
    const written = lines[line - 1];
    if (pointer === undefined) return written;
    return resolve(document === undefined ? parsed(written ?? '') : document, pointer);
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function holdsForEveryReading(file: string, format: string): Promise<void> {
  const reading = await read(file, format);
  const find = finderIn(readFileSync(file, 'utf8'));
  expect(reading.records).toBe(reading.observations.length + reading.skipped.length);
  expect(new Set(reading.observations.map(({ id }) => id)).size).toBe(reading.observations.length);
  for (const observation of reading.observations) {
    expect(observation.at.sha256).toBe(reading.sha256);
    expect(observation.title.trim()).not.toBe('');
    expect(observation.checkId.trim()).not.toBe('');
    expect(observation.resource.id !== '' || observation.resource.name !== undefined).toBe(true);
    expect(find(observation.at), JSON.stringify(observation.at)).toBeDefined();
  }
  for (const { at } of reading.skipped) expect(at.line ?? at.pointer).toBeDefined();
  expect(await read(file, format)).toEqual(reading);
}

async function claimants(file: string): Promise<string[]> {
  const { head } = await readHead(fileSource(file), 256 * 1024);
  return ADAPTERS.filter((adapter) => adapter.claims(head)).map(({ id }) => id);
}

describe('the registry of formats', () => {
  it('has one adapter an id', () => {
    expect(new Set(NAMED).size).toBe(NAMED.length);
    expect(NAMED.every((id) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toBe(true);
  });

  it.each(NAMED)('%s has fixtures with no, one, many and malformed records', (id) => {
    const names = filesIn(`${FIXTURES}/${id}`).map((file) => file.split('/').at(-1)?.split('.')[0]);
    expect(names).toEqual(expect.arrayContaining(['malformed', 'many', 'none', 'one']));
  });
});

describe.each(NAMED)('fixtures of %s', (id) => {
  const files = new Map(
    filesIn(`${FIXTURES}/${id}`).map((file) => [file.split('/').at(-1)?.split('.')[0], file]),
  );
  const file = (name: string): string => files.get(name) ?? `${FIXTURES}/${id}/${name}`;
  const specific = ADAPTERS.some((adapter) => adapter.id === id);

  it('is claimed by this format alone', async () => {
    for (const name of ['one', 'many']) {
      expect(await claimants(file(name))).toEqual(specific ? [id] : []);
      expect((await read(file(name), id)).format).toBe(id);
    }
  });

  it('gives as many records as there are, each with a place that can be found again', async () => {
    expect((await read(file('none'), id)).records).toBe(0);
    expect((await read(file('one'), id)).records).toBe(1);
    expect((await read(file('many'), id)).observations.length).toBeGreaterThan(1);
    for (const name of ['none', 'one', 'many']) await holdsForEveryReading(file(name), id);
  });

  it('says what is malformed, and reads the rest', async () => {
    const { diagnostics, observations } = await read(file('malformed'), id);
    expect(
      diagnostics.some(({ level, at }) => level !== 'note' && (at?.line ?? at?.pointer) !== undefined),
    ).toBe(true);
    expect(observations.length).toBeGreaterThan(0);
  });
});

describe.skipIf(!existsSync(SAMPLES))('real scanner outputs', () => {
  const folders = existsSync(SAMPLES) ? readdirSync(SAMPLES).filter((name) => !name.includes('.')) : [];
  describe.each(folders)('%s', (format) => {
    it.each(filesIn(`${SAMPLES}/${format}`))('%s is claimed once, and nothing is lost', async (file) => {
      expect((await claimants(file)).length).toBeLessThanOrEqual(1);
      await holdsForEveryReading(file, format);
    });
  });
});

describe('a JSON pattern', () => {
  it('selects items of lists and members of objects, with their pointers', () => {
    const root = { services: { s3: { findings: { 'a/b': 1 } } }, list: [{ x: 1 }, { x: 2 }] };
    expect(select(root, '/services/*/findings/*')).toEqual([
      { pointer: '/services/s3/findings/a~1b', value: 1 },
    ]);
    expect(select(root, '/list/[]/x').map(({ pointer }) => pointer)).toEqual(['/list/0/x', '/list/1/x']);
  });
});
