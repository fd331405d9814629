import { addYears, type IsoDate } from '../model/date.js';
import type { CulpabilityInput, Engagement } from '../model/engagement.js';
import type { Cents } from '../model/money.js';
import type { Tier } from '../model/penalty.js';
import { assumedTier } from '../price/violation-spans.js';

/** What a reader may change: assumptions and limits, never a finding or the law. */
export interface Settings {
  /** Assumed culpability by provision. */
  readonly tiers: Readonly<Record<string, Tier>>;
  readonly noticeDate: IsoDate;
  /** Last day up to which avoidable accrual is counted. */
  readonly horizon: IsoDate;
  /** Most that one-off costs may come to; undefined for no limit. */
  readonly budget: Cents | undefined;
}

const LONGEST_HORIZON_YEARS = 10;

/** First and last horizon that `dossier.yaml` may state for a day of assessment. */
export function horizonLimits(asOf: IsoDate): { readonly first: IsoDate; readonly last: IsoDate } {
  return { first: asOf, last: addYears(asOf, LONGEST_HORIZON_YEARS) };
}

/**
 * The engagement as it would be with these settings in `dossier.yaml`. A changed tier keeps the day of knowledge, the
 * basis of counting and the persons of the assumption that it replaces, and reaches that provision alone.
 */
export function withSettings(engagement: Engagement, settings: Settings): Engagement {
  const { budget: _, ...rest } = engagement;
  const { noticeDate, horizon, budget } = settings;
  return {
    ...rest,
    culpability: [...changedTiers(engagement.culpability, settings.tiers), ...engagement.culpability],
    noticeDate,
    horizon,
    ...(budget === undefined ? {} : { budget: { oneOff: budget } }),
  };
}

/** One assumption for each provision, so that a change to one cannot reach the paragraphs below it. */
function changedTiers(
  stated: readonly CulpabilityInput[],
  tiers: Settings['tiers'],
): readonly CulpabilityInput[] {
  return Object.entries(tiers).map(([provision, tier]) => {
    const { input } = assumedTier(provision, stated);
    return { ...input, provision, tier, reason: 'Set in the what-if panel.', by: 'the reader' };
  });
}
