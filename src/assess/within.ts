/**
 * Whether a provision is the one named or stands below it: `164.308(a)(5)(ii)(A)` within `164.308(a)(5)` and within
 * `164.308`.
 */
export function isWithin(provision: string, named: string): boolean {
  return provision === named || provision.startsWith(`${named}(`);
}

/** The owner of the longest name that the provision is within. */
export function ownerOf(
  provision: string,
  owners: readonly { readonly provision: string; readonly owner: string }[] = [],
): string | undefined {
  const fitting = owners.filter((entry) => isWithin(provision, entry.provision));
  return fitting.toSorted((a, b) => b.provision.length - a.provision.length)[0]?.owner;
}
