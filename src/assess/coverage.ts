import { family } from '../law/crosswalk.js';
import { auditProtocol } from '../law/audit-protocol.js';
import { provisions, type Provision } from '../law/provisions.js';
import type {
  AssessedFinding,
  CoverageRule,
  CoverageSlot,
  CoverageState,
  ProvisionCoverage,
} from '../model/assessed.js';
import type { IsoDate } from '../model/date.js';
import type { Engagement } from '../model/engagement.js';
import type { MatchedEvidence } from '../model/evidence.js';
import type { PassingCheck } from '../model/finding.js';
import { type Bearing, coverageStateOf } from './coverage-state.js';
import { providerSharesOn } from './provider-shares.js';
import { evidenceOn } from './provision-evidence.js';
import { type SlotFacts, slotsOf } from './slots.js';
import { type VendorGap, vendorProvisions } from './vendor-gaps.js';
import { isOpenFinding } from './weaknesses.js';
import { ownerOf } from './within.js';

export interface CoverageInput {
  readonly engagement: Engagement;
  readonly findings: readonly AssessedFinding[];
  readonly passing: readonly PassingCheck[];
  readonly evidence: readonly MatchedEvidence[];
  readonly vendorGaps: readonly VendorGap[];
  readonly asOf: IsoDate;
}

/** The Privacy Rule's paragraphs on business associates and their agreements. */
const AGREEMENTS: ReadonlySet<string> = new Set(['164.502(e)', '164.504(e)']);

/** Paragraphs that the audit protocol asks for within its part on breaches, through 164.414(a). */
const ASKED: ReadonlySet<string> = new Set(auditProtocol.map((row) => row.provision));

/**
 * The standing of every standard and specification of 45 CFR 164.308 to 164.316, of the breach provisions that the
 * audit protocol asks for, and of 164.502(e) and 164.504(e); each once, in the order of the law within its rule.
 */
export function coverageOf(input: CoverageInput): readonly ProvisionCoverage[] {
  const mapped = byProvision(input.findings);
  return coveredProvisions.map(({ row, rule, designation }) => {
    const bearing = bearingOn(row, mapped.get(row.id) ?? [], input);
    const { state, reason } = coverageStateOf(bearing);
    const owner = ownerOf(row.id, input.engagement.owners);
    return {
      provision: row.id,
      title: row.title,
      rule,
      designation,
      state,
      reason,
      evidence: bearing.evidence.all,
      findings: bearing.open.length,
      passingChecks: bearing.passingChecks,
      slots: bearing.slots,
      provider: bearing.provider,
      ...(owner !== undefined && { owner }),
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

interface CoveredProvision {
  readonly row: Provision;
  readonly rule: CoverageRule;
  readonly designation: ProvisionCoverage['designation'];
}

/** The rows of the coverage, without what the entity holds. */
export const coveredProvisions: readonly CoveredProvision[] = [
  ...rowsOf('security', (row) => row.rule === 'security'),
  ...rowsOf('breach notification', (row) => row.rule !== 'security' && ASKED.has(row.id)),
  ...rowsOf('agreements', (row) => AGREEMENTS.has(row.id)),
];

function rowsOf(rule: CoverageRule, belongs: (row: Provision) => boolean): readonly CoveredProvision[] {
  return provisions.flatMap((row) => {
    const { designation } = row;
    return designation === 'general' || !belongs(row) ? [] : [{ row, rule, designation }];
  });
}

function bearingOn(row: Provision, mapped: readonly AssessedFinding[], input: CoverageInput): Bearing {
  const { engagement, evidence, asOf } = input;
  const counted = mapped.filter(({ disposition }) => disposition.kind === 'counted');
  const passing = input.passing.filter((check) => family(check.family)?.provision === row.id);
  const open = counted.filter(isOpenFinding);
  return {
    row,
    notApplicable: notApplicable(row, engagement),
    open,
    fixed: counted.filter((finding) => !isOpenFinding(finding)),
    uncounted: mapped.filter(
      (finding) =>
        isOpenFinding(finding) &&
        finding.disposition.kind !== 'counted' &&
        finding.disposition.kind !== 'out of scope',
    ),
    vendorGaps: vendorProvisions(engagement.entity.status).includes(row.id) ? input.vendorGaps : [],
    passingChecks: new Set(passing.map((check) => check.family)).size,
    evidence: evidenceOn(row.id, evidence, asOf),
    slots: askedSlots(row, { engagement, evidence, day: asOf, isOpen: open.length > 0 }),
    provider: providerSharesOn(row.id, { vendors: engagement.vendors, evidence, day: asOf }),
  };
}

/** The slots of a row of the coverage; none where it does not bind the entity. */
export function askedSlots(
  row: Provision,
  { engagement, ...facts }: Omit<SlotFacts, 'decisions'> & { readonly engagement: Engagement },
): readonly CoverageSlot[] {
  if (notApplicable(row, engagement) !== undefined) return [];
  return slotsOf(row, { ...facts, decisions: engagement.decisions });
}

function notApplicable({ appliesTo }: Provision, { entity }: Engagement): string | undefined {
  if (appliesTo === 'covered entity' && entity.status === 'business associate') {
    return 'It binds covered entities; the engagement states that the entity is a business associate.';
  }
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
 * the register cannot tell which of the documents it stands for, so no other one is called missing. A decision is
 * missing where the specification fails and none is claimed.
 */
function missingOn({ slots }: Bearing, state: CoverageState): readonly string[] {
  return slots.flatMap((slot) => (isLacking(slot, state) ? slot.asks : []));
}

function isLacking({ kind, state }: CoverageSlot, coverage: CoverageState): boolean {
  if (state === 'held' || state === 'not asked') return false;
  return kind !== 'decision' || (state === 'missing' && coverage === 'gap');
}
