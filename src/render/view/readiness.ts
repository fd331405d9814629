import type { Dossier } from '../../model/dossier.js';
import type { Exposure } from '../../model/penalty.js';
import { count, list, plural, sentence, shortDate } from '../format.js';
import { join, md, NOTHING, text, type Md } from '../md.js';
import { clipped } from './clip.js';
import { TIER_NAMES } from './labels.js';
import type { Lookup } from './lookup.js';

/** What a letter with ten business days would find, accepted risks, and what the figures rest on. */
export interface ReadinessView {
  readonly evidenced: Md;
  readonly provisionCount: Md;
  readonly partial: Md;
  readonly gap: Md;
  readonly notAssessed: Md;
  readonly items: Md;
  readonly stale: Md;
  readonly missingFiles: Md;
  readonly missing: readonly { readonly title: Md; readonly what: Md }[];
  readonly hasMissing: boolean;
  readonly vendors: Md;
  readonly hasVendorGaps: boolean;
  readonly accepted: readonly {
    readonly reason: Md;
    readonly approver: Md;
    readonly expires: Md;
    readonly isLapsed: boolean;
  }[];
  readonly hasAccepted: boolean;
  readonly moreAccepted: Md;
  readonly hasMoreAccepted: boolean;
  /** The assumed tiers and who states them, in one sentence; empty where nothing is priced. */
  readonly culpability: Md;
  readonly assumptions: readonly Md[];
  readonly moreAssumptions: Md;
  readonly hasMoreAssumptions: boolean;
}

const MISSING = 4;
const ACCEPTED = 3;
const ASSUMPTIONS = 3;

export function readinessView(
  { assessed, evidence, engagement, assumptions, exposure }: Dossier,
  lookup: Lookup,
): ReadinessView {
  const of = (state: string): number => assessed.coverage.filter((row) => row.state === state).length;
  const missing = assessed.coverage.filter((row) => row.missing.length > 0);
  const lapsed = new Set(assessed.lapsed.map(({ id }) => id));
  // Who assumes which tier is said once, for all provisions together.
  const others = assumptions.filter(({ statement }) => !statement.startsWith('Culpability '));
  const accepted = [
    ...new Map([...assessed.lapsed, ...engagement.suppressions].map((each) => [each.id, each])).values(),
  ];
  return {
    evidenced: count(of('evidenced')),
    provisionCount: count(assessed.coverage.length),
    partial: count(of('partial')),
    gap: count(of('gap')),
    notAssessed: count(of('not assessed')),
    items: plural(evidence.length, 'item'),
    stale: count(evidence.filter((each) => each.stale).length),
    missingFiles: count(evidence.filter((each) => each.item.content.kind !== 'hashed').length),
    missing: missing.slice(0, MISSING).map((row) => ({
      title: lookup.provisionTitle(row.provision),
      what: text(clipped(row.missing.join('; '), 70)),
    })),
    hasMissing: missing.length > 0,
    vendors:
      assessed.vendorGaps.length > 0
        ? join(assessed.vendorGaps.slice(0, 3).map((gap) => text(clipped(gap.vendor, 40))))
        : NOTHING,
    hasVendorGaps: assessed.vendorGaps.length > 0,
    accepted: accepted.slice(0, ACCEPTED).map((each) => ({
      reason: sentence(text(clipped(each.reason, 60))),
      approver: text(clipped(each.approver, 24)),
      expires: shortDate(each.expires),
      isLapsed: lapsed.has(each.id),
    })),
    hasAccepted: accepted.length > 0,
    moreAccepted: plural(accepted.length - ACCEPTED, 'more', 'more'),
    hasMoreAccepted: accepted.length > ACCEPTED,
    culpability: culpabilityOf(exposure),
    assumptions: others.slice(0, ASSUMPTIONS).map((each) => sentence(text(clipped(each.statement, 84)))),
    moreAssumptions: plural(others.length - ASSUMPTIONS, 'more', 'more'),
    hasMoreAssumptions: others.length > ASSUMPTIONS,
  };
}

function culpabilityOf(exposure: Exposure): Md {
  if (exposure.kind === 'not-priced' || exposure.provisions.length === 0) return NOTHING;
  const tiers = [...new Set(exposure.provisions.map(({ tier }) => tier))].map((tier) => TIER_NAMES[tier]);
  const people = [...new Set(exposure.provisions.map(({ tierBy }) => tierBy))];
  const shown = people.slice(0, 2).map((name) => text(clipped(name.split(',')[0] ?? name, 40)));
  return md`Culpability is assumed, not found: ${list(tiers)}, by ${list(shown)}.`;
}
