import { expectedEvidence } from '../law/audit-protocol.js';
import { family } from '../law/crosswalk.js';
import { provisions, type Provision } from '../law/provisions.js';
import type { AssessedFinding, CoverageState, ProvisionCoverage } from '../model/assessed.js';
import type { IsoDate } from '../model/date.js';
import type { Engagement } from '../model/engagement.js';
import type { MatchedEvidence } from '../model/evidence.js';
import type { PassingCheck } from '../model/finding.js';
import { type Bearing, coverageStateOf } from './coverage-state.js';
import { evidenceOn } from './provision-evidence.js';
import { type VendorGap, vendorProvisions } from './vendor-gaps.js';
import { isOpenFinding } from './weaknesses.js';

export interface CoverageInput {
  readonly engagement: Engagement;
  readonly findings: readonly AssessedFinding[];
  readonly passing: readonly PassingCheck[];
  readonly evidence: readonly MatchedEvidence[];
  readonly vendorGaps: readonly VendorGap[];
  readonly asOf: IsoDate;
}

/** The standing of every standard and specification of 45 CFR 164.308 to 164.316, in the order of the law. */
export function coverageOf(input: CoverageInput): readonly ProvisionCoverage[] {
  const mapped = byProvision(input.findings);
  return provisions.flatMap((row) => {
    const { designation } = row;
    if (row.rule !== 'security' || designation === 'general') return [];
    const bearing = bearingOn(row, mapped.get(row.id) ?? [], input);
    const { state, reason } = coverageStateOf(bearing);
    return {
      provision: row.id,
      title: row.title,
      designation,
      state,
      reason,
      evidence: bearing.evidence.all,
      findings: bearing.open.length,
      passingChecks: bearing.passingChecks,
      missing: missingOn(bearing, state),
    };
  });
}

function byProvision(findings: readonly AssessedFinding[]): ReadonlyMap<string, readonly AssessedFinding[]> {
  const groups = new Map<string, AssessedFinding[]>();
  for (const finding of findings) {
    if (finding.mapping.kind !== 'mapped') continue;
    const group = groups.get(finding.mapping.provision);
    if (group) group.push(finding);
    else groups.set(finding.mapping.provision, [finding]);
  }
  return groups;
}

function bearingOn(row: Provision, mapped: readonly AssessedFinding[], input: CoverageInput): Bearing {
  const { engagement, asOf } = input;
  const counted = mapped.filter(({ disposition }) => disposition.kind === 'counted');
  const passing = input.passing.filter((check) => family(check.family)?.provision === row.id);
  return {
    row,
    notApplicable: notApplicable(row, engagement),
    open: counted.filter(isOpenFinding),
    fixed: counted.filter((finding) => !isOpenFinding(finding)),
    uncounted: mapped.filter(
      (finding) =>
        isOpenFinding(finding) &&
        finding.disposition.kind !== 'counted' &&
        finding.disposition.kind !== 'out of scope',
    ),
    vendorGaps: vendorProvisions(engagement.entity.status).includes(row.id) ? input.vendorGaps : [],
    passingChecks: new Set(passing.map((check) => check.family)).size,
    evidence: evidenceOn(row.id, input.evidence, asOf),
  };
}

function notApplicable({ appliesTo }: Provision, { entity }: Engagement): string | undefined {
  if (appliesTo === 'business associate' && entity.status !== 'business associate') {
    return 'It binds business associates; the engagement does not state that the entity is one.';
  }
  if (appliesTo === 'clearinghouse' && entity.clearinghouse !== true) {
    return 'It binds health care clearinghouses; the engagement does not state that the entity has one.';
  }
  if (appliesTo === 'group health plan' && entity.groupHealthPlan !== true) {
    return 'It binds group health plans; the engagement does not state that the entity has one.';
  }
  return undefined;
}

/**
 * What the auditor asks for and the register does not hold in date. Once some proof of implementation is there,
 * the register cannot tell which of the documents it stands for, so no other one is called missing.
 */
function missingOn({ row, notApplicable, evidence }: Bearing, state: CoverageState): readonly string[] {
  const asked = notApplicable === undefined ? expectedEvidence(row.id) : undefined;
  if (!asked) return [];
  return [
    evidence.policy.length === 0 ? asked.policy : undefined,
    ...(evidence.implementation.length === 0 ? asked.documents : []),
    state === 'gap' && evidence.compensating.length === 0 ? asked.alternative : undefined,
  ].filter((document) => document !== undefined);
}
