import type { IsoDate } from '../model/date.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { MatchedEvidence } from '../model/evidence.js';
import type { DatedFact, Finding } from '../model/finding.js';
import { lastFailure } from './last-failure.js';
import { hasFile } from './usable-evidence.js';

export type Fix =
  | { readonly kind: 'fixed'; readonly by: DatedFact }
  /** `notes`: fixes that were claimed and do not hold. */
  | { readonly kind: 'open'; readonly notes: readonly string[] };

/**
 * The earliest fix that holds: the scanner's own, or one that evidence states and no scanner contradicts by seeing
 * the failure later. A fix after `asOf` lies in the future of this assessment and does not end the finding.
 */
export function fixOf(finding: Finding, evidence: readonly MatchedEvidence[], asOf: IsoDate): Fix {
  const held: { on: IsoDate; source: string }[] = [];
  const notes: string[] = [];
  if (finding.state.kind === 'fixed') {
    const { on, source } = finding.state;
    if (on <= asOf) held.push({ on, source });
    else notes.push(`Fixed on ${on} (${source}), after the day of assessment.`);
  }
  for (const { on, source, problem } of claims(finding, evidence, asOf)) {
    if (problem === undefined) held.push({ on, source });
    else notes.push(problem);
  }
  const first = held.sort((a, b) => (a.on < b.on ? -1 : 1))[0];
  return first ? { kind: 'fixed', by: { kind: 'stated', ...first } } : { kind: 'open', notes };
}

/** Evidence of a fix that a scanner contradicts or that lies after `asOf`: it does not end the finding. */
export function doubtfulFixes(
  finding: Finding,
  evidence: readonly MatchedEvidence[],
  asOf: IsoDate,
): readonly Diagnostic[] {
  return claims(finding, evidence, asOf).flatMap(({ problem, matched, on }) =>
    problem === undefined
      ? []
      : {
          level: 'warning',
          code: on > asOf ? 'fix-after-as-of' : 'fix-contradicted',
          message: `${finding.id}: ${problem} The finding counts as not fixed.`,
          at: matched.item.at,
          value: on,
          hint:
            on > asOf
              ? 'Assess again on or after that day.'
              : 'Scan again, or correct the day in the evidence register.',
        },
  );
}

interface Claim {
  readonly on: IsoDate;
  readonly source: string;
  readonly matched: MatchedEvidence;
  readonly problem?: string;
}

function claims(finding: Finding, evidence: readonly MatchedEvidence[], asOf: IsoDate): readonly Claim[] {
  const last = lastFailure(finding);
  return evidence.flatMap((matched): Claim[] => {
    const { id, says } = matched.item;
    if (says.kind !== 'fixed' || !hasFile(matched)) return [];
    const claim = { on: says.on, source: `evidence ${id}`, matched };
    if (says.on > asOf) {
      return [{ ...claim, problem: `${id} dates the fix ${says.on}, after the day of assessment.` }];
    }
    if (last !== undefined && last > says.on) {
      return [{ ...claim, problem: `${id} dates the fix ${says.on}, and a scanner saw it fail on ${last}.` }];
    }
    return [claim];
  });
}
