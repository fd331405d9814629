import type { Assessed } from '../model/assessed.js';
import type { IsoDate } from '../model/date.js';
import type { Engagement } from '../model/engagement.js';
import type { Exposure, ViolationSpan } from '../model/penalty.js';
import type { Estimate } from './accrual.js';
import type { Milp } from './milp.js';

/** What the planner is given: the assessed and priced engagement, the period, and the pricing engine. */
export interface PlanInput {
  readonly engagement: Engagement;
  readonly assessed: Assessed;
  readonly exposure: Exposure;
  readonly asOf: IsoDate;
  /** Last day up to which avoidable accrual is counted. */
  readonly horizon: IsoDate;
  /** Violations up to `asOf`, each naming its findings. */
  readonly spans: readonly ViolationSpan[];
  /** Total of the pricing engine for spans: tier minimum, discretion caps as applied. */
  readonly estimate: Estimate;
  /** For choices that branch and bound alone does not prove. */
  readonly milp?: Milp;
}
