/**
 * Lenient reading of scanner records: a path that is absent, or holds another type than asked for, gives
 * `undefined`, never '' or 0. A path is a property name as written, or names joined by dots.
 */

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at `path`; own properties only, so that `__proto__` in a record is just a name. */
export function at(value: unknown, path: string): unknown {
  let here = value;
  for (const { rest, name } of stepsOf(path)) {
    if (typeof here !== 'object' || here === null) return undefined;
    if (Object.hasOwn(here, rest)) return (here as JsonObject)[rest];
    if (name === undefined || !Object.hasOwn(here, name)) return undefined;
    here = (here as JsonObject)[name];
  }
  return undefined;
}

/** A step of a path: what is left of it, which can be a name with dots in it, and the name before the first dot. */
interface Step {
  readonly rest: string;
  readonly name: string | undefined;
}

/** Paths are written in the adapters, a few hundred; cutting them anew for each record took longer than parsing it. */
const MOST_PATHS = 10_000;
const STEPS = new Map<string, readonly Step[]>();

function stepsOf(path: string): readonly Step[] {
  const known = STEPS.get(path);
  if (known) return known;
  const names = path.split('.');
  const steps = names.map((name, index) => ({
    rest: names.slice(index).join('.'),
    name: index === names.length - 1 ? undefined : name,
  }));
  if (STEPS.size < MOST_PATHS) STEPS.set(path, steps);
  return steps;
}

/** Trimmed, non-empty text of the first path that has some; numbers and booleans as they print. */
export function text(value: unknown, ...paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const found = asText(at(value, path));
    if (found !== undefined) return found;
  }
  return undefined;
}

export function asText(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value);
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim();
  return trimmed === '' ? undefined : trimmed;
}

/** A number, or text that is nothing but a number. */
export function number(value: unknown, ...paths: readonly string[]): number | undefined {
  const found = text(value, ...paths);
  if (found === undefined || !/^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(found)) return undefined;
  return Number(found);
}

/** true, false or undefined; CSV cells say True, FALSE, yes, 0. */
export function flag(value: unknown, ...paths: readonly string[]): boolean | undefined {
  const word = text(value, ...paths)?.toLowerCase();
  if (word === 'true' || word === 'yes' || word === 'y' || word === '1') return true;
  if (word === 'false' || word === 'no' || word === 'n' || word === '0') return false;
  return undefined;
}

/** The items at `path`; a single value that some exporters write instead of a list counts as a list of one. */
export function list(value: unknown, path: string): readonly unknown[] {
  const found = at(value, path);
  if (Array.isArray(found)) return found;
  return found === undefined || found === null ? [] : [found];
}

/** The same value with all property names in lower case, for exports that differ in case only. */
export function foldKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(foldKeys);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.toLowerCase(), foldKeys(item)]));
}

/** True when every path is present, whatever its value. */
export function has(value: unknown, ...paths: readonly string[]): boolean {
  return paths.every((path) => at(value, path) !== undefined);
}
