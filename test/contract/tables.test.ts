import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { ADAPTERS, GENERIC_ADAPTERS } from '../../src/ingest/adapters/index.js';
import { readHead } from '../../src/ingest/head.js';
import { readSource } from '../../src/ingest/read-source.js';
import type { Observation } from '../../src/model/observation.js';
import { sourceOf } from '../ingest/bytes-of.js';

const FIXTURES = 'test/fixtures/ingest/formats';

/** Known by the places of the cells, so that no other order can be read. */
const WITHOUT_HEADER = new Set(['powerpipe-csv-headerless']);

function many(id: string): string | undefined {
  return readdirSync(`${FIXTURES}/${id}`).includes('many.csv')
    ? readFileSync(`${FIXTURES}/${id}/many.csv`, 'utf8')
    : undefined;
}

const TABLES = [...ADAPTERS, ...GENERIC_ADAPTERS].map(({ id }) => id).filter((id) => many(id) !== undefined);

/** Rows of the table from its header on. */
async function rowsOf(text: string): Promise<string[][]> {
  const { head } = await readHead(sourceOf(text, 'many.csv'), 1 << 18);
  if (head.kind !== 'csv') throw new TypeError('no table');
  const rows: string[][] = parse(text, {
    delimiter: head.separator,
    relax_column_count: true,
    relax_quotes: true,
    bom: true,
  });
  return rows.slice(head.preamble);
}

function written(rows: readonly (readonly string[])[], separator: string, lineEnd: string): string {
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  return rows.map((row) => row.map(quoted).join(separator) + lineEnd).join('');
}

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

function backwards(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')].reverse());
}

const DIALECTS: Readonly<Record<string, (rows: readonly (readonly string[])[]) => string | Uint8Array>> = {
  'UTF-16LE with tabs, Excel\'s "Unicode Text"': (rows) => utf16(written(rows, '\t', '\r\n'), 'le'),
  'UTF-16BE': (rows) => utf16(written(rows, ';', '\r\n'), 'be'),
  'UTF-8 with byte order mark and semicolons': (rows) => `\uFEFF${written(rows, ';', '\r\n')}`,
  'two returns a line': (rows) => written(rows, ',', '\r\r\n'),
  'columns in another order': (rows) => written(backwards(rows), ',', '\n'),
  'the header on every page': (rows) =>
    written(
      rows.flatMap((row, index) => (index === 2 ? [rows[0] ?? [], row] : [row])),
      '|',
      '\n',
    ),
  'a title above': (rows) => `Quarterly report\nprinted on 2026-11-01\n\n${written(rows, ',', '\n')}`,
};

/** What an observation says of its record, whatever its place. */
function said({ checkId, title, resource, severity, status, seen }: Observation): unknown {
  return [checkId, title, resource, severity, status, seen];
}

describe.each(TABLES)('a table of %s', (id) => {
  const dialects = Object.entries(DIALECTS).filter(
    ([name]) => !WITHOUT_HEADER.has(id) || name.startsWith('UTF') || name.startsWith('two'),
  );

  it.each(dialects)('reads the same as %s', async (_name, write) => {
    const text = many(id) ?? '';
    const usual = await readSource(sourceOf(text, 'many.csv'));
    const other = await readSource(sourceOf(write(await rowsOf(text)), 'many.csv'));
    expect(other.format).toBe(id);
    expect(other.records).toBe(usual.records);
    expect(other.observations.map(said)).toEqual(usual.observations.map(said));
  });
});
