import type { Exposure } from '../model/penalty.js';
import type { Plan } from '../model/plan.js';
import { planFrom } from '../plan/make-plan.js';
import { priceAndPlan } from '../price-and-plan.js';
import { assumedTier, violationSpans } from '../price/violation-spans.js';
import { assessedOf, type Facts } from './facts.js';
import { withSettings, type Settings } from './settings.js';

export interface Outcome {
  readonly exposure: Exposure;
  readonly plan: Plan;
}

/** Prices and plans the facts under other settings, with the engine that made the dossier. */
export function reprice(facts: Facts, settings: Settings): Outcome {
  const engagement = withSettings(facts.engagement, settings);
  return priceAndPlan({ engagement, assessed: assessedOf(facts) }, (input) => planFrom(facts.catalog, input));
}

/** The settings of the document: every provision that has counted days, with the tier assumed for it. */
export function printedSettings(facts: Facts): Settings {
  const { asOf, noticeDate = asOf, horizon = asOf, budget, culpability } = facts.engagement;
  const spans = violationSpans(assessedOf(facts).findings, facts.engagement);
  const provisions = [...new Set(spans.map(({ provision }) => provision))].sort();
  return {
    tiers: Object.fromEntries(
      provisions.map((provision) => [provision, assumedTier(provision, culpability).tier]),
    ),
    noticeDate,
    horizon,
    budget: budget?.oneOff,
  };
}

/**
 * What is wrong with the engine in this place: undefined when it comes to the figures that the document prints. A
 * browser that computed anything else must not be asked for more.
 */
export function disagreement({ printed }: Facts, { exposure, plan }: Outcome): string | undefined {
  if (exposure.kind !== 'priced') return `nothing is priced: ${exposure.reason}`;
  const figures = [
    ['low end', exposure.headline.low, printed.low],
    ['high end', exposure.headline.high, printed.high],
    ['exposure removed by the plan', plan.removed ?? null, printed.removed],
  ] as const;
  const wrong = figures.find(([, computed, stated]) => computed !== stated);
  return wrong && `${wrong[0]}: ${wrong[1] ?? 'none'} cents computed, ${wrong[2] ?? 'none'} cents printed`;
}
