import type { DayInterval, IsoDate } from './date.js';
import type { Locator } from './observation.js';
import type { Cents } from './money.js';

/** Culpability tiers of 45 CFR 160.404(b)(2)(i) to (iv). */
export type Tier =
  'no-knowledge' | 'reasonable-cause' | 'willful-neglect-corrected' | 'willful-neglect-not-corrected';

export const TIERS: readonly Tier[] = [
  'no-knowledge',
  'reasonable-cause',
  'willful-neglect-corrected',
  'willful-neglect-not-corrected',
];

/** How violations are counted (45 CFR 160.406). */
export type CountBasis = 'per-day' | 'per-person' | 'per-person-day';

/**
 * Annual-cap policy. `codified`: 45 CFR 160.404 as adjusted at 102.3. `discretion`: the 2019 notice as OCR has
 * applied it (adjusted minimum, unadjusted cap). `discretionAdjusted`: the same caps adjusted, unofficial.
 */
export type CapPolicy = 'codified' | 'discretion' | 'discretionAdjusted';
export const CAP_POLICIES: readonly CapPolicy[] = ['codified', 'discretion', 'discretionAdjusted'];

/**
 * Terms of an earlier notice to which a later one is held, so that what each of them changes can be told apart. Where
 * one is absent the notice's own day decides.
 */
export interface HeldTerms {
  /** The day whose yearly adjustment of the amounts holds (45 CFR 102.2). */
  readonly amountsOf?: IsoDate;
  /** The day from which six years are counted back (45 CFR 160.414). */
  readonly limitOf?: IsoDate;
  /** The day on which practices must have been in place for twelve months (Pub. L. 116-321). */
  readonly practicesOf?: IsoDate;
}

/** Days or persons that violate one provision, before pricing. Days from several findings may overlap: they are united. */
export interface ViolationSpan {
  readonly provision: string;
  readonly tier: Tier;
  readonly basis: CountBasis;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Needed for the two bases per person. */
  readonly persons?: number;
  /** Amount per violation: the tier minimum (OCR's practice), its maximum, or a stated amount. */
  readonly rate: 'minimum' | 'maximum' | Cents;
  /** First day known, for the 30-day cure of 45 CFR 160.410(c). */
  readonly knownOn?: IsoDate;
  /** The day on which all of it was corrected, when it was. */
  readonly correctedOn?: IsoDate;
  /** Finding ids that this span stands for. */
  readonly findings: readonly string[];
}

/** One provision in one calendar year under one cap policy and one rate: the unit that 160.404 caps. */
export interface PenaltyLine {
  /** `164.312(b)/2025/codified/maximum`: unique in a dossier; `dossier explain` takes it. */
  readonly id: string;
  readonly provision: string;
  readonly year: number;
  readonly tier: Tier;
  /** Id of the schedule row that priced it. */
  readonly schedule: string;
  readonly basis: CountBasis;
  /** First and last counted day in that year. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** The counted days where they are not all of those from first to last; sorted and disjoint. */
  readonly days?: readonly DayInterval[];
  /** Violations counted: days, persons, or person-days. */
  readonly count: number;
  readonly rate: Cents;
  /** count x rate, before the cap. */
  readonly raw: Cents;
  readonly cap: Cents;
  readonly amount: Cents;
  /** Regulation and Federal Register citation of rate and cap. */
  readonly citation: string;
  /** Why `amount` is below both `raw` and `cap`: another line of that year used part of the cap. */
  readonly note?: string;
}

/** An explicit, cited change after capping. Negative amounts lower the total. */
export interface Adjustment {
  readonly kind:
    | '160.408 factor'
    | 'recognized security practices'
    | 'waiver'
    | 'affirmative defense'
    | 'overlap'
    | 'stated';
  readonly statement: string;
  /** The provision that it is about, where it is about one: an overlap, a correction in time. */
  readonly provision?: string;
  /** The year of an overlap. */
  readonly year?: number;
  readonly percent?: number;
  readonly amount: Cents;
  readonly citation: string;
}

export interface PolicyResult {
  readonly policy: CapPolicy;
  readonly lines: readonly PenaltyLine[];
  readonly subtotal: Cents;
  readonly adjustments: readonly Adjustment[];
  readonly total: Cents;
}

/** Penalty for one assumed set of tiers. */
export interface PricedPenalty {
  /** OCR-style: at the stated rate or tier minimum, under each cap policy. */
  readonly estimate: Readonly<Record<CapPolicy, PolicyResult>>;
  /** Tier minimum under the discretion caps: the least as counted. */
  readonly floor: PolicyResult;
  /** Tier maximum under the codified caps: the most as counted. */
  readonly ceiling: PolicyResult;
}

/** A 30-day cure period of 45 CFR 160.410(c) for findings of one provision. */
export interface CureWindow {
  readonly provision: string;
  readonly knownOn: IsoDate;
  readonly lastDay: IsoDate;
  readonly state: 'open' | 'lapsed' | 'cured';
  /** Whether somebody stated the day of knowledge, or the first report is taken for it. */
  readonly knowledge: 'stated' | 'assumed';
  /** Whether it covers all counted findings of the provision; if not, curing these leaves the others charged. */
  readonly coversAll: boolean;
  /** Counted findings that it holds for, and those of the provision whose period has passed or that ended before. */
  readonly findings: number;
  readonly otherFindings: number;
  readonly effect: string;
  /** Where no day of knowledge is stated: what is assumed, and for how many findings it holds. */
  readonly assumes?: string;
  readonly citation: string;
}

/** A running period that decides a whole provision: it comes first. */
export function isUrgentCure({ state, coversAll }: CureWindow): boolean {
  return state === 'open' && coversAll;
}

export interface ProvisionExposure {
  readonly provision: string;
  readonly tier: Tier;
  readonly tierIsDefault: boolean;
  readonly tierReason: string;
  readonly tierBy: string;
  readonly basis: CountBasis;
  /** Distinct days (or persons) after union and the six-year cut-off. */
  readonly count: number;
  /** Days dropped because they are older than six years at the notice (45 CFR 160.414). */
  readonly barredDays: number;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly findings: readonly string[];
  readonly floor: Cents;
  readonly estimate: Cents;
  readonly ceiling: Cents;
  /** Estimate under each cap policy. */
  readonly byPolicy: Readonly<Record<CapPolicy, Cents>>;
  /** Range for all four tiers, same days: estimate (discretion, minimum) to ceiling (codified, maximum). */
  readonly byTier: Readonly<Record<Tier, { readonly estimate: Cents; readonly ceiling: Cents }>>;
  readonly firstObservations: readonly Locator[];
}

/** A published OCR outcome for comparison; never added to anything. */
export interface Benchmark {
  readonly id: string;
  readonly entity: string;
  readonly date: string;
  readonly amount: Cents;
  readonly kind: 'civil money penalty' | 'settlement';
  readonly individuals?: number;
  readonly facts: string;
  readonly source: string;
  readonly verified: boolean;
}

/** Amounts and duties that stand beside the civil money penalty and are never added to it. */
export interface KeptApart {
  readonly stateAttorneyGeneral: {
    readonly amount: Cents;
    readonly lines: readonly {
      readonly provision: string;
      readonly year: number;
      readonly count: number;
      readonly amount: Cents;
    }[];
    readonly citation: string;
  };
  readonly benchmarks: readonly Benchmark[];
  readonly breachDuties: readonly {
    readonly duty: string;
    readonly due: string;
    readonly citation: string;
  }[];
}

/** Exposure is a value with a reason where nothing may be priced; never zero. */
export type Exposure =
  | {
      readonly kind: 'not-priced';
      readonly cause: 'status not determined' | 'HIPAA does not apply' | 'nothing counted';
      readonly reason: string;
      readonly hint: string;
    }
  | {
      readonly kind: 'priced';
      readonly asOf: IsoDate;
      readonly noticeDate: IsoDate;
      readonly noticeIsAssumed: boolean;
      readonly schedule: {
        readonly id: string;
        readonly label: string;
        readonly citation: string;
        readonly from: IsoDate;
      };
      readonly provisions: readonly ProvisionExposure[];
      readonly penalty: PricedPenalty;
      /** Headline: estimate (discretion as applied, minimum) to ceiling (codified, maximum); never one point. */
      readonly headline: { readonly low: Cents; readonly high: Cents; readonly basis: string };
      /**
       * The headline should OCR treat a standard and its own specification as one requirement (45 CFR
       * 160.404(b)(3)) although different findings break them; absent where it makes no difference.
       */
      readonly ifOneRequirement?: {
        readonly low: Cents;
        readonly high: Cents;
        /** What each provision gives up then, before adjustments; never negative. */
        readonly givenUp: readonly {
          readonly provision: string;
          readonly low: Cents;
          readonly high: Cents;
        }[];
      };
      readonly cureWindows: readonly CureWindow[];
      readonly keptApart: KeptApart;
      readonly warnings: readonly string[];
    };
