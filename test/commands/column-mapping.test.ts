import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { hazelShop } from './hazel-shop.js';
import { dossier } from './run-dossier.js';

const root = mkdtempSync(path.join(tmpdir(), 'dossier-columns-'));
afterAll(() => rmSync(root, { recursive: true }));

it.each([
  [
    '{ title: Titel, severity: Severity }',
    'dossier.yaml:8:23 (sources[1].columns.title)',
    'found "Titel"; allowed: Finding ID, Check, Title,',
    'Did you mean `Title`?',
  ],
  [
    '{ title: Title, sevrity: Severity }',
    'dossier.yaml:8:39 (sources[1].columns.sevrity)',
    'found "sevrity"; allowed: id, check, title,',
    'Did you mean `severity`?',
  ],
])('a mapping of columns that does not fit is told with its line: %s', async (columns, ...told) => {
  const folder = hazelShop(root, 'mapped');
  writeFileSync(
    path.join(folder, 'dossier.yaml'),
    `name: mapped
entity: { name: Hazel, status: covered entity, statusBasis: Counsel }
dossier: { title: Mapped, question: What could it cost? }
asOf: 2026-11-20
systems: [{ id: all, name: All, match: { resources: ['*'] }, holdsPhi: true }]
sources:
  - glob: scans/findings.csv
    columns: ${columns}
`,
  );
  const { code, err } = await dossier('build', folder, '--no-pdf', '--out', path.join(root, 'out'));
  expect(code).toBe(1);
  for (const text of ['error: scans/findings.csv', ...told]) expect(err).toContain(text);
});
