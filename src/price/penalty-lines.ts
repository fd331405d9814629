import { capIsPublished, enforcementDiscretion } from '../law/caps.js';
import { hasMinimum } from '../law/schedules.js';
import { min } from '../model/money.js';
import { TIERS, type CapPolicy, type PenaltyLine } from '../model/penalty.js';
import type { Charge } from './charge.js';
import { uniteIntervals } from './unite-days.js';

const TIER_PARAGRAPHS = ['(i)', '(ii)', '(iii)', '(iv)'];

/** Charges as printable lines with unique ids and the citations of rate and cap. */
export function penaltyLines(charges: readonly Charge[], policy: CapPolicy): PenaltyLine[] {
  const used = new Map<string, number>();
  return charges.map((charge) => {
    const { tally, rate, rateKind, raw, cap, amount } = charge;
    const name = `${tally.provision}/${tally.year}/${policy}/${rateKind}`;
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    const days = uniteIntervals(tally.pieces, 1).map(({ from, to }) => ({ from, to }));
    return {
      id: times === 1 ? name : `${name}/${times}`,
      provision: tally.provision,
      year: tally.year,
      tier: tally.tier,
      schedule: tally.schedule.id,
      basis: tally.basis,
      from: tally.from,
      to: tally.to,
      ...(days.length > 1 && { days }),
      count: tally.count,
      rate,
      raw,
      cap,
      amount,
      citation: citationOf(charge, policy),
      ...(amount < min(raw, cap) && { note: `shares the cap of ${tally.year} with another line` }),
    };
  });
}

function citationOf({ tally: { schedule, tier } }: Charge, policy: CapPolicy): string {
  if (!hasMinimum(schedule)) return schedule.citation;
  const rate = schedule.assessedFrom === undefined ? schedule.citation : `45 CFR 102.3, ${schedule.citation}`;
  const paragraph = `45 CFR 160.404(b)(2)${TIER_PARAGRAPHS[TIERS.indexOf(tier)]}`;
  const cap = policy === 'codified' ? '' : `; cap: ${enforcementDiscretion.citation}`;
  const unofficial = capIsPublished(policy, schedule) ? '' : ', adjusted here, not published by HHS';
  return `${paragraph}; ${rate}${cap}${unofficial}`;
}
