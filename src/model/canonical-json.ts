/**
 * JSON with object keys in code-unit order and no white space: one text per value, whatever order it was built
 * in. Keys whose value is undefined are left out, as JSON.stringify does. Content hashes are taken over it.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, child: unknown) => {
    if (child === null || typeof child !== 'object' || Array.isArray(child)) return child;
    return Object.fromEntries(Object.entries(child).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
