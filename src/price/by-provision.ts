/** Groups by provision, in order of citation. */
export function byProvision<T extends { readonly provision: string }>(
  items: readonly T[],
): [provision: string, items: readonly T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.provision);
    if (group) group.push(item);
    else groups.set(item.provision, [item]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
