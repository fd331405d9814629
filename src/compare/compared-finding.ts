import type { AssessedFinding } from '../model/assessed.js';
import type { ChangeKind } from '../model/comparison.js';
import type { WatchedCheck } from '../model/finding.js';

/** A finding of either dossier, with what it was, what it is and what is called its change. */
export interface ComparedFinding {
  readonly id: string;
  readonly kind: ChangeKind;
  /** As the earlier dossier printed it. */
  readonly before?: AssessedFinding;
  readonly now?: AssessedFinding;
  /** What the scans of this build say of it where it is no finding any more. */
  readonly watched?: WatchedCheck;
}
