import type { BagProblem } from './bag-report.js';

export interface Anchors {
  /** SHA-256 that the user was given by another way. */
  readonly expect: string | undefined;
  /** The archive, and what the `.sha256` file beside it states. */
  readonly zip: { readonly sha256: string; readonly stated: string | undefined } | undefined;
  readonly tagManifest: string | undefined;
}

/**
 * Holds the pack against what does not come from it. The `.sha256` file travels with the archive, so it finds an
 * accident and vouches for nothing.
 */
export function anchorOf({ expect, zip, tagManifest }: Anchors): {
  readonly problems: readonly BagProblem[];
  readonly vouchedBy: readonly string[];
} {
  const problems: BagProblem[] = [];
  const vouchedBy: string[] = [];
  if (zip?.stated !== undefined && zip.stated !== zip.sha256) {
    const message = 'The archive does not have the SHA-256 that the .sha256 file beside it states.';
    problems.push({ kind: 'archive', message });
  }
  if (expect !== undefined) {
    if (expect === zip?.sha256) vouchedBy.push('The archive has the SHA-256 that you were given.');
    else if (expect === tagManifest) vouchedBy.push('The tag manifest has the SHA-256 that you were given.');
    else {
      const actual = [zip && `archive ${zip.sha256}`, tagManifest && `tag manifest ${tagManifest}`];
      const found = actual.filter((one) => one !== undefined).join(', ');
      problems.push({ kind: 'seal', message: `This is not the pack with SHA-256 ${expect}: ${found}.` });
    }
  }
  return { problems, vouchedBy };
}
