import type { Dossier } from '../../model/dossier.js';
import type { RenderContext } from '../context.js';
import { anchorId, join, text, type Md } from '../md.js';
import type { Lookup } from './lookup.js';

/** The six operational considerations, each with the actions of this plan and the evidence on file that answer it. */
export interface ConsiderationView {
  readonly id: Md;
  readonly anchor: Md;
  readonly name: Md;
  readonly statement: Md;
  readonly provisions: Md;
  /** Selected actions, and those below the cut line. */
  readonly planned: Md;
  readonly hasPlanned: boolean;
  readonly below: Md;
  readonly hasBelow: boolean;
  readonly evidence: Md;
  readonly hasEvidence: boolean;
}

export function considerationsView(
  { plan, assessed, evidence: register }: Dossier,
  { taxonomy }: RenderContext,
  lookup: Lookup,
): readonly ConsiderationView[] {
  const onFile = new Set(register.flatMap(({ item }) => (item.content.kind === 'hashed' ? [item.id] : [])));
  return taxonomy.operationalConsiderations.map((entry) => {
    const actions = plan.actions.filter((action) => action.direction === entry.id);
    const idsOf = (selected: boolean): readonly string[] =>
      actions.filter((action) => action.selected === selected).map((action) => action.id);
    const [planned, below] = [idsOf(true), idsOf(false)];
    const rows = assessed.coverage.filter((row) => entry.provisions.includes(row.provision));
    const evidence = [...new Set(rows.flatMap((row) => row.evidence))].filter((id) => onFile.has(id));
    return {
      id: text(entry.id),
      anchor: text(anchorId(entry.id)),
      name: text(entry.name),
      statement: text(entry.statement),
      provisions: join(entry.provisions.map(lookup.provisionLink)),
      planned: lookup.recordLinks(planned),
      hasPlanned: planned.length > 0,
      below: lookup.recordLinks(below),
      hasBelow: below.length > 0,
      evidence: lookup.recordLinks(evidence),
      hasEvidence: evidence.length > 0,
    };
  });
}
