import type { Md } from './md.js';

/** What a view may consist of. No plain strings and no numbers: all text is escaped and formatted before it gets here. */
export type ViewValue = Md | boolean | readonly ViewValue[] | { readonly [key: string]: ViewValue };

/** A template asked for a key that the view does not have. */
export class ViewKeyError extends Error {
  readonly key: string;
  readonly path: string;
  readonly allowed: readonly string[];

  constructor(key: string, path: string, allowed: readonly string[]) {
    super(`the view has no \`${path === '' ? key : `${path}.${key}`}\``);
    this.name = 'ViewKeyError';
    this.key = key;
    this.path = path;
    this.allowed = allowed;
  }
}

/** Keys that JavaScript itself and the template engine ask of any object. */
const ENGINE_KEYS = new Set([
  'toString',
  'valueOf',
  'toJSON',
  'then',
  'toHTML',
  'constructor',
  'hasOwnProperty',
]);

/**
 * The same view, deeply, that throws `ViewKeyError` when an absent key is read: in a template a typing error
 * becomes an error, and never an empty place in a document that someone signs.
 */
export function seal<T>(view: T, path = ''): T {
  if (typeof view !== 'object' || view === null) return view;
  if (Array.isArray(view)) return view.map((item, index) => seal(item, `${path}[${index}]`)) as T;
  const sealed = Object.fromEntries(
    Object.entries(view).map(([key, value]) => [key, seal(value, path === '' ? key : `${path}.${key}`)]),
  );
  return new Proxy(sealed, {
    get(target, key): unknown {
      if (typeof key === 'symbol' || key in target || ENGINE_KEYS.has(key)) return Reflect.get(target, key);
      throw new ViewKeyError(key, path, Object.keys(target));
    },
    has(target, key): boolean {
      if (typeof key === 'symbol' || Object.hasOwn(target, key)) return true;
      throw new ViewKeyError(key, path, Object.keys(target));
    },
  }) as T;
}
