import type { Adapter, Observed, Part, Remark } from '../adapter.js';
import type { Row, RowContext } from '../csv-adapter.js';
import type { CsvHead } from '../csv-head.js';
import { dayOrderOf } from '../day.js';
import { asText, isObject, text } from '../fields.js';
import type { Head, JsonHead } from '../head.js';
import { pointerStep, select } from '../input/json-pattern.js';
import { readJson } from '../input/json-reader.js';
import { outcomesOfJson } from '../json-adapter.js';
import { type Columns, columnsOf } from './generic-csv-columns.js';
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
      yield outcomesOfJson(records, input.file, ({ value }) => observeRecord(value, columns, context, tool));
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

/** One observation for each resource that the record lists; other lists stand in their field with semicolons. */
function observeRecord(record: unknown, columns: Columns, context: RowContext, tool: string): Observed {
  const row = rowOf(record);
  const column = columns.get('resource');
  const [name, listed] = entriesOf(record).find(([key]) => key.toLowerCase() === column) ?? [];
  const observe = (cells: Row): readonly Part[] => [observeRow(cells, columns, context, tool)].flat();
  const remarks = unreadValues(record, columns);
  if (column === undefined || !Array.isArray(listed) || listed.length < 2)
    return [...observe(row), ...remarks];
  const resources = listed.flatMap((entry: unknown, index) => {
    const resource = textOf(entry);
    return resource === undefined ? [] : [{ resource, within: pointerStep(name ?? '') + pointerStep(index) }];
  });
  const parts = resources.flatMap(({ resource, within }, position) =>
    observe({ ...row, [column]: resource }).flatMap((part): readonly Part[] => {
      if ('checkId' in part) return [{ ...part, within }];
      // What the record says in its other fields is remarked once.
      return position === 0 ? [part] : [];
    }),
  );
  return [...(parts.length > 0 ? parts : observe(row)), ...remarks];
}

/** Fields whose value is no text, and no list of texts: what the record says there is in no finding. */
function unreadValues(record: unknown, columns: Columns): readonly Remark[] {
  const used = new Set(columns.values());
  return entriesOf(record).flatMap(([name, value]): readonly Remark[] => {
    const unread = (Array.isArray(value) ? value : [value]).filter(
      (entry: unknown) => typeof entry === 'object' && entry !== null && textOf(entry) === undefined,
    );
    if (unread.length === 0 || !used.has(name.toLowerCase())) return [];
    return [
      {
        remark: `"${name}" holds an object where a text or a list of texts is expected; the finding is read without it.`,
        code: 'json-value-not-text',
        value: JSON.stringify(unread[0]).slice(0, 80),
        hint: 'Write the name or id itself, or a list of them.',
      },
    ];
  });
}

function rowOf(record: unknown): Row {
  return Object.fromEntries(
    entriesOf(record).map(([name, value]) => [
      name.toLowerCase(),
      (Array.isArray(value) ? value : [value]).flatMap((entry: unknown) => textOf(entry) ?? []).join('; '),
    ]),
  );
}

function entriesOf(record: unknown): readonly (readonly [string, unknown])[] {
  return isObject(record) ? Object.entries(record) : [];
}

/** A text, or what an object is called by. */
function textOf(value: unknown): string | undefined {
  return asText(value) ?? text(value, 'id', 'arn', 'uid', 'name');
}
