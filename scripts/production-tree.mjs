import { readFileSync } from 'node:fs';

/**
 * @typedef {{ place: string, name: string, version: string, license?: string, integrity?: string,
 *   resolved?: string, link?: boolean, dev?: boolean, hasInstallScript?: boolean,
 *   dependencies?: Record<string, string>, optionalDependencies?: Record<string, string>,
 *   peerDependencies?: Record<string, string>, peerDependenciesMeta?: Record<string, { optional?: boolean }> }} LockedPackage
 */

/**
 * Every package of package-lock.json, and the package itself under ''.
 * @returns {ReadonlyMap<string, LockedPackage>} by place in node_modules
 */
export function lockedPackages(file = 'package-lock.json') {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  return new Map(
    Object.entries(packages).map(([place, facts]) => [
      place,
      { name: place.replace(/^.*node_modules\//, ''), ...facts, place },
    ]),
  );
}

/**
 * What an installation brings along on any platform: all that can be reached from the dependencies and optional
 * dependencies, without peers that nobody needs. The flags of the lock file do not tell: a package that tools use
 * too may carry `devOptional` or `peer`, and `npm sbom --omit dev` leaves direct dependencies out for it.
 * @param {ReadonlyMap<string, LockedPackage>} locked
 * @returns {readonly LockedPackage[]} by place
 */
export function productionTree(locked) {
  const reached = new Map();
  const follow = (from) => {
    for (const name of needsOf(from)) {
      const found = resolved(locked, from.place, name);
      if (!found || reached.has(found.place)) continue;
      reached.set(found.place, found);
      follow(found);
    }
  };
  follow(locked.get(''));
  return [...reached.values()].toSorted((a, b) => (a.place < b.place ? -1 : 1));
}

/** @returns {readonly string[]} names of what a package needs to be installed with it */
export function needsOf({ dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta }) {
  const peers = Object.keys(peerDependencies ?? {}).filter((name) => !peerDependenciesMeta?.[name]?.optional);
  return [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers];
}

/** As Node resolves a name: in the package's own node_modules, then in those of the folders above it. */
export function resolved(locked, place, name) {
  for (let folder = place; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const found = locked.get(folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`);
    if (found || folder === '') return found;
  }
}
