import { isObject } from '../fields.js';

/**
 * Which values of a JSON document are records: `` is the whole document, `/[]` every item of the root list,
 * `/Findings/[]` every item of that list, `/services/∗/findings/∗` every member of every member. A name is
 * matched exactly; `/` and `~` in names are not needed by any format.
 */
export type JsonPattern = string;

/** `''` has no segments, `/Findings/[]` has two. */
export function segmentsOf(pattern: JsonPattern): readonly string[] {
  return pattern === '' ? [] : pattern.slice(1).split('/');
}

/** Whether one step into a list (`inList`) or to the member `name` fits a segment. */
export function fitsSegment(segment: string | undefined, inList: boolean, name: string): boolean {
  return inList ? segment === '[]' : segment === '*' || segment === name;
}

/** RFC 6901: a name as a step of a JSON pointer. */
export function pointerStep(name: string | number): string {
  return `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

export interface Selected {
  readonly pointer: string;
  readonly value: unknown;
}

/** All values of `root` that the pattern selects, in document order. */
export function select(root: unknown, pattern: JsonPattern): Selected[] {
  let found: Selected[] = [{ pointer: '', value: root }];
  for (const segment of segmentsOf(pattern)) {
    found = found.flatMap(({ pointer, value }) =>
      childrenOf(value, segment).map(([name, item]) => ({
        pointer: pointer + pointerStep(name),
        value: item,
      })),
    );
  }
  return found;
}

function childrenOf(value: unknown, segment: string): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return segment === '[]' ? value.map((item, index) => [index, item] as const) : [];
  if (!isObject(value)) return [];
  if (segment === '*') return Object.entries(value);
  return Object.hasOwn(value, segment) ? [[segment, value[segment]]] : [];
}
