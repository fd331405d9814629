import type { CoverageSlot, ProvisionCoverage } from '../model/assessed.js';
import { addDays, fromDayNumber, type IsoDate, later, toDayNumber } from '../model/date.js';
import { unreachable } from '../model/diagnostic.js';
import type { Dossier } from '../model/dossier.js';
import type { EvidenceItem, MatchedEvidence } from '../model/evidence.js';
import { FRESH_DAYS, freshUntil, holdsForATime } from '../model/freshness.js';
import { keepUntil } from '../model/retention.js';
import type { Gap } from './gap.js';

const SOON_DAYS = 60;

/** Every gap of a dossier on its day of assessment, by due day, then provision or item. */
export function gapsOf(dossier: Dossier): readonly Gap[] {
  const { assessed, evidence, asOf } = dossier;
  const owners = new Map(evidence.map(({ item }) => [item.id, item.owner]));
  const missing = assessed.coverage.flatMap((row) =>
    row.slots.flatMap((slot) => slotGap(row, slot, owners, asOf)),
  );
  const gaps = [
    ...missing,
    ...evidence.flatMap((matched) => itemGaps(matched, asOf)),
    ...practiceGaps(dossier),
  ];
  return gaps.toSorted((a, b) => compare(a.due, b.due) || compare(a.of, b.of) || compare(a.what, b.what));
}

const SLOT_GAPS = {
  policy: 'policy missing',
  implementation: 'proof missing',
  decision: 'decision missing',
} as const;

/** What stands in the text where the audit protocol has no row on the provision. */
const ASKED_OF_ANY = {
  policy: 'policy or procedure',
  implementation: 'proof of implementation',
  decision: 'decision',
};

function slotGap(
  { provision, title, owner }: ProvisionCoverage,
  { kind, state, asks, evidence, note }: CoverageSlot,
  owners: ReadonlyMap<string, string | undefined>,
  due: IsoDate,
): readonly Gap[] {
  if (state === 'held' || state === 'not asked') return [];
  const [held] = evidence.flatMap((id) => owners.get(id) ?? []);
  const wanted = asks.length > 0 ? asks.join('; ') : ASKED_OF_ANY[kind];
  return [
    {
      kind: SLOT_GAPS[kind],
      of: provision,
      what: `${wanted} (${title})${standing()}`,
      owner: owner ?? held ?? 'not stated',
      due,
    },
  ];

  function standing(): string {
    switch (state) {
      case 'out of date':
        return `: ${evidence.join(', ')} out of date`;
      case 'attested':
        return evidence.length > 0
          ? `: only attested in ${evidence.join(', ')}`
          : ': stated, without a document';
      case 'incomplete':
        return `: ${evidence.join(', ')} on file; ${note ?? 'incomplete'}`;
      case 'missing':
      case 'held':
      case 'not asked':
        return '';
      default:
        return unreachable(state);
    }
  }
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
    ...(covers && holdsForATime(item.kind)
      ? periodGaps(covers, asOf).map(([kind, what, due]) => gap(kind, what, due))
      : []),
    ...retentionGaps(item, asOf).map((what) => gap('retention too short', what)),
  ];
}

/** Measured from the end of the period that it shows, else from its collection. */
function ageGaps(
  item: EvidenceItem,
  collectedAt: IsoDate,
  asOf: IsoDate,
): readonly (readonly [what: string, due: IsoDate])[] {
  const { kind, covers } = item;
  if (covers && (holdsForATime(kind) || covers.to === undefined)) return [];
  const fresh = freshUntil(item);
  if (fresh === undefined || fresh > addDays(asOf, SOON_DAYS)) return [];
  const what = `it shows ${covers?.to ?? collectedAt}; such a ${kind} is taken as current for ${FRESH_DAYS[kind]} days, to ${fresh}`;
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

function retentionGaps(item: EvidenceItem, asOf: IsoDate): readonly string[] {
  const least = keepUntil(item, asOf);
  const { retainUntil } = item;
  if (retainUntil === undefined || least === undefined || retainUntil >= least) return [];
  return [`kept until ${retainUntil}; the law asks for ${least}`];
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
