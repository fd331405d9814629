import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ADAPTERS, GENERIC_ADAPTERS } from '../../src/ingest/adapters/index.js';
import { readSource } from '../../src/ingest/read-source.js';
import { DossierError } from '../../src/model/diagnostic.js';
import type { SourceReading } from '../../src/model/observation.js';
import { sourceOf } from '../ingest/bytes-of.js';

const FIXTURES = 'test/fixtures/ingest/formats';
const FORMATS = [...ADAPTERS, ...GENERIC_ADAPTERS].map(({ id }) => id);
/** Formats of which some files show nothing: they are read when dossier.yaml names the format. */
const NEEDS_FORMAT = new Set(['cloud-custodian']);
/** What stands for nothing in any format, and is no object that says anything. */
const JUNK: readonly unknown[] = [null, {}, 'planted', 42, []];
const NOBODYS_WORD = 'zz-nobodys-word';

interface Sample {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

function sampleOf(id: string): Sample {
  const name = readdirSync(`${FIXTURES}/${id}`).find((file) => file.startsWith('many.')) ?? '';
  return { id, name, text: readFileSync(`${FIXTURES}/${id}/${name}`, 'utf8') };
}

function read({ id, name }: Sample, text: string): Promise<SourceReading> {
  return readSource(sourceOf(text, name), NEEDS_FORMAT.has(id) ? { spec: { glob: name, format: id } } : {});
}

/** The reading of a changed text, where it is still of this format: another one has its own sample. */
async function readChanged(sample: Sample, text: string): Promise<SourceReading | undefined> {
  try {
    const reading = await read(sample, text);
    return reading.format === sample.id ? reading : undefined;
  } catch (error) {
    if (error instanceof DossierError) return undefined;
    throw error;
  }
}

type Kind = 'document' | 'lines' | 'table' | 'markup';

function kindOf({ text, name }: Sample): Kind {
  if (/^\uFEFF?\s*</.test(text)) return 'markup';
  if (!/^\uFEFF?\s*[[{]|^scoutsuite_results/.test(text)) return 'table';
  return name.endsWith('.txt') || parses(text) ? 'document' : 'lines';
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const LEAVES: Readonly<Record<Kind, RegExp>> = {
  document: /(?<=: ?")(?:[^"\\]|\\.)+(?=")/g,
  lines: /(?<=: ?")(?:[^"\\]|\\.)+(?=")/g,
  table: /[^,;\n"]+/g,
  markup: /(?<=>)[^<>]*[^<>\s][^<>]*(?=<)|(?<==")[^"]+(?=")/g,
};
/** A fixture has a few records, so that these are all kinds of values in it. */
const MOST_LEAVES = 400;

/** The text with each of its values in turn replaced by a word that no format has. */
function* withOneWordChanged(sample: Sample): Generator<string> {
  const { text } = sample;
  const start = kindOf(sample) === 'table' ? text.indexOf('\n') : 0;
  const leaves = [...text.slice(start).matchAll(LEAVES[kindOf(sample)])].slice(0, MOST_LEAVES);
  for (const { 0: leaf, index } of leaves)
    yield text.slice(0, start + index) + NOBODYS_WORD + text.slice(start + index + leaf.length);
}

/** Lists on the way to the observations: the innermost one holds records, the others what holds them. */
function listsIn(document: unknown, { observations }: SourceReading): ReadonlyMap<string, boolean> {
  const lists = new Map<string, boolean>();
  for (const { at } of observations) {
    const steps = (at.pointer ?? '').split('/').slice(1);
    const places = steps.map((_, index) => steps.slice(0, index));
    const inside = places.filter((place) => Array.isArray(valueAt(document, place)));
    for (const place of inside) {
      const pattern = place.map((step) => (/^\d+$/.test(step) ? '[]' : step)).join('/');
      const isRecords = place === inside.at(-1) && place.length === steps.length - 1;
      if (![...lists.keys()].some((known) => known.split(' ')[0] === `/${pattern}`))
        lists.set(`/${pattern} ${place.join('/')}`, isRecords);
    }
  }
  return lists;
}

function valueAt(document: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((value, step) => {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    return (value as Record<string, unknown> | undefined)?.[name];
  }, document);
}

function withPlanted(document: unknown, list: string, junk: unknown): string {
  const copy = structuredClone(document);
  const steps = (list.split(' ')[1] ?? '').split('/').filter((step) => step !== '');
  (valueAt(copy, steps) as unknown[]).push(junk);
  return JSON.stringify(copy);
}

describe.each(FORMATS)('of %s nothing is lost in silence', (id) => {
  const sample = sampleOf(id);
  const kind = kindOf(sample);

  it('a word that nobody knows in place of any value leaves as many records', async () => {
    const { records } = await read(sample, sample.text);
    for (const changed of withOneWordChanged(sample)) {
      const reading = await readChanged(sample, changed);
      if (!reading) continue;
      expect(reading.records, changed).toBe(records);
      expect(reading.observations.length + reading.skipped.length).toBe(records);
    }
  });

  if (kind === 'document' && parses(sample.text))
    it('what is no record, put among records, is skipped; among what holds them it is a diagnostic', async () => {
      const document = JSON.parse(sample.text) as unknown;
      const plain = await read(sample, sample.text);
      for (const [list, holdsRecords] of listsIn(document, plain)) {
        for (const junk of JUNK) {
          const reading = await read(sample, withPlanted(document, list, junk));
          const where = `${JSON.stringify(junk)} in ${list}`;
          expect(reading.observations.length, where).toBe(plain.observations.length);
          const more = reading.skipped.length - plain.skipped.length;
          if (holdsRecords) expect(more, where).toBe(1);
          else if (JSON.stringify(junk) !== '{}')
            expect(more + reading.diagnostics.length - plain.diagnostics.length, where).toBeGreaterThan(0);
        }
      }
    });

  if (kind === 'lines')
    it('a line that is no record is skipped', async () => {
      const plain = await read(sample, sample.text);
      for (const junk of ['{}', 'null', '"planted"', '[]', '{"cut off": ']) {
        const reading = await read(sample, `${sample.text.trimEnd()}\n${junk}\n`);
        expect(reading.observations.length, junk).toBe(plain.observations.length);
        expect(reading.skipped.length, junk).toBe(plain.skipped.length + 1);
      }
    });

  if (kind === 'table')
    it('a row with more cells than the header is skipped', async () => {
      const plain = await read(sample, sample.text);
      const row = Array.from({ length: 150 }, () => 'x');
      const wide = [row.join(','), row.join(';')].find((cells) =>
        sample.text.split('\n')[0]?.includes(cells.charAt(1)),
      );
      const reading = await readChanged(sample, `${sample.text.trimEnd()}\n${wide ?? ''}\n`);
      // Without a header no row is too wide: the file is of no format any more.
      if (!reading) return expect(id).toBe('powerpipe-csv-headerless');
      expect(reading.observations.length).toBe(plain.observations.length);
      expect(reading.skipped.length).toBe(plain.skipped.length + 1);
    });
});
