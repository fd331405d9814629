import type { Draft, Observed, Skip } from './adapter.js';
import { has, isObject, list } from './fields.js';

/** Why a value can be no record; undefined for an object that holds anything. */
export function notARecord(value: unknown): string | undefined {
  if (isObject(value)) return Object.keys(value).length === 0 ? 'an empty object' : undefined;
  return value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}

/**
 * What `observe` makes of each item of the list at `path` in a record, with its place below the record. An item that
 * holds nothing is skipped with a reason; so is a record that says nothing without the list, unless it `mayLack` it.
 */
export function observeParts(
  record: unknown,
  path: string,
  observe: (item: unknown) => Draft | Skip,
  { mayLack = false }: { readonly mayLack?: boolean } = {},
): Observed {
  if (!mayLack && isObject(record) && !has(record, path)) return { skip: `the record has no ${path}` };
  return list(record, path).map((item, index) => {
    const within = `/${path.replaceAll('.', '/')}/${index}`;
    const empty = notARecord(item);
    const part = empty === undefined ? observe(item) : { skip: `an item of ${path} is ${empty}` };
    return { ...part, within };
  });
}
