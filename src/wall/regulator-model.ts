import { createHash } from 'node:crypto';
import type { ProvisionCoverage } from '../model/assessed.js';
import { canonicalJson } from '../model/canonical-json.js';
import type { IsoDate } from '../model/date.js';
import type { Dossier } from '../model/dossier.js';
import type { Engagement, SystemSpec } from '../model/engagement.js';
import { EVIDENCE_ROLES, type EvidenceRole, type MatchedEvidence } from '../model/evidence.js';
import { freshnessOn } from '../model/freshness.js';
import type {
  Agreement,
  RegulatorModel,
  RegulatorProvision,
  RegulatorSystem,
  Withheld,
} from '../model/regulator.js';
import { corrections } from './corrections.js';
import { crossingEvidence, regulatorEvidence } from './crossing-evidence.js';

export interface BehindTheWall {
  readonly model: RegulatorModel;
  /** What stayed behind, for the user. */
  readonly withheld: readonly Withheld[];
}

/**
 * The regulator's model of a dossier, by allow-list: what is not named here does not cross. `released` are
 * evidence ids that counsel let through although their classification or their bearing holds them back.
 */
export function regulatorModel(dossier: Dossier, released: ReadonlySet<string> = new Set()): BehindTheWall {
  const { engagement, asOf } = dossier;
  const evidence = crossingEvidence(dossier, released);
  const corrected = corrections(dossier, evidence.crossing);
  const ids = new Set(evidence.crossing.map(({ item }) => item.id));
  const agreements = agreementsOf(engagement, ids);
  const provisionOfFinding = new Map(
    dossier.assessed.findings.flatMap(({ id, mapping }) =>
      mapping.kind === 'mapped' ? [[id, mapping.provision] as const] : [],
    ),
  );
  const content = {
    entity: { name: engagement.entity.name, status: engagement.entity.status },
    asOf,
    paper: engagement.dossier.paper,
    systems: engagement.systems.filter(({ holdsPhi }) => holdsPhi === true).map(systemOf),
    provisions: dossier.assessed.coverage.map((row) => provisionOf(row, evidence.crossing, asOf)),
    corrections: corrected.corrections,
    agreements: agreements.signed,
    ...practicesOf(engagement, ids),
    evidence: evidence.crossing.map((matched) =>
      regulatorEvidence(matched, bearingOf(matched, provisionOfFinding)),
    ),
  };
  const contentHash = createHash('sha256').update(canonicalJson(content)).digest('hex');
  // Who approved it stays behind; that somebody did is all that the edition says.
  const isApproved = dossier.approvals.some(
    (approval) => approval.edition === 'regulator' && approval.content === contentHash,
  );
  return {
    model: { ...content, isDraft: !isApproved, contentHash },
    withheld: [
      ...evidence.withheld,
      ...corrected.withheld,
      ...agreements.withheld,
      ...engagement.systems
        .filter(({ holdsPhi }) => holdsPhi === 'unknown')
        .map(({ name }) => ({ what: `system ${name}`, reason: 'nobody has said whether it holds PHI' })),
    ],
  };
}

/** The provisions that an item states, and those of the findings that it speaks of. */
function bearingOf(
  { provisions, findings }: MatchedEvidence,
  provisionOfFinding: ReadonlyMap<string, string>,
): readonly string[] {
  return [...new Set([...provisions, ...findings.flatMap((id) => provisionOfFinding.get(id) ?? [])])];
}

function systemOf({ name, environment, match }: SystemSpec): RegulatorSystem {
  return {
    name,
    ...(environment !== undefined && { environment }),
    accounts: [...(match.accounts ?? []), ...(match.subscriptions ?? [])],
  };
}

function provisionOf(
  row: ProvisionCoverage,
  crossing: readonly MatchedEvidence[],
  asOf: IsoDate,
): RegulatorProvision {
  const on = crossing.filter(({ provisions }) => provisions.includes(row.provision));
  const plain = on.filter(({ item }) => item.says.kind !== 'compensating');
  const inRole = (role: EvidenceRole): readonly MatchedEvidence[] =>
    plain.filter(({ item }) => EVIDENCE_ROLES[item.kind] === role);
  const hasCurrent = (role: EvidenceRole): boolean =>
    inRole(role).some(({ item }) => freshnessOn(item, asOf) === 'current');
  const ids = new Set(idsOf(crossing));
  const decided = row.slots.filter(({ kind }) => kind === 'decision').flatMap(({ evidence }) => evidence);
  return {
    id: row.provision,
    title: row.title,
    rule: row.rule,
    designation: row.designation,
    state: stateOf(row, hasCurrent),
    policy: idsOf(inRole('policy')),
    implementation: idsOf(inRole('implementation')),
    attestation: idsOf(inRole('word')),
    alternative: idsOf(on.filter(({ item }) => item.says.kind === 'compensating')),
    decision: [...new Set([...idsOf(inRole('decision')), ...decided.filter((id) => isDecision(id))])],
    provider: row.provider.flatMap(({ vendor, share, agreement, shownBy }) =>
      agreement === undefined || !ids.has(agreement)
        ? []
        : [{ vendor, share, agreement, ...(shownBy !== undefined && ids.has(shownBy) && { shownBy }) }],
    ),
  };

  /** An equivalent measure fills the slot as well, and has a column of its own. */
  function isDecision(id: string): boolean {
    return crossing.some(({ item }) => item.id === id && item.says.kind !== 'compensating');
  }
}

/** Never better than the coverage of the dossier, and never better than the documents that cross. */
function stateOf(
  { state }: ProvisionCoverage,
  has: (role: EvidenceRole) => boolean,
): RegulatorProvision['state'] {
  if (state === 'gap' || state === 'not assessed') return 'no statement';
  if (state === 'evidenced' && has('policy') && has('implementation')) return 'documented';
  if (state !== 'attested' && (has('policy') || has('implementation'))) return 'documented in part';
  return has('word') ? 'attested' : 'no statement';
}

function agreementsOf(
  { vendors }: Engagement,
  crossing: ReadonlySet<string>,
): { readonly signed: readonly Agreement[]; readonly withheld: readonly Withheld[] } {
  const signed: Agreement[] = [];
  const withheld: Withheld[] = [];
  for (const { name, service, handlesPhi, baa } of vendors) {
    if (!handlesPhi || baa.kind === 'not needed') continue;
    if (baa.kind === 'signed' && baa.evidence !== undefined && crossing.has(baa.evidence)) {
      signed.push({ vendor: name, service, signedOn: baa.on, evidence: baa.evidence });
    } else {
      const reason =
        baa.kind === 'missing'
          ? 'no agreement is signed'
          : 'its signed agreement is not among the documents here';
      withheld.push({ what: `vendor ${name}`, reason });
    }
  }
  return { signed, withheld };
}

function practicesOf(
  { recognizedSecurityPractices: practices }: Engagement,
  crossing: ReadonlySet<string>,
): Pick<RegulatorModel, 'practices'> {
  const evidence = practices?.evidence.filter((id) => crossing.has(id)) ?? [];
  if (!practices || evidence.length === 0) return {};
  return { practices: { framework: practices.framework, since: practices.since, evidence } };
}

function idsOf(evidence: readonly MatchedEvidence[]): readonly string[] {
  return evidence.map(({ item }) => item.id);
}
