import { assumedHorizon } from './engagement/assumptions.js';
import type { Assessed } from './model/assessed.js';
import type { Engagement } from './model/engagement.js';
import type { Exposure } from './model/penalty.js';
import type { PlanInput } from './plan/input.js';
import type { PriceAsTier } from './plan/loss-simulation.js';
import { estimateTotal, totalOf } from './price/price-spans.js';
import { violationSpans } from './price/violation-spans.js';

/** What the planner gets of the other stages: violations so far, and the pricing engine as a function. */
export function planInput({
  engagement,
  assessed,
  exposure,
}: {
  readonly engagement: Engagement;
  readonly assessed: Assessed;
  readonly exposure: Exposure;
}): PlanInput {
  const { asOf, noticeDate = asOf } = engagement;
  return {
    engagement,
    assessed,
    exposure,
    asOf,
    horizon: engagement.horizon ?? assumedHorizon(asOf),
    spans: violationSpans(assessed.findings, engagement),
    estimate: (spans) => estimateTotal(spans, noticeDate, asOf),
  };
}

/** What the simulation of losses gets of the pricing engine: both ends, were every violation of one tier. */
export function priceAsTier({ asOf, noticeDate = asOf }: Engagement): PriceAsTier {
  return (spans, tier) => {
    const found = spans.map((span) => ({ ...span, tier }));
    return {
      low: totalOf(found, noticeDate, 'discretion', 'stated'),
      high: totalOf(found, noticeDate, 'codified', 'most'),
    };
  };
}
