import { isOutOfDate } from '../../src/model/freshness.js';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseRegister } from '../../src/evidence/parse-register.js';
import { readSource } from '../../src/ingest/read-source.js';
import { readEngagement } from '../../src/io/read-engagement.js';
import { readLibrary } from '../../src/io/read-library.js';
import { familyOf } from '../../src/law/check-family.js';
import { isOpen, type SourceReading } from '../../src/model/observation.js';

const root = 'samples/fable-thistle';
const readme = readFileSync('samples/README.md', 'utf8');
const { engagement, sources, diagnostics } = await readEngagement(root);
const register = parseRegister(
  readFileSync(path.join(root, 'evidence/register.csv'), 'utf8'),
  'evidence/register.csv',
);

/** Rows of the README's table of scans: file, format, records, open. */
const promised = [...readme.matchAll(/^\| `(scans\/[^`]+)` \| `([^`]+)` \| (\d+) \| (\d+) \|$/gm)].map(
  ([, file = '', format = '', records, open]) => ({ file, format, records: Number(records), open: Number(open) }),
);

test('dossier.yaml is read with one warning, of the suppression that has lapsed, and names every scan of the README', () => {
  expect(diagnostics).toMatchObject([
    { level: 'warning', code: 'suppression-lapsed', value: '2026-09-30' },
  ]);
  expect(sources.map(({ source }) => source.name)).toEqual(promised.map(({ file }) => file));
  expect(engagement.entity.status).toBe('covered entity');
});

test.each(promised)('$file is $format with $records records, $open of them open', async (row) => {
  const { format, records, observations, skipped } = await read(row.file);
  const open = observations.filter(({ status }) => isOpen(status)).length;
  expect({ file: row.file, format, records, open }).toEqual(row);
  expect(records).toBe(observations.length + skipped.length);
});

test('at least seven formats hold between 500 and 800 records', () => {
  const records = promised.reduce((sum, row) => sum + row.records, 0);
  expect(new Set(promised.map(({ format }) => format)).size).toBeGreaterThanOrEqual(7);
  expect(records).toBeGreaterThan(500);
  expect(records).toBeLessThan(800);
});

test('the last line of the Prowler scan of November is cut short, and skipped with its line', async () => {
  const { skipped } = await read('scans/aws/prowler-2026-11-16.csv');
  expect(skipped).toEqual([
    { reason: 'the row has fewer cells than the header', at: { file: 'scans/aws/prowler-2026-11-16.csv', line: 256 } },
  ]);
});

test('one check of the Prowler scan is in no family of the crosswalk', async () => {
  const { observations } = await read('scans/aws/prowler-2026-11-16.csv');
  const unmapped = observations.filter((observation) => !familyOf(observation)).map(({ checkId }) => checkId);
  expect([...new Set(unmapped)]).toEqual(['trustedadvisor_premium_support_plan_subscribed']);
});

test('the evidence register is read whole, and one file of it is missing', () => {
  expect(register.diagnostics).toEqual([]);
  expect(register.items.length).toBeGreaterThanOrEqual(30);
  const missing = register.items.filter(
    ({ file }) => file !== undefined && !existsSync(path.join(root, 'evidence', file)),
  );
  expect(missing.map(({ id }) => id)).toEqual(['E-36']);
});

test('evidence is of every kind, and says everything that evidence can say', () => {
  expect(new Set(register.items.map(({ kind }) => kind)).size).toBe(11);
  expect(new Set(register.items.map(({ says }) => says.kind)).size).toBe(5);
});

test('five evidence items are out of date', () => {
  const old = register.items.filter((item) => isOutOfDate(item, engagement.asOf));
  expect(old.map(({ id }) => id)).toEqual(['E-11', 'E-20', 'E-29', 'E-47', 'E-49']);
});

test('one suppression has lapsed', () => {
  const lapsed = engagement.suppressions.filter(({ expires }) => expires < engagement.asOf);
  expect(lapsed.map(({ id }) => id)).toEqual(['S-02']);
});

test('one vendor handles PHI without an agreement', () => {
  const gaps = engagement.vendors.filter(({ handlesPhi, baa }) => handlesPhi && baa.kind === 'missing');
  expect(gaps.map(({ id }) => id)).toEqual(['parley']);
});

test('what dossier.yaml calls evidence is in the register', () => {
  const ids = register.items.map(({ id }) => id);
  const named = [
    ...(engagement.recognizedSecurityPractices?.evidence ?? []),
    ...engagement.vendors.flatMap(({ baa }) => (baa.kind === 'signed' && baa.evidence ? [baa.evidence] : [])),
  ];
  expect(ids).toEqual(expect.arrayContaining(named));
  expect(readme.match(/E-\d\d/g)?.filter((id) => !ids.includes(id))).toEqual([]);
});

test('the library gives two dossiers of the same industry and one of the same risk cluster', async () => {
  const library = await readLibrary(root, engagement);
  expect(library.diagnostics).toEqual([]);
  expect(library.adjacent.map(({ relation }) => relation).sort()).toEqual([
    'same industry',
    'same industry',
    'same risk cluster',
  ]);
});

async function read(file: string): Promise<SourceReading> {
  const found = sources.find(({ source }) => source.name === file);
  if (!found) throw new Error(`dossier.yaml names no ${file}`);
  return readSource(found.source, { spec: found.spec });
}
