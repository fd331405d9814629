import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvEvent, readCsv } from '../../src/ingest/input/csv.js';
import { DEFAULT_LIMITS } from '../../src/model/limits.js';
import { sourceOf } from './bytes-of.js';

async function read(text: string, chunkSize = 1 << 16, limits = DEFAULT_LIMITS): Promise<CsvEvent[]> {
  const events: CsvEvent[] = [];
  for await (const batch of readCsv(sourceOf(text, 'x.csv', chunkSize).open(), ';', limits))
    events.push(...batch);
  return events;
}

/** Rows of csv-parse over the whole text; undefined when a quote in it is never closed. */
function oracle(text: string): readonly string[][] | undefined {
  try {
    return parse(text.replaceAll(/\r*\n|\r/g, '\n'), {
      delimiter: ';',
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    expect((error as { code?: unknown }).code).toBe('CSV_QUOTE_NOT_CLOSED');
    return undefined;
  }
}

const TEXT = fc.string({
  unit: fc.constantFrom('a', 'é', '\uD83D\uDE00', ' ', '"', '"', ';', ';', '\n', '\n', '\r', '""', '"\n'),
  maxLength: 60,
});

describe('the CSV reader', () => {
  it('gives the rows of csv-parse, however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(TEXT, fc.integer({ min: 1, max: 20 }), async (text, size) => {
        const events = await read(text, size);
        const rows = events.flatMap((event) => (event.kind === 'row' ? [event.cells] : []));
        const expected = oracle(text);
        if (expected) expect(rows).toEqual(expected);
        else expect(events.at(-1)).toMatchObject({ kind: 'malformed' });
        expect(await read(text)).toEqual(events);
      }),
      { numRuns: 1000 },
    );
  });

  it('says on which line a row starts', async () => {
    const events = await read('a;b\n\n1;"two\nlines"\n\n\n"x";y\n3;4\n');
    expect(events.map(({ line }) => line)).toEqual([1, 3, 7, 8]);
  });

  it('says on which line an unclosed quote starts, however the bytes are cut', async () => {
    for (const size of [1, 2, 3, 1 << 16]) {
      const events = await read('"a\r"\n\r"', size);
      expect(events.map(({ kind, line }) => [kind, line])).toEqual([
        ['row', 1],
        ['malformed', 4],
      ]);
    }
  });

  it('reads rows with quotes far into a file and at its end', async () => {
    const bare = Array.from({ length: 2000 }, (_, index) => `${index};bare`);
    const text = [...bare, '"a ""b""";"c\nd"', ...bare, '"last";"row"'].join('\n');
    for (const size of [1000, 1 << 14, 1 << 20]) {
      const rows = (await read(text, size)).map((event) => event.kind === 'row' && event.cells);
      expect(rows).toHaveLength(4002);
      expect([rows[2000], rows.at(-1)]).toEqual([
        ['a "b"', 'c\nd'],
        ['last', 'row'],
      ]);
    }
  });

  it('stops at a quote that swallows more than a record may hold', async () => {
    const limits = { ...DEFAULT_LIMITS, recordMb: 0.01 };
    const events = await read(`a;b\n1;2\n3;"4\n${'x;y\n'.repeat(10_000)}`, 4096, limits);
    expect(events).toMatchObject([
      { kind: 'row', line: 1 },
      { kind: 'row', line: 2 },
      { kind: 'malformed', limit: 'recordMb', line: 3 },
    ]);
  });
});
