import type { IsoDate } from './date.js';
import type { Role } from './engagement.js';
import type { Cents, CentsRange } from './money.js';

/** One line of a cost estimate: quantity x unit price = amount, with the source of the price. */
export interface CostLine {
  readonly label: string;
  readonly kind: 'labour' | 'service';
  readonly recurrence: 'one-off' | 'monthly';
  readonly role?: Role;
  readonly quantity: { readonly low: number; readonly likely: number; readonly high: number };
  readonly unit: string;
  readonly unitPrice: Cents | { readonly dollarsPerUnit: number };
  readonly amount: CentsRange;
  /** Source id or text; `judgement` where there is no published figure. */
  readonly source: string;
}

/** Modelled penalty exposure that an action removes by the horizon (estimate, discretion as applied). */
export interface ActionEffect {
  /** Only this action is done. */
  readonly alone: Cents;
  /** Everything else in the catalogue is already done. */
  readonly lastIn: Cents;
  /** Its share of what all actions remove together; shares sum to the total. */
  readonly shapley: Cents;
  readonly shapleyError?: Cents;
  /** What the plan loses when this action is taken out; only for selected actions. */
  readonly inPlan?: Cents;
}

export interface PlannedAction {
  /** `A-01`, by rank. */
  readonly id: string;
  /** Catalogue key: `aws-s3-block-public-access`. */
  readonly key: string;
  readonly title: string;
  /** Remediation direction R1 to R6 or operational consideration O1 to O6. */
  readonly direction: string;
  readonly cloud: 'aws' | 'azure' | 'any';
  readonly owner: Role;
  readonly steps: readonly string[];
  readonly verification: string;
  readonly closes: readonly string[];
  readonly provisions: readonly string[];
  readonly prerequisites: readonly string[];
  readonly durationDays: number;
  readonly costLines: readonly CostLine[];
  readonly oneOff: CentsRange;
  readonly monthly: CentsRange;
  readonly effect: ActionEffect;
  /** Exposure removed in the plan (or alone, below the cut line) per dollar of likely one-off cost. */
  readonly perDollar?: number;
  readonly rank: number;
  readonly selected: boolean;
  /** Why it is where it is: override, bundle, prerequisite, cap, budget. */
  readonly reasons: readonly string[];
  readonly override?: string;
  readonly wave: '30 days' | '90 days' | '180 days' | 'later';
  readonly finish?: IsoDate;
}

export interface FrontierPoint {
  readonly budget: Cents;
  readonly removed: Cents;
  /** Actions that enter at this step. */
  readonly enters: readonly string[];
}

export interface ExposurePath {
  /** Already accrued at `asOf`: no fix removes it. */
  readonly accrued: Cents;
  /** Further accrual until the horizon when nothing is done. */
  readonly avoidable: Cents;
  /** Further accrual until the horizon when the plan is carried out. */
  readonly withPlan: Cents;
  readonly points: readonly { readonly on: IsoDate; readonly nothingDone: Cents; readonly withPlan: Cents }[];
}

export interface CrossCheck {
  readonly label: string;
  readonly band: { readonly low: Cents; readonly high: Cents };
  readonly bottomUp: CentsRange;
  readonly inside: boolean;
  readonly explanation: string;
}

export interface Plan {
  readonly budget?: Cents;
  readonly horizon: IsoDate;
  readonly actions: readonly PlannedAction[];
  readonly selectedOneOff: CentsRange;
  readonly selectedMonthly: CentsRange;
  readonly allOneOff: CentsRange;
  readonly allMonthly: CentsRange;
  readonly removed: Cents;
  readonly removable: Cents;
  readonly selection: { readonly method: string; readonly proved: boolean; readonly gap: Cents };
  readonly path: ExposurePath | { readonly kind: 'not-priced'; readonly reason: string };
  readonly frontier: readonly FrontierPoint[];
  readonly crossChecks: readonly CrossCheck[];
  /** What the costs and dates rest on, one sentence each. */
  readonly assumptions: readonly string[];
  readonly rates: readonly { readonly role: Role; readonly perHour: Cents; readonly source: string }[];
}
