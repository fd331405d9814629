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
  readonly actions: Md;
  readonly hasActions: boolean;
  readonly evidence: Md;
  readonly hasEvidence: boolean;
}

export function considerationsView(
  { plan, assessed }: Dossier,
  { taxonomy }: RenderContext,
  lookup: Lookup,
): readonly ConsiderationView[] {
  return taxonomy.operationalConsiderations.map((entry) => {
    const actions = plan.actions.filter((action) => action.direction === entry.id);
    const rows = assessed.coverage.filter((row) => entry.provisions.includes(row.provision));
    const evidence = [...new Set(rows.flatMap((row) => row.evidence))];
    return {
      id: text(entry.id),
      anchor: text(anchorId(entry.id)),
      name: text(entry.name),
      statement: text(entry.statement),
      provisions: join(entry.provisions.map(lookup.provisionLink)),
      actions: lookup.recordLinks(actions.map((action) => action.id)),
      hasActions: actions.length > 0,
      evidence: lookup.recordLinks(evidence),
      hasEvidence: evidence.length > 0,
    };
  });
}
