import type { Dossier } from '../model/dossier.js';
import type { Written } from './summary.js';

/** What `build --json` prints: the headline figures with their basis, the ledger, and the files with their hashes. */
export function resultJson(dossier: Dossier, written: Written): string {
  const { exposure, plan, ledger, assessed } = dossier;
  const coverage: Record<string, number> = {};
  for (const { state } of assessed.coverage) coverage[state] = (coverage[state] ?? 0) + 1;
  const result = {
    engagement: dossier.engagement.name,
    asOf: dossier.asOf,
    contentHash: dossier.contentHash,
    exposure:
      exposure.kind === 'priced'
        ? {
            kind: 'priced',
            lowCents: exposure.headline.low,
            highCents: exposure.headline.high,
            basis: exposure.headline.basis,
            provisions: exposure.provisions.length,
          }
        : exposure,
    ledger,
    ...(dossier.register === undefined ? {} : { register: dossier.register }),
    coverage,
    plan: {
      actions: plan.actions.length,
      selected: plan.actions.filter((action) => action.selected).length,
      oneOffCents: plan.selectedOneOff,
      monthlyCents: plan.selectedMonthly,
      removedCents: plan.removed ?? null,
      removableCents: plan.removable ?? null,
    },
    comparison: comparisonOf(dossier),
    gate: written.gate ?? null,
    diagnostics: dossier.diagnostics,
    folder: written.folder,
    files: written.sums,
    browser: written.browser ?? null,
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

/** The bridge and the counts; what changed in particular stands in dossier.json and changes.csv. */
function comparisonOf({ comparison }: Dossier) {
  if (!comparison) return null;
  const { baseline, counts, bridge } = comparison;
  return { baseline, counts, bridge };
}
