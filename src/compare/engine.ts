import type { AssessedFinding } from '../model/assessed.js';
import type { Ends } from '../model/comparison.js';
import type { Engagement } from '../model/engagement.js';
import type { HashedEvidence } from '../model/evidence.js';
import type { Finding } from '../model/finding.js';
import type { HeldTerms } from '../model/penalty.js';

/** All that decides a range: what a dossier is made of, and the terms to which its notice is held. */
export interface State {
  readonly engagement: Engagement;
  readonly findings: readonly Finding[];
  readonly evidence: readonly HashedEvidence[];
  readonly terms: HeldTerms;
}

/** What this stage needs of the others: to price a state as a build of it would. */
export interface Engine {
  readonly assess: (state: State) => readonly AssessedFinding[];
  readonly price: (state: State, assessed: readonly AssessedFinding[]) => Ends;
}
