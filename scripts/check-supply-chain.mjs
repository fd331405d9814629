// What must hold of the packages that this one depends on; part of `npm run check`. It asks no registry: the lock
// file says what would be installed, node_modules what was.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { SBOM, sbomText } from './make-sbom.mjs';
import { lockedPackages, productionTree } from './production-tree.mjs';

/** Licenses of packages that users install. Each allows redistribution without source; the fonts' one too. */
const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  '(MIT AND Zlib)',
  'OFL-1.1',
  'Python-2.0',
];
/** Further ones of tools that only developers run. */
const ALLOWED_FOR_TOOLS = [...ALLOWED, 'MPL-2.0', 'PSF-2.0'];

/** Below these, published vulnerabilities reach this program's use (SECURITY.md). */
const FLOORS = { handlebars: '4.7.10', marked: '18.0.2' };

/** Of the production tree. Raise a figure only together with the package that needs it, and say why in the commit. */
const BUDGET = { packages: 140, megabytes: 190 };

const packages = lockedPackages();
const production = productionTree(packages);
const locked = [...packages.values()].filter(({ place }) => place !== '');
const problems = [...locked.flatMap(problemsOf), ...floorProblems(), ...budgetProblems(), ...billProblems()];
for (const problem of problems) console.error(`supply chain: ${problem}`);
if (problems.length > 0) process.exit(1);
console.log(
  `supply chain: ${locked.length} packages with integrity, none with an install script, all under allowed licenses; ` +
    `${production.length} in production (at most ${BUDGET.packages}), ${installedMegabytes()} MB (at most ${BUDGET.megabytes})`,
);

/** @returns {string[]} */
function problemsOf({ place, name, version, license, integrity, resolved, link, hasInstallScript }) {
  const found = [];
  const allowed = production.some((one) => one.place === place) ? ALLOWED : ALLOWED_FOR_TOOLS;
  if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '')) found.push('has no SHA-512 integrity');
  if (resolved !== undefined || link)
    found.push('names a host, a repository or a folder instead of the registry');
  if (hasInstallScript) found.push('runs a script when it is installed');
  if (!allowed.includes(license)) found.push(`has the license ${license}; allowed: ${allowed.join(', ')}`);
  const installed = path.join(place, 'package.json');
  if (existsSync(installed)) found.push(...differences(installed, { version, license }));
  return found.map((what) => `${name}@${version} (${place}) ${what}`);
}

/** The lock file says what the registry said; the package itself must say the same. */
function differences(file, { version, license }) {
  const facts = JSON.parse(readFileSync(file, 'utf8'));
  const stated = typeof facts.license === 'object' ? facts.license?.type : facts.license;
  return [
    ...(facts.version === version ? [] : [`is installed as ${facts.version}: run npm ci`]),
    ...(stated === license ? [] : [`states the license ${stated} itself, the lock file ${license}`]),
  ];
}

function floorProblems() {
  return Object.entries(FLOORS).flatMap(([name, floor]) =>
    locked
      .filter(
        (facts) => facts.name === name && facts.version.localeCompare(floor, 'en', { numeric: true }) < 0,
      )
      .map(({ version }) => `${name} ${version} is older than ${floor}`),
  );
}

function budgetProblems() {
  const megabytes = installedMegabytes();
  return [
    ...(production.length > BUDGET.packages
      ? [`the production tree has ${production.length} packages, more than ${BUDGET.packages}`]
      : []),
    ...(megabytes > BUDGET.megabytes
      ? [`the production tree takes ${megabytes} MB, more than ${BUDGET.megabytes}`]
      : []),
  ];
}

/** On this platform, in whole megabytes of 10^6 bytes. */
function installedMegabytes() {
  const places = production.map(({ place }) => place);
  const inner = (place) => places.some((other) => place.startsWith(`${other}/`));
  const bytes = places.filter((place) => !inner(place) && existsSync(place)).map(bytesIn);
  return Math.ceil(bytes.reduce((sum, size) => sum + size, 0) / 1e6);
}

function bytesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

function billProblems() {
  return readFileSync(SBOM, 'utf8') === sbomText() ? [] : [`${SBOM} is stale: run npm run sbom`];
}
