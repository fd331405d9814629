import { addDays, addYears, fromDayNumber, type IsoDate, later, toDayNumber } from '../model/date.js';
import type { Dossier } from '../model/dossier.js';
import type { EvidenceItem, MatchedEvidence } from '../model/evidence.js';
import type { Gap } from './gap.js';

/**
 * How many days after its collection an item still shows how things are. Our judgment, from how fast each kind
 * goes out of date: settings change daily, policies are reviewed once a year (45 CFR 164.316(b)(2)(iii) states no
 * interval). What a stated period covers is not measured by it.
 */
const FRESH_DAYS: Readonly<Record<EvidenceItem['kind'], number>> = {
  policy: 365,
  procedure: 365,
  contract: 365,
  record: 365,
  attestation: 365,
  ticket: 365,
  export: 90,
  log: 90,
  screenshot: 90,
};

const SOON_DAYS = 60;
const RETENTION_YEARS = 6;

/** Every gap of a dossier on its day of assessment, by due day, then provision or item. */
export function gapsOf(dossier: Dossier): readonly Gap[] {
  const { assessed, evidence, asOf } = dossier;
  const missing = assessed.coverage.flatMap(({ provision, title, missing: documents }) =>
    documents.map((document): Gap => ({
      kind: 'document missing',
      of: provision,
      what: `${document} (${title})`,
      owner: 'not stated',
      due: asOf,
    })),
  );
  const gaps = [
    ...missing,
    ...evidence.flatMap((matched) => itemGaps(matched, asOf)),
    ...practiceGaps(dossier),
  ];
  return gaps.toSorted((a, b) => compare(a.due, b.due) || compare(a.of, b.of) || compare(a.what, b.what));
}

function itemGaps({ item }: MatchedEvidence, asOf: IsoDate): readonly Gap[] {
  const { collectedAt, collectedBy, owner, content, covers } = item;
  const gap = (kind: Gap['kind'], what: string, due: IsoDate = asOf): Gap => ({
    kind,
    of: item.id,
    what: `${item.title}: ${what}`,
    owner: owner ?? 'not stated',
    due,
  });
  return [
    ...(content.kind === 'missing file'
      ? [gap('file missing', `${item.file ?? 'its file'} is not there`)]
      : []),
    ...(owner === undefined ? [gap('no owner', 'nobody is named who answers for it')] : []),
    ...(collectedBy === undefined ? [gap('no collector', 'nobody is named who collected it')] : []),
    ...(collectedAt === undefined
      ? [gap('no day of collection', 'its age is not known')]
      : ageGaps(item, collectedAt, asOf).map(([what, due]) =>
          gap(due <= asOf ? 'old' : 'ends soon', what, due),
        )),
    ...(covers && HOLDS.includes(item.kind)
      ? periodGaps(covers, asOf).map(([kind, what, due]) => gap(kind, what, due))
      : []),
    ...retentionGaps(item).map((what) => gap('retention too short', what)),
  ];
}

/** Kinds that hold for a time; all others show how things were, and grow old. */
const HOLDS: readonly EvidenceItem['kind'][] = ['policy', 'procedure', 'contract', 'attestation'];

/** Measured from the end of the period that it shows, else from its collection. */
function ageGaps(
  { kind, covers }: EvidenceItem,
  collectedAt: IsoDate,
  asOf: IsoDate,
): readonly (readonly [what: string, due: IsoDate])[] {
  if (covers && (HOLDS.includes(kind) || covers.to === undefined)) return [];
  const last = covers?.to ?? collectedAt;
  const fresh = addDays(last, FRESH_DAYS[kind]);
  if (fresh > addDays(asOf, SOON_DAYS)) return [];
  const what = `it shows ${last}; such a ${kind} is taken as current for ${FRESH_DAYS[kind]} days, to ${fresh}`;
  return [[what, later(fresh, asOf)]];
}

function periodGaps(
  { from, to }: NonNullable<EvidenceItem['covers']>,
  asOf: IsoDate,
): readonly (readonly [kind: Gap['kind'], what: string, due: IsoDate])[] {
  if (from > asOf) return [['not in force', `it holds only from ${from} on`, asOf]];
  if (to === undefined || to > addDays(asOf, SOON_DAYS)) return [];
  if (to < asOf) return [['not in force', `it held until ${to}`, asOf]];
  return [['ends soon', `it holds until ${to}`, to]];
}

/** Six years from the later of its making and the day it was last in effect (45 CFR 164.316(b)(2)(i)). */
function retentionGaps({ retainUntil, covers, collectedAt }: EvidenceItem): readonly string[] {
  const last = covers?.to ?? collectedAt;
  if (retainUntil === undefined || last === undefined) return [];
  const least = addYears(last, RETENTION_YEARS);
  return retainUntil < least ? [`kept until ${retainUntil}; the law asks for ${least}`] : [];
}

/** Recognized security practices count when in place for the twelve months before (42 U.S.C. 17941). */
function practiceGaps({ engagement, evidence, asOf }: Dossier): readonly Gap[] {
  const practices = engagement.recognizedSecurityPractices;
  if (!practices) return [];
  const items = evidence.filter(({ item }) => practices.evidence.includes(item.id)).map(({ item }) => item);
  return monthsBefore(engagement.noticeDate ?? asOf)
    .filter((month) => !items.some((item) => shows(item, month)))
    .map((month) => ({
      kind: 'month without evidence',
      of: 'Pub. L. 116-321',
      what: `${practices.framework}: nothing shows it in ${month}`,
      owner: 'not stated',
      due: asOf,
    }));
}

/** The twelve whole months before the month of a day: `2025-11` to `2026-10`. */
function monthsBefore(day: IsoDate): readonly string[] {
  const months: string[] = [];
  for (let first = `${day.slice(0, 7)}-01`; months.length < 12;) {
    const month = fromDayNumber(toDayNumber(first) - 1).slice(0, 7);
    months.unshift(month);
    first = `${month}-01`;
  }
  return months;
}

function shows({ covers, collectedAt, content }: MatchedEvidence['item'], month: string): boolean {
  if (content.kind !== 'hashed') return false;
  if (!covers) return collectedAt?.slice(0, 7) === month;
  return covers.from.slice(0, 7) <= month && (covers.to === undefined || month <= covers.to.slice(0, 7));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
