import { CAP_POLICIES, type CapPolicy } from '../model/penalty.js';
import type { Cents } from '../model/money.js';
import type { LawOn } from './law-on.js';

/** What `dossier law --json` prints; amounts in whole dollars. */
export function lawJson(law: LawOn): Record<string, unknown> {
  const { schedule, tiers, on, lawVersion, lawAsOf, unverified, notes, warnings } = law;
  const { discretionCitation, discretionInForce, discretionNote } = law;
  const { id, label, assessedFrom, assessedBefore, violationFrom, violationBefore } = schedule;
  const { citation, readIn, verified, sources } = schedule;
  return {
    on,
    lawVersion,
    lawAsOf,
    schedule: {
      id,
      label,
      assessedFrom,
      assessedBefore,
      violationFrom,
      violationBefore,
      citation,
      readIn,
      verified: verified && readIn === 'law',
      sources,
    },
    tiers: tiers.map(({ tier, minimum, maximum, caps, mostPerViolation }) => ({
      tier,
      minimum: minimum / 100,
      maximum: maximum / 100,
      caps: inDollars(caps),
      mostPerViolation: inDollars(mostPerViolation),
    })),
    discretionCitation,
    discretionInForce,
    discretionNote,
    unverified,
    notes,
    warnings,
  };
}

function inDollars(amounts: Readonly<Record<CapPolicy, Cents>>): Record<string, number> {
  return Object.fromEntries(CAP_POLICIES.map((policy) => [policy, amounts[policy] / 100]));
}
