import type { IsoDate } from './date.js';
import type { PlanLimits, Role } from './engagement.js';
import type { Cents, CentsRange } from './money.js';

/** One line of a cost estimate: quantity x unit price = amount, with the source of the price. */
export interface CostLine {
  readonly label: string;
  readonly kind: 'labor' | 'service';
  readonly recurrence: 'one-off' | 'monthly';
  readonly role?: Role;
  readonly quantity: { readonly low: number; readonly likely: number; readonly high: number };
  readonly unit: string;
  readonly unitPrice: Cents | { readonly dollarsPerUnit: number };
  readonly amount: CentsRange;
  /** Source id or text; `judgment` where there is no published figure. */
  readonly source: string;
}

/** Stands where a figure would need a priced exposure; never zero instead. */
export interface NotPriced {
  readonly kind: 'not-priced';
  readonly reason: string;
}

/** Part of a cost for which a quantity is not known: named, never counted as zero. */
export interface UnpricedCost {
  readonly label: string;
  readonly reason: string;
}

/** Modeled penalty exposure that an action removes by the horizon (estimate, discretion as applied). */
export interface ActionEffect {
  /** Only this action, and what it needs first, is done. */
  readonly alone: Cents;
  /** Lost when this action alone is left out of the whole catalog, and with it what depends on it. */
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
  /** Catalog key: `aws-s3-block-public-access`. */
  readonly key: string;
  readonly title: string;
  /** Remediation direction R1 to R6 or operational consideration O1 to O6. */
  readonly direction: string;
  readonly cloud: 'aws' | 'azure' | 'any';
  readonly owner: Role;
  readonly steps: readonly string[];
  readonly verification: string;
  /** Check families, of those found here. */
  readonly closes: readonly string[];
  /** Open findings that it closes, and the resources that they stand on. */
  readonly findings: readonly string[];
  readonly resources: readonly string[];
  readonly provisions: readonly string[];
  /** Catalog keys of actions that must be finished first. */
  readonly prerequisites: readonly string[];
  /** Working days. */
  readonly durationDays: number;
  readonly costLines: readonly CostLine[];
  readonly unpriced: readonly UnpricedCost[];
  readonly oneOff: CentsRange;
  readonly monthly: CentsRange;
  readonly effect: ActionEffect | NotPriced;
  /** What it is good for beside the penalty: breach likelihood, evidence, prerequisite. */
  readonly otherValue: string;
  /** Where its effort figures come from; `judgment` where there is no published figure. */
  readonly source: string;
  /** Exposure removed in the plan (or alone, below the cut line) per dollar of likely one-off cost. */
  readonly perDollar?: number;
  readonly rank: number;
  readonly selected: boolean;
  /** Why it is where it is: override, bundle, prerequisite, cap, budget. */
  readonly reasons: readonly string[];
  readonly override?: string;
  readonly wave: Wave;
  readonly start?: IsoDate;
  readonly finish?: IsoDate;
}

export type Wave = '30 days' | '90 days' | '180 days' | 'later';
export const WAVES: readonly Wave[] = ['30 days', '90 days', '180 days', 'later'];

/** The best that one budget buys. */
export interface FrontierPoint {
  /** Likely one-off cost of the actions at this step. */
  readonly budget: Cents;
  /** Exposure removed; absent where exposure is not priced. */
  readonly removed?: Cents;
  /** Open findings closed. */
  readonly findingsClosed: number;
  /** Ids of actions that enter at this step, and that leave because others serve better. */
  readonly enters: readonly string[];
  readonly leaves: readonly string[];
  readonly proved: boolean;
}

export interface ExposurePath {
  /** Already accrued at `asOf`: no fix removes it, save what `forgiven` states. */
  readonly accrued: Cents;
  /** Part of `accrued` that falls away because the plan corrects inside an open cure period (45 CFR 160.410(c)). */
  readonly forgiven: Cents;
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

/** Work of the selected actions that falls into a wave. */
export interface WaveLoad {
  readonly wave: Wave;
  readonly role: Role;
  /** Likely hours. */
  readonly hours: number;
  /** People of that role on whom the dates rest. */
  readonly people: number;
}

/** The plan by itself, as `dossier plan --json` prints it. */
export interface PlanReport {
  readonly version: '1';
  readonly engagement: string;
  readonly asOf: IsoDate;
  readonly plan: Plan;
}

/** An action that should go first and is not in the plan. */
export interface OverrideLeftOut {
  /** Id of the action. */
  readonly action: string;
  /** One-off cost of it, of what it needs, and of the overrides of the plan that come before it. */
  readonly needed: Cents;
  readonly cause: 'budget' | 'limits' | 'removes less';
  readonly reason: string;
}

export interface Plan {
  readonly budget?: Cents;
  /** Limits beside the budget, where the engagement states any. */
  readonly limits?: PlanLimits;
  readonly horizon: IsoDate;
  readonly actions: readonly PlannedAction[];
  readonly selectedOneOff: CentsRange;
  readonly selectedMonthly: CentsRange;
  readonly allOneOff: CentsRange;
  readonly allMonthly: CentsRange;
  /** Exposure removed by the selected actions; absent where exposure is not priced (`path` says why). */
  readonly removed?: Cents;
  /** Exposure removed when every action of the plan is carried out. */
  readonly removable?: Cents;
  readonly selection: {
    readonly method: string;
    readonly proved: boolean;
    /** Most by which a better selection could exceed this one: cents, or findings where not priced. */
    readonly gap: number;
    readonly gapUnit: 'cents' | 'findings';
    /** What placing the overrides first costs in removed exposure at this budget. */
    readonly overridesCost?: Cents;
    /** Overrides that the plan leaves out, in the order in which they claim the budget; absent where there is none. */
    readonly overridesLeftOut?: readonly OverrideLeftOut[];
  };
  readonly path: ExposurePath | NotPriced;
  readonly frontier: readonly FrontierPoint[];
  readonly crossChecks: readonly CrossCheck[];
  /** What the costs and dates rest on, one sentence each. */
  readonly assumptions: readonly string[];
  readonly rates: readonly { readonly role: Role; readonly perHour: Cents; readonly source: string }[];
  readonly load: readonly WaveLoad[];
  /** Families with open counted findings that no action of the catalog closes. */
  readonly unplanned: readonly {
    readonly family: string;
    readonly findings: number;
    readonly reason: string;
  }[];
  /** Prices and rates used: same shape as the dossier's figure sources. */
  readonly figureSources: readonly {
    readonly id: string;
    readonly title: string;
    readonly citation: string;
    readonly verified: boolean;
    readonly usedFor: string;
  }[];
}
