import type { Weakness } from '../../model/assessed.js';
import { sum } from '../../model/money.js';
import { TIERS, type ProvisionExposure } from '../../model/penalty.js';
import { count, money, moneyRange, plural, sentence, shortDate } from '../format.js';
import { md, NOTHING, text, type Md } from '../md.js';
import { whole } from './brief.js';
import { BASIS_UNITS, designationName, TIER_NAMES } from './labels.js';
import type { Lookup } from './lookup.js';

/** From the lowest cap to the highest. */
export const POLICIES = ['discretion', 'discretionAdjusted', 'codified'] as const;

export interface ProvisionRow {
  readonly title: Md;
  readonly link: Md;
  readonly designation: Md;
  /** The worst weakness alone, for page 1. */
  readonly worst: Md;
  readonly count: Md;
  readonly findings: Md;
  readonly tier: Md;
  readonly tierReason: Md;
  readonly from: Md;
  readonly barred: Md;
  readonly hasBarred: boolean;
  readonly low: Md;
  readonly high: Md;
  readonly byPolicy: readonly Md[];
  /** Range under each tier, in the order of `TIERS`; one amount where both ends are equal. */
  readonly byTier: readonly Md[];
}

export interface TopProvisions {
  readonly top: readonly ProvisionRow[];
  readonly rest: {
    readonly any: boolean;
    readonly label: Md;
    readonly findings: Md;
    readonly low: Md;
    readonly high: Md;
  };
}

/** A reason that several provisions share is printed with the first of them. */
export function reasonOf(line: ProvisionExposure, all: readonly ProvisionExposure[], lookup: Lookup): Md {
  const first = all.find((other) => other.tierReason === line.tierReason && other.tierBy === line.tierBy);
  if (first !== undefined && first !== line) return md`As for ${lookup.provisionLink(first.provision)}.`;
  return md`${sentence(text(line.tierReason))} ${sentence(text(line.tierBy))}`;
}

const TOP = 5;
const WORST_LENGTH = 56;

/** The largest provisions, and the others in one row, so that the rows add up. */
export function topOf(provisions: readonly ProvisionExposure[], lookup: Lookup): TopProvisions {
  const ranked = provisions.toSorted((a, b) => b.ceiling - a.ceiling || b.estimate - a.estimate);
  const top = ranked.length === TOP + 1 ? ranked : ranked.slice(0, TOP);
  const rest = ranked.slice(top.length);
  return {
    top: top.map((line) => provisionRow(line, lookup)),
    rest: {
      any: rest.length > 0,
      label: plural(rest.length, 'more provision'),
      findings: count(rest.reduce((total, line) => total + line.findings.length, 0)),
      low: money(sum(rest.map((line) => line.estimate))),
      high: money(sum(rest.map((line) => line.ceiling))),
    },
  };
}

export function provisionRow(line: ProvisionExposure, lookup: Lookup): ProvisionRow {
  const weaknesses = lookup.weaknessesOf(line.provision);
  const [one, many] = BASIS_UNITS[line.basis];
  const designation = lookup.designation(line.provision);
  return {
    title: lookup.provisionTitle(line.provision),
    link: lookup.provisionLink(line.provision),
    designation: designation === undefined ? NOTHING : designationName(designation),
    worst: worstOf(weaknesses, lookup),
    count: plural(line.count, one, many),
    findings: count(line.findings.length),
    tier: TIER_NAMES[line.tier],
    tierReason: sentence(text(line.tierReason)),
    from: shortDate(line.from),
    barred: plural(line.barredDays, 'day'),
    hasBarred: line.barredDays > 0,
    low: money(line.estimate),
    high: money(line.ceiling),
    byPolicy: POLICIES.map((policy) => money(line.byPolicy[policy])),
    byTier: TIERS.map((tier) =>
      moneyRange({ low: line.byTier[tier].estimate, high: line.byTier[tier].ceiling }),
    ),
  };
}

/** The worst weakness that is open, and how many more are; a provision that is charged for its past says so. */
function worstOf(weaknesses: readonly Weakness[], lookup: Lookup): Md {
  const [worst, ...others] = weaknesses.filter(({ countedOpen }) => countedOpen > 0);
  const named = worst ?? weaknesses[0];
  if (named === undefined) return NOTHING;
  const title = whole(named.title, WORST_LENGTH, lookup.recordLink(named.id));
  if (worst === undefined) return md`${title}, closed since`;
  return others.length === 0 ? title : md`${title}, ${count(others.length)} more`;
}
