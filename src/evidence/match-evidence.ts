import { nearestProvision } from '../law/nearest-provision.js';
import { provision } from '../law/provisions.js';
import { sectionExists } from '../law/sections.js';
import { toDayNumber, type IsoDate } from '../model/date.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { EvidenceTarget, HashedEvidence, MatchedEvidence } from '../model/evidence.js';
import { isOutOfDate } from '../model/freshness.js';
import type { Finding } from '../model/finding.js';
import { evidenceTrouble } from './evidence-trouble.js';
import { indexFindings, type FindingIndex } from './finding-index.js';

export interface EvidenceContext {
  readonly asOf: IsoDate;
  /** Whether a finding's check family holds the check, in the spelling of any tool. */
  readonly familyMatches: (finding: Finding, check: string) => boolean;
}

export interface EvidenceMatching {
  /** Every item, in the order of the register. */
  readonly matched: readonly MatchedEvidence[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds what every item of the register bears on. All stated parts of a target must match; a provision matches
 * when the law has it, with or without findings. A target that matches nothing is reported, never dropped.
 */
export function matchEvidence(
  items: readonly HashedEvidence[],
  findings: readonly Finding[],
  context: EvidenceContext,
): EvidenceMatching {
  const index = indexFindings(findings, context.familyMatches);
  const matched = items.map((item) => matchItem(item, index, context.asOf));
  const unmatched = matched.flatMap(({ item, unmatchedTargets }) => {
    if (item.supports.length === 0) return [supportsNothing(item)];
    return unmatchedTargets.map((target) => matchesNothing(item, target, index));
  });
  return { matched, diagnostics: [...evidenceTrouble(items, context.asOf), ...unmatched] };
}

function matchItem(item: HashedEvidence, index: FindingIndex, asOf: IsoDate): MatchedEvidence {
  const findings = new Set<string>();
  const stated = new Set<string>();
  const unmatchedTargets: EvidenceTarget[] = [];
  for (const target of item.supports) {
    const isProvisionOnly = Object.keys(target).every((part) => part === 'provision');
    const found = isProvisionOnly ? [] : index.matching(target);
    const isKnown = target.provision === undefined || provision(target.provision) !== undefined;
    if (!isKnown || (found.length === 0 && !isProvisionOnly)) {
      unmatchedTargets.push(target);
      continue;
    }
    for (const finding of found) findings.add(finding.id);
    if (target.provision !== undefined) stated.add(target.provision);
  }
  const { collectedAt } = item;
  return {
    item,
    findings: [...findings],
    provisions: [...stated],
    unmatchedTargets,
    ...(collectedAt !== undefined && { ageDays: toDayNumber(asOf) - toDayNumber(collectedAt) }),
    outOfDate: isOutOfDate(item, asOf),
  };
}

function matchesNothing(item: HashedEvidence, target: EvidenceTarget, index: FindingIndex): Diagnostic {
  const value = Object.entries(target)
    .map(([part, written]) => `${part}=${written}`)
    .join(' ');
  const at = { ...item.at, field: 'supports' };
  if (target.provision !== undefined && provision(target.provision) === undefined)
    return { ...unknownProvision(item.id, target.provision), at, value };
  const meant = index.nearestTo(target);
  return {
    level: 'warning',
    code: 'evidence-matches-nothing',
    message: `${item.id} supports something that no finding matches.`,
    at,
    value,
    hint:
      meant === undefined ? 'Check the ids against the findings register.' : `The nearest is \`${meant}\`.`,
  };
}

/** A section that is not in the Code is a slip; of one that is, the law data may lack the paragraph. */
function unknownProvision(item: string, cited: string): Diagnostic {
  const code = 'evidence-matches-nothing';
  const hint = `The nearest is \`${nearestProvision(cited)}\`.`;
  return sectionExists(cited)
    ? { level: 'warning', code, message: `${item} supports a provision that is not in the law data.`, hint }
    : { level: 'error', code, message: `${item} supports a provision that does not exist.`, hint };
}

function supportsNothing(item: HashedEvidence): Diagnostic {
  return {
    level: 'warning',
    code: 'evidence-supports-nothing',
    message: `${item.id} does not say what it supports.`,
    at: { ...item.at, field: 'supports' },
    hint: 'Name a provision, check, resource or finding.',
  };
}
