import { collectOften } from '../io/collect-often.js';
import { loadMilp } from '../io/load-milp.js';
import { createProgress } from '../io/progress.js';
import { readInput } from '../io/read-input.js';
import { writeDiagnostic } from '../io/write-diagnostic.js';
import type { Dossier } from '../model/dossier.js';
import { buildDossier } from '../pipeline.js';
import { withLimits, type LimitOptions } from './plan-limits.js';

/** The dossier of an engagement folder without its documents; says on stderr what is wrong with the inputs. */
export async function assembled(
  folder: string,
  options: LimitOptions & { readonly quiet: boolean },
): Promise<Dossier> {
  const progress = createProgress(process.stderr, options.quiet);
  try {
    const input = await readInput(folder);
    collectOften(input.sources.map(({ source }) => source));
    const engagement = withLimits(input.engagement, options);
    const dossier = await buildDossier({ ...input, engagement }, (text) => progress.step(text), { loadMilp });
    progress.done();
    for (const diagnostic of dossier.diagnostics) {
      if (diagnostic.level === 'error') writeDiagnostic(process.stderr, diagnostic, { before: 'error: ' });
    }
    return dossier;
  } finally {
    progress.done();
  }
}
