import { addDays, type IsoDate } from './date.js';
import type { EvidenceItem, EvidenceKind } from './evidence.js';

/**
 * How many days after what it shows an item still stands for how things are. Our judgment, from how fast each kind
 * goes out of date: settings change daily, policies are reviewed once a year (45 CFR 164.316(b)(2)(iii) states no
 * interval).
 */
export const FRESH_DAYS: Readonly<Record<EvidenceKind, number>> = {
  policy: 365,
  procedure: 365,
  contract: 365,
  record: 365,
  decision: 365,
  certification: 365,
  attestation: 365,
  ticket: 365,
  export: 90,
  log: 90,
  screenshot: 90,
};

/** Kinds that hold for a time, as long as they say; all others show how things were, and grow old. */
const HOLDING: ReadonlySet<EvidenceKind> = new Set([
  'policy',
  'procedure',
  'contract',
  'decision',
  'attestation',
]);

/** `later` begins or was collected after the day; `ended` held until before it. */
export type Freshness = 'current' | 'later' | 'ended' | 'old' | 'undated';

type Dated = Pick<EvidenceItem, 'kind' | 'covers' | 'collectedAt'>;

export function holdsForATime(kind: EvidenceKind): boolean {
  return HOLDING.has(kind);
}

/**
 * Where an item stands on a day. A stated period decides for what holds for a time; everything else is measured from
 * the last day that it shows, or from its collection.
 */
export function freshnessOn(item: Dated, day: IsoDate): Freshness {
  const { kind, covers, collectedAt } = item;
  if (covers && (HOLDING.has(kind) || covers.to === undefined)) {
    if (covers.from > day) return 'later';
    return covers.to !== undefined && covers.to < day ? 'ended' : 'current';
  }
  const first = covers?.from ?? collectedAt;
  if (first === undefined) return 'undated';
  if (first > day) return 'later';
  const until = freshUntil(item);
  return until !== undefined && until < day ? 'old' : 'current';
}

/** It held until before that day, or is old for its kind. */
export function isOutOfDate(item: Dated, day: IsoDate): boolean {
  return ['ended', 'old'].includes(freshnessOn(item, day));
}

/** The last day on which it is current; undefined where it is undated or holds until further notice. */
export function freshUntil({ kind, covers, collectedAt }: Dated): IsoDate | undefined {
  if (covers && (HOLDING.has(kind) || covers.to === undefined)) return covers.to;
  const last = covers?.to ?? collectedAt;
  return last === undefined ? undefined : addDays(last, FRESH_DAYS[kind]);
}
