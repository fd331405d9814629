import type { ViewValue } from './seal.js';

/** What the types of a view say of its values. */
export interface ViewWords {
  readonly [key: string]: { readonly description?: string; readonly children?: ViewWords };
}

/** One value that a template may print or ask for. */
export interface ViewEntry {
  /** `plan.actions[].title`: inside `{{#each plan.actions}}` it is `title`. */
  readonly path: string;
  readonly type: 'text' | 'yes or no' | 'list of text' | 'list of groups' | 'group';
  readonly description: string;
  /** From the sample engagement; absent where the sample has none. */
  readonly example?: string | boolean;
}

/**
 * Every value of a view, depth first, in the order of the view. Of a list all elements are looked at, because a
 * first one may lack what a later one has; a list that is empty in the view hides what its elements would hold.
 */
export function describeView(view: ViewValue, words: ViewWords): readonly ViewEntry[] {
  return groupEntries([view], words, '');
}

function groupEntries(groups: readonly ViewValue[], words: ViewWords, path: string): readonly ViewEntry[] {
  const keys = new Set(groups.flatMap((group) => (isGroup(group) ? Object.keys(group) : [])));
  return [...keys].flatMap((key) => {
    const values = groups.flatMap((group) => {
      const value = isGroup(group) ? group[key] : undefined;
      return value === undefined ? [] : [value];
    });
    const { description = inWords(key), children = {} } = words[key] ?? {};
    return valueEntries(values, { path: path === '' ? key : `${path}.${key}`, description, children });
  });
}

function valueEntries(
  values: readonly ViewValue[],
  at: { readonly path: string; readonly description: string; readonly children: ViewWords },
): readonly ViewEntry[] {
  const { path, description, children } = at;
  const [first] = values;
  if (Array.isArray(first)) {
    const elements = values.flatMap((value) => (Array.isArray(value) ? (value as readonly ViewValue[]) : []));
    const isText = elements.every((element) => typeof element === 'string');
    if (!isText) {
      return [
        { path, type: 'list of groups', description },
        ...groupEntries(elements, children, `${path}[]`),
      ];
    }
    const example = exampleOf(elements);
    const type =
      elements.length === 0 && Object.keys(children).length > 0 ? 'list of groups' : 'list of text';
    return [
      { path, type, description, ...(example === undefined ? {} : { example }) },
      ...(type === 'list of groups' ? namedOnly(children, `${path}[]`) : []),
    ];
  }
  if (isGroup(first)) return [{ path, type: 'group', description }, ...groupEntries(values, children, path)];
  if (typeof first === 'boolean') return [{ path, type: 'yes or no', description, example: first }];
  const example = exampleOf(values);
  return [{ path, type: 'text', description, ...(example === undefined ? {} : { example }) }];
}

/** What the elements of an empty list would hold, by their types alone. */
function namedOnly(words: ViewWords, path: string): readonly ViewEntry[] {
  return Object.entries(words).flatMap(([key, { description = inWords(key), children }]): ViewEntry[] => {
    const here = `${path}.${key}`;
    if (children) return [{ path: here, type: 'group', description }, ...namedOnly(children, here)];
    return [{ path: here, type: /^(is|has|any)[A-Z]?/.test(key) ? 'yes or no' : 'text', description }];
  });
}

function isGroup(value: ViewValue | undefined): value is { readonly [key: string]: ViewValue } {
  return typeof value === 'object' && !Array.isArray(value);
}

function exampleOf(values: readonly ViewValue[]): string | undefined {
  const texts = values.filter((value): value is Extract<ViewValue, string> => typeof value === 'string');
  return texts.find((text) => text !== '');
}

/** `firstSeen` → `First seen.` */
function inWords(key: string): string {
  const words = key.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
