// The hand-written tables behind the generated scans: one row a line, `;` between the columns.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** @typedef {Record<string, string>} Row */

/** @param {string} name @returns {Row[]} */
export function table(name) {
  const text = readFileSync(new URL(`data/${name}.csv`, import.meta.url), 'utf8');
  return parse(text, { columns: true, delimiter: ';', quote: null });
}

/** @param {string} name @param {string} key @returns {(key: string) => Row} */
export function lookup(name, key) {
  const rows = new Map(table(name).map((row) => [row[key], row]));
  return (wanted) => {
    const row = rows.get(wanted);
    if (!row) throw new Error(`${name}.csv has no row with ${key} = ${wanted}`);
    return row;
  };
}
