// Writes sbom.cdx.json: what an installation brings along, as a CycloneDX 1.5 bill of materials. It is made from the
// lock file alone, with neither clock nor serial number, so that the same lock file gives the same bytes.
import { writeFileSync } from 'node:fs';
import { lockedPackages, needsOf, productionTree, resolved } from './production-tree.mjs';

export const SBOM = 'sbom.cdx.json';

/** The bill as text. https://cyclonedx.org/docs/1.5/json/ */
export function sbomText() {
  const locked = lockedPackages();
  const own = locked.get('');
  const tree = productionTree(locked);
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { lifecycles: [{ phase: 'pre-build' }], component: component(own, 'application') },
    components: tree.map((one) => component(one, 'library')),
    dependencies: [own, ...tree].map((one) => ({
      ref: referenceOf(one),
      dependsOn: needsOf(one)
        .map((name) => resolved(locked, one.place, name))
        .filter((found) => found !== undefined)
        .map(referenceOf)
        .toSorted(),
    })),
  };
  return `${JSON.stringify(bill, undefined, 1)}\n`;
}

function component({ place, name, version, license, integrity }, type) {
  const hash = integrity && Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');
  return {
    type,
    'bom-ref': referenceOf({ place, name, version }),
    name,
    version,
    ...(hash && { hashes: [{ alg: 'SHA-512', content: hash }] }),
    licenses: [{ license: { id: license } }],
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
  };
}

/** One package may lie in several places, each a component of its own. */
function referenceOf({ place, name, version }) {
  return place === '' ? `${name}@${version}` : `${place}@${version}`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(SBOM, sbomText());
