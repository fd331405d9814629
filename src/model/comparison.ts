import type { CoverageState, Disposition } from './assessed.js';
import type { IsoDate } from './date.js';
import type { Cents } from './money.js';
import type { Cloud, Severity } from './observation.js';

/** What became of one finding between two dossiers of one entity. */
export type ChangeKind =
  /** Not in the earlier dossier. */
  | 'new'
  /** It had ended, and fails again. */
  | 'reopened'
  /** It has ended since, as a scanner or evidence states with the day. */
  | 'fixed'
  /** The scans of this build hold it only as passing: what it failed before is not in them. */
  | 'passes now'
  /** No scan of this build holds it, although the same tool reports on its account. */
  | 'not seen'
  /** No scan of this build covers its account with a tool that had reported it. */
  | 'not scanned'
  /** It goes on, and is counted, set aside or mapped otherwise than before. */
  | 'reclassified'
  | 'continuing'
  /** It had ended before the earlier dossier and is still counted for its past days. */
  | 'closed before';

export const CHANGE_KINDS: readonly ChangeKind[] = [
  'new',
  'reopened',
  'fixed',
  'passes now',
  'not seen',
  'not scanned',
  'reclassified',
  'continuing',
  'closed before',
];

/** How a finding stood in one of the two dossiers. */
export interface Standing {
  readonly disposition: Disposition['kind'];
  readonly provision?: string;
  /** First and last failing day, where it is dated. */
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly ended: boolean;
}

/** One finding that changed. Those that merely continue are counted, not listed. */
export interface FindingChange {
  readonly finding: string;
  readonly kind: ChangeKind;
  readonly family: string;
  readonly title: string;
  readonly severity: Severity;
  readonly resource: string;
  readonly account?: string;
  readonly cloud?: Cloud;
  readonly before?: Standing;
  readonly now?: Standing;
  /** One sentence: why it is called so. */
  readonly reason: string;
}

export interface ChangeCount {
  readonly kind: ChangeKind;
  readonly findings: number;
  /** Of them those that count: now, or in the earlier dossier where they are gone. */
  readonly counted: number;
}

export interface EvidenceChange {
  readonly item: string;
  readonly title: string;
  /** `lapsed`: in date before and not now. `renewed`: out of date before, or collected again. */
  readonly kind: 'new' | 'lapsed' | 'renewed' | 'file lost' | 'replaced' | 'withdrawn';
  readonly reason: string;
}

export interface CoverageChange {
  readonly provision: string;
  readonly title: string;
  readonly before: CoverageState;
  readonly now: CoverageState;
}

/** A statement of people that is another one now: an assumption, a system, an accepted risk, a date. */
export interface InputChange {
  readonly what: 'notice' | 'culpability' | 'system' | 'accepted risk' | 'factor' | 'practices';
  readonly subject: string;
  readonly before: string;
  readonly now: string;
}

/** An action above the cut line of the earlier dossier, and what became of its findings. */
export interface ActionChange {
  /** Id and key in the earlier dossier. */
  readonly action: string;
  readonly key: string;
  readonly title: string;
  /** `no longer open`: none of its findings is open, and not all of them are shown to be closed. */
  readonly state: 'done' | 'in part' | 'open' | 'no longer open';
  readonly findings: number;
  readonly closed: number;
  readonly open: number;
}

/** The two ends of a headline range. */
export interface Ends {
  readonly low: Cents;
  readonly high: Cents;
}

export type BridgeStepKind =
  | 'program'
  | 'days'
  | 'limitation'
  | 'amounts'
  | 'fixed'
  | 'passes now'
  | 'not seen'
  | 'not scanned'
  | 'reopened'
  | 'dates'
  | 'new'
  | 'scope'
  | 'accepted risks'
  | 'evidence'
  | 'culpability'
  | 'factors';

/** By how much each end moves when one group of inputs is changed from what it was to what it is. */
export interface BridgeStep extends Ends {
  readonly kind: BridgeStepKind;
  /** A few words, for a chart. */
  readonly label: string;
  /** Findings that the step is about; 0 where it is about all. */
  readonly findings: number;
  readonly statement: string;
}

/**
 * The movement of both ends, divided exactly: `from` + all steps = `to`, to the cent. Every step is the difference of
 * two prices by the same engine; in another order the same changes would share the movement differently.
 */
export type Bridge =
  | {
      readonly kind: 'bridge';
      readonly from: Ends;
      readonly to: Ends;
      /** Always the same steps in the same order, those of no effect included. */
      readonly steps: readonly BridgeStep[];
      /**
       * `to` with the days that the earlier dossier knows and these scans do not: of findings that left them without
       * a dated fix, and of those that they date later. Absent where that changes nothing.
       */
      readonly withPast?: Ends & { readonly findings: number };
    }
  | { readonly kind: 'no bridge'; readonly reason: string };

/** What changed since an earlier dossier of the same entity, and why the range moved. */
export interface Comparison {
  readonly baseline: {
    readonly engagement: string;
    readonly asOf: IsoDate;
    readonly contentHash: string;
    readonly tool: { readonly version: string; readonly lawVersion: string };
  };
  readonly counts: readonly ChangeCount[];
  readonly findings: readonly FindingChange[];
  readonly evidence: readonly EvidenceChange[];
  readonly coverage: readonly CoverageChange[];
  readonly inputs: readonly InputChange[];
  readonly actions: readonly ActionChange[];
  readonly bridge: Bridge;
}
