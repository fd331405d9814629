import type { Assessed } from './model/assessed.js';
import type { Engagement } from './model/engagement.js';
import type { Exposure } from './model/penalty.js';
import type { Plan } from './model/plan.js';
import type { PlanInput } from './plan/input.js';
import { planInput } from './plan-input.js';
import { price } from './price/price.js';

/**
 * The second half of the pipeline: what the law may charge for the assessed findings, and what to do about it. The
 * HTML edition runs this same function in the reader's browser, so that its figures are the program's own.
 */
export function priceAndPlan(
  { engagement, assessed }: { readonly engagement: Engagement; readonly assessed: Assessed },
  makePlan: (input: PlanInput) => Plan,
  onStep: (text: string) => void = () => undefined,
): { readonly exposure: Exposure; readonly plan: Plan } {
  onStep('pricing');
  const exposure = price({ engagement, findings: assessed.findings });
  onStep('planning');
  const plan = makePlan(planInput({ engagement, assessed, exposure }));
  return { exposure, plan };
}
