import { enforcementDiscretion, maximumPerViolation } from '../law/caps.js';
import { standingOf } from '../law/provisions.js';
import { hasMinimum, type Schedule } from '../law/schedules.js';
import { readingOf } from '../law/reading.js';
import { staleness } from '../law/staleness.js';
import { daysInclusive, type IsoDate } from '../model/date.js';
import { dollarText } from '../model/money.js';
import type { ViolationSpan } from '../model/penalty.js';
import { byProvision } from './by-provision.js';
import { entryNotes } from './entry-notes.js';
import { correctInTime } from './correct.js';
import type { Situation } from './situation-schema.js';
import { tally, type Tally } from './tally.js';
import { uniteIntervals } from './unite-days.js';

/**
 * What the price of a stated case assumed, left out or changed, one sentence each. `stated` are the violations in
 * the order of the case, `spans` what of them the notice reaches.
 */
export function situationNotes(
  situation: Situation,
  stated: readonly ViolationSpan[],
  spans: readonly ViolationSpan[],
): string[] {
  const { noticeDate, violations } = situation;
  const tallies = tally(correctInTime(spans).spans, noticeDate);
  return [
    ...asNote(staleness(noticeDate)),
    ...assumed(violations, 'tier', 'reasonable cause is assumed (45 CFR 160.401)'),
    ...assumed(violations, 'rate', 'the tier minimum is taken, as OCR does'),
    ...stated.flatMap((span, index) => entryNotes(span, `violations[${index + 1}]`, noticeDate)),
    ...unknownProvisions(stated),
    ...tiersSharingDays(spans),
    ...countsSharingDays(stated),
    ...new Set(tallies.flatMap(rateNotes)),
    ...new Set(tallies.flatMap(clampedByCap)),
    ...new Set(tallies.flatMap(severalRates)),
    ...tiersSharingCap(tallies),
    ...floorBeforeMinimum(tallies),
    ...twoCaps(tallies),
    ...new Set(tallies.flatMap(({ schedule }) => unverifiedNotes(schedule))),
    ...asNote(discretionIsLater(noticeDate)),
    'discretionAdjusted: HHS has published no adjusted caps for its 2019 notice; they are computed here.',
  ];
}

function asNote(text: string | undefined): string[] {
  return text === undefined ? [] : [text];
}

function discretionIsLater(noticeDate: IsoDate): string | undefined {
  return noticeDate < enforcementDiscretion.from
    ? `discretion: a notice before ${enforcementDiscretion.from} was not under the caps of ${enforcementDiscretion.citation}; shown for comparison.`
    : undefined;
}

function assumed(violations: Situation['violations'], field: 'tier' | 'rate', what: string): string[] {
  const without = violations.flatMap((violation, index) =>
    violation[field] === undefined ? [index + 1] : [],
  );
  return without.length > 0 ? [`violations[${without.join(', ')}]: no ${field} is stated; ${what}.`] : [];
}

/** Part 164 has more paragraphs than the law data has rows: such a citation is priced as stated, and said to be unchecked. */
function unknownProvisions(spans: readonly ViolationSpan[]): string[] {
  return [...new Set(spans.map((span) => span.provision))].flatMap((id) => {
    const standing = standingOf(id);
    return standing === 'listed' ? [] : [`${id}: ${STANDINGS[standing]}`];
  });
}

const STANDINGS = {
  around:
    'contains several requirements, each with its own annual cap; priced as one, state the paragraph that was violated.',
  within: 'a paragraph that the law data does not hold by itself; it is priced as stated.',
  unknown: 'the law data holds no such provision; it is priced as stated, check the citation.',
} as const;

/** Days that entries put into more than one tier count once, in the most severe. */
function tiersSharingDays(spans: readonly ViolationSpan[]): string[] {
  const perDay = spans.filter(({ basis }) => basis === 'per-day');
  return byProvision(perDay).flatMap(([provision, group]) => {
    const tiers = new Set(group.map(({ tier }) => tier));
    const days = (items: readonly ViolationSpan[]): number =>
      uniteIntervals(items).reduce((total, interval) => total + daysInclusive(interval), 0);
    const apart = [...tiers].reduce(
      (total, tier) => total + days(group.filter((span) => span.tier === tier)),
      0,
    );
    const shared = apart - days(group);
    return shared > 0
      ? [
          `${provision}: ${shared === 1 ? '1 day is' : `${shared} days are`} stated in more than one tier; each counts once, in the most severe and at the highest rate stated for it, which may come to more than any of the entries. State each day in one entry to choose.`,
        ]
      : [];
  });
}

/** Persons of several entries, and days beside persons, are added up: nothing in numbers tells them apart. */
function countsSharingDays(spans: readonly ViolationSpan[]): string[] {
  const entries = spans.map((span, index) => ({ ...span, entry: index + 1 }));
  return byProvision(entries).flatMap(([provision, group]) => {
    const shared = group.filter((span) =>
      group.some(
        (other) =>
          other !== span &&
          (other.basis !== 'per-day' || span.basis !== 'per-day') &&
          other.from <= span.to &&
          span.from <= other.to,
      ),
    );
    if (shared.length === 0) return [];
    const names = `violations[${shared.map(({ entry }) => entry).join(', ')}]`;
    const bases = new Set(shared.map(({ basis }) => basis));
    const what =
      bases.size === 1
        ? 'they are taken for different persons'
        : 'they count by different measures and are taken for different violations';
    return [
      `${names}: the entries share days under ${provision}; ${what} and added up (45 CFR 160.406). State each person, or each violation, in one entry only.`,
    ];
  });
}

/** Why the floor leaves out what the estimate charges. */
function floorBeforeMinimum(tallies: readonly Tally[]): string[] {
  return tallies.some(({ schedule }) => !hasMinimum(schedule))
    ? [
        'floor: violations before 2009-02-18 add nothing to it, because the law then had no minimum; the estimate takes $100 for each.',
      ]
    : [];
}

/** 45 CFR 160.404(b)(1) and (b)(2) each state an annual cap for their own violations. */
function twoCaps(tallies: readonly Tally[]): string[] {
  return byProvision(tallies).flatMap(([provision, group]) => {
    const years = new Set(group.filter(({ schedule }) => !hasMinimum(schedule)).map(({ year }) => year));
    const both = group.find(({ schedule, year }) => hasMinimum(schedule) && years.has(year));
    if (!both) return [];
    return [
      `${provision}, ${both.year}: two annual caps stand side by side, that of 45 CFR 160.404(b)(1) for violations before 2009-02-18 and that of (b)(2) for those since.`,
    ];
  });
}

function rateNotes({ provision, year, rates, schedule, tier }: Tally): string[] {
  const { minimum, maximum } = schedule.tiers[tier];
  return rates.flatMap((rate) => {
    if (rate === 'maximum') return [];
    if (rate === 'minimum') {
      return hasMinimum(schedule)
        ? []
        : [
            `${provision}, ${year}: before 2009-02-18 the law has no minimum; its one amount, ${dollarText(maximum)}, is taken, as OCR did (Lincare, 2016).`,
          ];
    }
    if (rate >= minimum && rate <= maximum) return [];
    const nearest = rate < minimum ? minimum : maximum;
    return [
      `${provision}, ${year}: ${dollarText(rate)} is outside ${dollarText(minimum)} to ${dollarText(maximum)} of the tier; ${dollarText(nearest)} is taken.`,
    ];
  });
}

function unverifiedNotes(schedule: Schedule): string[] {
  const { id, unverified } = schedule;
  const reading = readingOf(schedule);
  return [
    ...(reading === undefined ? [] : [`Schedule ${id}: ${reading}.`]),
    ...(unverified.length === 0 ? [] : [`Schedule ${id}, not read in a source: ${unverified.join('; ')}.`]),
  ];
}

/** One violation never costs more than the cap of its year; under discretion that binds in tiers 1 and 2. */
function clampedByCap({ provision, year, rates, schedule, tier }: Tally): string[] {
  const most = maximumPerViolation('discretion', schedule, tier);
  const { minimum, maximum } = schedule.tiers[tier];
  const isClamped = rates.some((rate) => {
    const asked = rate === 'maximum' ? maximum : rate === 'minimum' ? minimum : rate;
    return Math.min(asked, maximum) > most;
  });
  return isClamped
    ? [
        `${provision}, ${year}: under enforcement discretion one violation takes at most ${dollarText(most)}, the annual cap of its tier.`,
      ]
    : [];
}

/** 160.404(b)(2) states a cap with each tier; violations of one requirement in several tiers are read to share one. */
function tiersSharingCap(tallies: readonly Tally[]): string[] {
  return byProvision(tallies).flatMap(([provision, group]) => {
    const years = [...new Set(group.map(({ year }) => year))].filter(
      (year) => new Set(group.filter((one) => one.year === year).map(({ tier }) => tier)).size > 1,
    );
    return years.length === 0
      ? []
      : [
          `${provision}, ${years.join(', ')}: violations in several tiers share the annual cap of the severest, read from "identical requirement" in 42 U.S.C. 1320d-5(a)(3); with a cap for each tier the amount would be higher.`,
        ];
  });
}

/** Of several rates stated for the same days the highest is taken. */
function severalRates({ provision, year, rates }: Tally): string[] {
  return rates.length > 1
    ? [
        `${provision}, ${year}: several rates are stated for the same days; the one that comes to most is taken.`,
      ]
    : [];
}
