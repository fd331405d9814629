import type { Adapter } from '../adapter.js';
import type { CsvHead } from '../csv-head.js';
import { dayOrderOf } from '../day.js';
import { asText, isObject } from '../fields.js';
import type { Head, JsonHead } from '../head.js';
import { select } from '../input/json-pattern.js';
import { readJson } from '../input/json-reader.js';
import { outcomesOfJson } from '../json-adapter.js';
import { columnsOf } from './generic-csv-columns.js';
import { observeRow } from './generic-csv.js';

const PATHS = ['/findings/[]', '/Findings/[]', '/results/[]', '/issues/[]', '/vulnerabilities/[]', '/[]', ''];

/** A JSON list of findings with the usual names, as for tables: title, severity, status, resource. */
export const genericJson: Adapter = {
  id: 'generic-json',
  title: 'List of findings (JSON)',
  claims: (head) => pathIn(head) !== undefined,
  async *read(input) {
    const head = input.head as JsonHead;
    const path = pathIn(head) ?? PATHS[0] ?? '';
    const table = tableOf(select(head.root, path).map(({ value }) => value));
    const columns = columnsOf(table, input.spec);
    const context = { dayOrder: input.spec?.dates ?? dayOrderOf(table.rows.flat()) };
    const tool = input.spec?.tool ?? 'List of findings';
    for await (const records of readJson(input, [path])) {
      yield outcomesOfJson(records, input.file, ({ value }) =>
        observeRow(rowOf(value), columns, context, tool),
      );
    }
  },
};

function pathIn(head: Head): string | undefined {
  if (head.kind !== 'json') return undefined;
  // DefectDojo's generic format: a list called findings and nothing else.
  if (
    isObject(head.root) &&
    Object.keys(head.root).join() === 'findings' &&
    isObject(select(head.root, '/findings/[]')[0]?.value)
  )
    return PATHS[0];
  return PATHS.find((path) => {
    const columns = columnsOf(tableOf(select(head.root, path).map(({ value }) => value)), undefined);
    return columns.has('title') && columns.has('severity');
  });
}

/** The records' properties as a table: what `columnsOf` looks at. */
function tableOf(records: readonly unknown[]): CsvHead {
  const rows = records.slice(0, 25).filter(isObject).map(rowOf);
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    kind: 'csv',
    separator: '',
    preamble: 0,
    header,
    columns: new Set(header),
    rows: rows.map((row) => header.map((name) => row[name] ?? '')),
  };
}

function rowOf(record: unknown): Readonly<Record<string, string>> {
  if (!isObject(record)) return {};
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name.toLowerCase(),
      asText(Array.isArray(value) ? value[0] : value) ?? '',
    ]),
  );
}
