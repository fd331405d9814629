import type { IsoDate } from './date.js';
import type { Diagnostic, Place } from './diagnostic.js';

/** Normalised severity; `unknown` where the file carries none, never a guess. */
export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info' | 'unknown';

export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info', 'unknown'];

/** Reference to the record that something came from. Every figure can be walked back to these. */
export interface Locator extends Place {
  /** SHA-256 of the file, hex. */
  readonly sha256: string;
}

/** The three axes on which scanners say how a record stands; kept apart as the scanner said them. */
export interface ObservationStatus {
  readonly result: 'fail' | 'pass' | 'manual' | 'not-applicable' | 'error' | 'unknown';
  /** `none`: the format has no workflow. `accepted` covers muted, waived, exempt, risk accepted. */
  readonly workflow: 'none' | 'new' | 'in-progress' | 'accepted' | 'resolved';
  readonly record: 'active' | 'archived';
}

export type Cloud = 'aws' | 'azure' | 'gcp' | 'kubernetes' | 'other';

export interface Resource {
  /** As the scanner wrote it: ARN, ARM id, host, path. May be '' only when `name` is not. */
  readonly id: string;
  readonly name?: string;
  readonly type?: string;
  readonly cloud?: Cloud;
  /** AWS account id, or Azure subscription id. */
  readonly account?: string;
  readonly region?: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** One record of one scanner, or one CSV row. */
export interface Observation {
  /** Stable id: a hash of tool, check, resource and native id. */
  readonly id: string;
  /** Tool as shown to people: `Prowler`, `AWS Security Hub`. */
  readonly tool: string;
  readonly format: string;
  readonly at: Locator;
  readonly nativeId?: string;
  /** Check as the tool names it, without prefix or random suffix: `s3_bucket_public_access`, `S3.1`. */
  readonly checkId: string;
  readonly title: string;
  readonly description?: string;
  readonly resource: Resource;
  readonly severity: Severity;
  readonly nativeSeverity?: string;
  readonly status: ObservationStatus;
  /** When the scanner first and last saw it. `run`: the file has only the time of the scan itself. */
  readonly seen: {
    readonly first?: IsoDate;
    readonly last?: IsoDate;
    readonly basis: 'scanner' | 'run' | 'none';
  };
  readonly remediation?: { readonly text?: string; readonly url?: string };
  /** Provisions of 45 CFR that the record itself cites, first the one it is mainly about. */
  readonly statedProvisions?: readonly string[];
  /** Kinds of sensitive data that a data scanner counted (Macie): type → occurrences. Never the data itself. */
  readonly dataTypes?: Readonly<Record<string, number>>;
  /** CVE ids that the record names, sorted. */
  readonly cves?: readonly string[];
  /** The scanner's own statement that attackers use the vulnerability, field and value as written. */
  readonly knownExploited?: string;
}

/** Failed, active, not accepted and not resolved: what counts as open in every format. */
export function isOpen(status: ObservationStatus): boolean {
  return (
    status.result === 'fail' &&
    status.record === 'active' &&
    status.workflow !== 'accepted' &&
    status.workflow !== 'resolved'
  );
}

/** A record that became no observation, and why. */
export interface SkippedRecord {
  readonly reason: string;
  readonly at: Place;
}

/** What one input file gave: `records = observations.length + skipped.length`, checked by `balance`. */
export interface SourceReading {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly format: string;
  readonly formatTitle: string;
  readonly toolVersion?: string;
  readonly records: number;
  readonly observations: readonly Observation[];
  readonly skipped: readonly SkippedRecord[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A reading whose observations went on to the next stage, one by one. */
export interface SourceSummary extends Omit<SourceReading, 'observations'> {
  readonly observations: number;
  /** Last day that any of its observations states. */
  readonly newestDay?: IsoDate | undefined;
}
