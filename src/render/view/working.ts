import type { Dossier } from '../../model/dossier.js';
import type { PenaltyLine, PolicyResult } from '../../model/penalty.js';
import { count, list, money, plural, shortDate } from '../format.js';
import { md, text, type Md } from '../md.js';
import { BASIS_UNITS, TIER_NAMES } from './labels.js';
import { rowAnchor, type Lookup } from './lookup.js';

/** One provision's lines, year by year: days x rate = raw, capped = amount. */
export interface WorkingGroup {
  readonly heading: Md;
  readonly lines: readonly {
    readonly year: Md;
    readonly span: Md;
    readonly count: Md;
    readonly rate: Md;
    readonly raw: Md;
    readonly cap: Md;
    readonly amount: Md;
    readonly isCapped: boolean;
  }[];
}

export interface WorkingView {
  readonly low: readonly WorkingGroup[];
  readonly high: readonly WorkingGroup[];
  readonly lowTotal: Md;
  readonly highTotal: Md;
  /** Adjustments follow the lines, so that the lines do not add up to the headline. */
  readonly isAdjusted: boolean;
  readonly lowCitations: Md;
  readonly highCitations: Md;
}

/** The lines of both ends of the range, as 45 CFR 160.404 caps them: per provision and calendar year. */
export function workingView({ exposure }: Dossier, lookup: Lookup): WorkingView {
  if (exposure.kind === 'not-priced') {
    const nothing = text('');
    return {
      low: [],
      high: [],
      lowTotal: nothing,
      highTotal: nothing,
      isAdjusted: false,
      lowCitations: nothing,
      highCitations: nothing,
    };
  }
  const { estimate, ceiling } = exposure.penalty;
  return {
    low: groupsOf(estimate.discretion, lookup, true),
    high: groupsOf(ceiling, lookup, false),
    lowTotal: money(estimate.discretion.subtotal),
    highTotal: money(ceiling.subtotal),
    isAdjusted: estimate.discretion.adjustments.length + ceiling.adjustments.length > 0,
    lowCitations: citationsOf(estimate.discretion),
    highCitations: citationsOf(ceiling),
  };
}

function citationsOf({ lines }: PolicyResult): Md {
  return text([...new Set(lines.map(({ citation }) => citation))].join('; '));
}

function groupsOf(result: PolicyResult, lookup: Lookup, anchored: boolean): WorkingGroup[] {
  const provisions = [...new Set(result.lines.map((line) => line.provision))];
  return provisions.map((provision) => {
    const lines = result.lines.filter((line) => line.provision === provision);
    const anchor = anchored ? rowAnchor(`p-${provision}`) : text('');
    const label = anchored ? text(provision) : lookup.provisionLink(provision);
    const tiers = [...new Set(lines.map(({ tier }) => tier))].map((tier) => TIER_NAMES[tier]);
    return {
      heading: md`${anchor}${lookup.provisionTitle(provision)}, ${label}, ${list(tiers)}`,
      lines: lines.map((line) => ({
        year: text(String(line.year)),
        span: spanOf(line),
        count: line.basis === 'per-day' ? count(line.count) : plural(line.count, ...BASIS_UNITS[line.basis]),
        rate: money(line.rate),
        raw: money(line.raw),
        cap: money(line.cap),
        amount: money(line.amount),
        isCapped: line.amount < line.raw,
      })),
    };
  });
}

/** The days that were counted, with every gap, so that they can be added up by hand. */
function spanOf({ from, to, days = [{ from, to }] }: PenaltyLine): Md {
  return list(
    days.map((part) =>
      part.from === part.to ? shortDate(part.from) : md`${shortDate(part.from)} to ${shortDate(part.to)}`,
    ),
  );
}
