import { EXIT } from '../model/diagnostic.js';
import type { PlanReport } from '../model/plan.js';
import { planText } from '../render/terminal/plan-text.js';
import { assembled } from './assembled.js';
import type { LimitOptions } from './plan-limits.js';
import { textWidth } from './text-width.js';

interface PlanOptions extends LimitOptions {
  readonly engagement: string;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** Prints the plan of an engagement within the limits given. */
export async function planEngagement(options: PlanOptions): Promise<number> {
  const dossier = await assembled(options.engagement, options);
  const { engagement, asOf, plan } = dossier;
  const report: PlanReport = { version: '1', engagement: engagement.name, asOf, plan };
  if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else if (!options.quiet) {
    const isLimited = [options.budget, options.by, options.hours?.[0]].some((limit) => limit !== undefined);
    process.stdout.write(planText(dossier, textWidth(process.stdout), isLimited));
  }
  return dossier.diagnostics.some(({ level }) => level === 'error') ? EXIT.inputHadErrors : EXIT.done;
}
