import { expect, it } from 'vitest';
import { DISPOSITION_KINDS } from '../../src/model/assessed.js';
import type { Dossier } from '../../src/model/dossier.js';
import { dossierJson } from '../../src/render/dossier-json.js';
import { summaryRows } from '../../src/render/summary.js';
import { retailer } from './fixture.js';
import { joined } from './joined.js';

function rowsLine(dossier: Dossier): string | undefined {
  const rows = summaryRows(dossier, { folder: 'out/riverbend', sums: {}, pages: undefined });
  return rows.find(({ label }) => label === 'Rows')?.lines.join(' ');
}

it('the rows line tells the dispositions in one order, however they were counted or stored', () => {
  const built = retailer();
  const counts = DISPOSITION_KINDS.map((kind, index) => [kind, index + 1] as const);
  const dispositions = Object.fromEntries(counts.toReversed());
  const dossier = { ...built, ledger: { ...built.ledger, dispositions } };
  const stored = JSON.parse(joined(dossierJson(dossier))) as Dossier;
  expect(rowsLine(dossier)).toContain(
    'in = 1 counted + 2 suppressed + 3 accepted by scanner + 4 refuted + 5 out of scope + 6 scope unknown + 7 not mapped + 8 not dated + ',
  );
  expect(rowsLine(stored)).toBe(rowsLine(dossier));
});
