import { addDays, earlier, later, type DayInterval, type IsoDate } from '../model/date.js';
import { TIERS, type Tier, type ViolationSpan } from '../model/penalty.js';

export type Rate = ViolationSpan['rate'];

/** Days of one provision that share tier and rates; the segments of a provision never share a day. */
export interface DaySegment extends DayInterval {
  readonly tier: Tier;
  /** The rates stated for these days by the spans that cover them, sorted; the highest governs. */
  readonly rates: readonly Rate[];
}

interface Group {
  readonly tier: Tier;
  readonly rate: Rate;
  readonly intervals: DayInterval[];
}

/**
 * Unites the days of all per-day spans of one provision: a continuing violation is one violation a day, however
 * many findings show it (45 CFR 160.406). A day that spans put into several tiers counts once, in the most
 * severe of them and at the highest of their rates.
 */
export function uniteDays(spans: readonly ViolationSpan[]): DaySegment[] {
  const groups = new Map<string, Group>();
  for (const { tier, rate, from, to } of spans) {
    const key = `${tier} ${rate}`;
    const group = groups.get(key);
    if (group) group.intervals.push({ from, to });
    else groups.set(key, { tier, rate, intervals: [{ from, to }] });
  }
  const united = [...groups.values()].map(({ tier, rate, intervals }) => ({
    tier,
    rate,
    intervals: uniteIntervals(intervals),
  }));
  const [only, ...others] = united;
  if (only && others.length === 0) {
    return only.intervals.map(({ from, to }) => ({ from, to, tier: only.tier, rates: [only.rate] }));
  }
  return layOver(united);
}

/**
 * Merges intervals that share days; the result is sorted and disjoint. `gap`: 1 merges those too that follow each
 * other without a day between.
 */
export function uniteIntervals(intervals: readonly DayInterval[], gap: 0 | 1 = 0): DayInterval[] {
  const widest = coveringAll(intervals);
  if (widest) return [widest];
  const sorted = [...intervals].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const united: DayInterval[] = [];
  for (const next of sorted) {
    const last = united.at(-1);
    if (last && next.from <= (gap === 0 ? last.to : addDays(last.to, gap))) {
      if (next.to > last.to) united[united.length - 1] = { from: last.from, to: next.to };
    } else {
      united.push(next);
    }
  }
  return united;
}

/** The interval that contains all others, if there is one: usual, because what is open runs to the same day. */
function coveringAll(intervals: readonly DayInterval[]): DayInterval | undefined {
  const [first, ...others] = intervals;
  if (!first) return undefined;
  let widest = first;
  for (const next of others) {
    if (next.from < widest.from || (next.from === widest.from && next.to > widest.to)) widest = next;
  }
  return intervals.every(({ to }) => to <= widest.to) ? widest : undefined;
}

/** Cuts the groups at every day where one begins or ends, so that within a piece the same groups apply. */
function layOver(groups: readonly Group[]): DaySegment[] {
  const starts = new Set<IsoDate>();
  for (const { intervals } of groups) {
    for (const { from, to } of intervals) starts.add(from).add(addDays(to, 1));
  }
  const cuts = [...starts].sort();
  const places = groups.map(() => 0);
  const segments: DaySegment[] = [];
  for (const [index, from] of cuts.entries()) {
    const next = cuts[index + 1];
    if (next === undefined) break;
    const active = groups.filter((group, position) => {
      let place = places[position] ?? 0;
      while ((group.intervals[place]?.to ?? '9999') < from) place += 1;
      places[position] = place;
      const interval = group.intervals[place];
      return interval !== undefined && interval.from <= from;
    });
    const [first, ...rest] = active;
    if (!first) continue;
    const tier = rest.reduce((worst, group) => severer(worst, group.tier), first.tier);
    const rates = [...new Set(active.map(({ rate }) => rate))].sort((a, b) =>
      String(a) < String(b) ? -1 : 1,
    );
    segments.push({ from, to: addDays(next, -1), tier, rates });
  }
  return segments;
}

function severer(a: Tier, b: Tier): Tier {
  return TIERS.indexOf(a) >= TIERS.indexOf(b) ? a : b;
}

/** The part of an interval inside a window; undefined when there is none. */
export function clip(interval: DayInterval, window: Partial<DayInterval>): DayInterval | undefined {
  const from = window.from === undefined ? interval.from : later(interval.from, window.from);
  const to = window.to === undefined ? interval.to : earlier(interval.to, window.to);
  return from <= to ? { from, to } : undefined;
}
