import { staleness } from '../law/staleness.js';
import { LIMITATION } from '../law/limitation.js';
import type { IsoDate } from '../model/date.js';
import type { Engagement } from '../model/engagement.js';
import type { ProvisionExposure, ViolationSpan } from '../model/penalty.js';

interface PricedFacts {
  readonly engagement: Pick<Engagement, 'asOf' | 'noticeDate'>;
  readonly noticeDate: IsoDate;
  /** All violations, and what of them the notice reaches. */
  readonly all: readonly ViolationSpan[];
  readonly priced: readonly ViolationSpan[];
  readonly provisions: readonly ProvisionExposure[];
}

/** What a reader of the figures has to know about dates: assumed, stale, cut off. One sentence each. */
export function priceWarnings({ engagement, noticeDate, all, priced, provisions }: PricedFacts): string[] {
  const { asOf } = engagement;
  const warnings: string[] = [];
  const stale = staleness(asOf);
  if (stale !== undefined) warnings.push(stale);
  if (engagement.noticeDate === undefined) {
    warnings.push(
      `No notice date is stated: a Notice of Proposed Determination on ${noticeDate} is assumed; it picks the schedule and the six-year limit.`,
    );
  }
  if (asOf < noticeDate) {
    warnings.push(
      `Open findings are counted to ${asOf}; what stays open accrues further until the notice of ${noticeDate}.`,
    );
  }
  if (lastDay(all) > lastDay(priced)) {
    warnings.push(
      `Violations after the notice of ${noticeDate} are not priced; a later notice would charge them.`,
    );
  }
  for (const { provision, barredDays } of provisions) {
    if (barredDays === 0) continue;
    warnings.push(
      `${provision}: ${barredDays} days are older than six years at the notice of ${noticeDate} and are not charged (${LIMITATION.citation}).`,
    );
  }
  return warnings;
}

function lastDay(spans: readonly ViolationSpan[]): string {
  return spans.reduce((latest, { to }) => (to > latest ? to : latest), '');
}
