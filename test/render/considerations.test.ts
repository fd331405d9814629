import { expect, it } from 'vitest';
import type { Dossier } from '../../src/model/dossier.js';
import { considerationsView } from '../../src/render/view/considerations.js';
import { lookupOf } from '../../src/render/view/lookup.js';
import { CONTEXT } from './fixture-context.js';
import { retailer } from './fixture.js';

it('an operational consideration calls on file what has its file, and nothing else', () => {
  const dossier = retailer();
  const hashed = new Set(
    dossier.evidence.flatMap(({ item }) => (item.content.kind === 'hashed' ? [item.id] : [])),
  );
  const row = dossier.assessed.coverage.find(({ evidence }) => evidence.some((id) => hashed.has(id)));
  const id = row?.evidence.find((each) => hashed.has(each)) ?? '';
  const [any] = CONTEXT.taxonomy.operationalConsiderations;
  if (!row || !any) throw new Error('the fixture has considerations and evidence on a provision');
  const context = {
    ...CONTEXT,
    taxonomy: {
      ...CONTEXT.taxonomy,
      operationalConsiderations: [{ ...any, provisions: [row.provision] }],
    },
  };
  const onFile = (of: Dossier) => considerationsView(of, context, lookupOf(of, context))[0]?.evidence;
  const gone: Dossier = {
    ...dossier,
    evidence: dossier.evidence.map((each) =>
      each.item.id === id ? { ...each, item: { ...each.item, content: { kind: 'missing file' } } } : each,
    ),
  };
  expect(onFile(dossier)).toContain(id);
  expect(onFile(gone)).not.toContain(id);
});
