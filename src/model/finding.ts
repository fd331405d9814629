import type { IsoDate } from './date.js';
import type { Diagnostic } from './diagnostic.js';
import type { Observation, Resource, Severity } from './observation.js';

/** A day and how it is known. `assumed` dates are printed as assumptions. */
export type DatedFact =
  | { readonly kind: 'stated'; readonly on: IsoDate; readonly source: string }
  | { readonly kind: 'assumed'; readonly on: IsoDate; readonly reason: string };

/** How the scanners' observations of one check on one resource add up. */
export type FindingState =
  /** At least one scanner says that it fails today. */
  | { readonly kind: 'open' }
  /** It failed, and a later observation of the same tool passes or is resolved or archived. */
  | { readonly kind: 'fixed'; readonly on: IsoDate; readonly source: string }
  /** Every scanner calls it resolved, archived or passing, and none states the day: it ended, at latest on the day of assessment. */
  | { readonly kind: 'resolved'; readonly source: string }
  /** The scanner itself carries it as muted, accepted, exempt. */
  | { readonly kind: 'accepted'; readonly source: string };

/**
 * One failed check on one resource, merged from all scanners. Groups that never failed (passes, manual, not
 * applicable) are no findings; `MergeLedger` counts them.
 */
export interface Finding {
  /** `F-` and 12 hex digits of a hash over check family and resource: stable across runs, tools and input order. */
  readonly id: string;
  /** Check family id from the crosswalk, or `tool:check` when the check is in no family. */
  readonly family: string;
  readonly title: string;
  readonly resource: Resource;
  readonly severity: Severity;
  readonly state: FindingState;
  /** First day it is known to have failed; undefined when no observation carries a date. */
  readonly firstSeen?: DatedFact;
  readonly lastSeen?: DatedFact;
  /** All observations of this check on this resource, in input order, passes included. */
  readonly observations: readonly Observation[];
}

/** Where every observation went; `observations = passed + manual + … + merged + findings`. */
export interface MergeLedger {
  readonly observations: number;
  /** Observations in groups that never failed, by their result. */
  readonly passed: number;
  readonly manual: number;
  readonly notApplicable: number;
  readonly notEvaluated: number;
  /** Observations beyond the first in a finding. */
  readonly merged: number;
  readonly findings: number;
}

/** Checks that pass somewhere: evidence for the coverage of a provision, per family. */
export interface PassingCheck {
  readonly family: string;
  readonly title: string;
  readonly tool: string;
  readonly resources: number;
  readonly lastSeen?: IsoDate;
}

/** A check on a resource that was asked after and is no finding: it never fails in these files. */
export interface WatchedCheck {
  /** Id of the finding that it would be. */
  readonly finding: string;
  readonly result: Observation['status']['result'];
  readonly tool: string;
  readonly on?: IsoDate;
  readonly at: Observation['at'];
}

export interface Merged {
  readonly findings: readonly Finding[];
  /** One for each watched check that these files hold without a failure: the newest pass, else the newest record. */
  readonly watched?: readonly WatchedCheck[];
  readonly passing: readonly PassingCheck[];
  readonly ledger: MergeLedger;
  /** Where scanners contradict each other. */
  readonly diagnostics: readonly Diagnostic[];
}
