import type { IsoDate } from '../model/date.js';
import type { Role } from '../model/engagement.js';
import { HOURS_PER_DAY, lastWorkingDay, nextWorkingDay } from './working-days.js';

interface Job {
  readonly key: string;
  readonly after: readonly string[];
  readonly leastDays: number;
  readonly hours: ReadonlyMap<Role, number>;
}

export interface Slot {
  /** Working days from start to finish. */
  readonly days: number;
  readonly start: IsoDate;
  readonly finish: IsoDate;
}

/** Working days after `asOf`, counted from 0: begins on `start`, and the first day after it is `end`. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * When each action begins and ends: taken in the order given (prerequisites first), each role's part goes to the
 * person of that role who is free first, for HOURS_PER_DAY a day, once the prerequisites are finished. Leaving jobs
 * out never makes another one later, so that the dates hold for every part of the list.
 */
export function schedule(
  jobs: readonly Job[],
  asOf: IsoDate,
  crew: ReadonlyMap<Role, number>,
): ReadonlyMap<string, Slot> {
  const freeFrom = new Map(
    [...crew].map(([role, people]) => [role, Array.from({ length: people }, () => 0)]),
  );
  const spans = new Map<string, Span>();
  for (const { key, after, leastDays, hours } of inOrder(jobs)) {
    const ready = Math.max(0, ...after.map((before) => spans.get(before)?.end ?? 0));
    const parts = [...hours].map(([role, needed]) => assign(freeFrom.get(role) ?? [0], ready, needed));
    const start = Math.min(...(parts.length > 0 ? parts.map((part) => part.start) : [ready]));
    const end = Math.max(start + leastDays, ...parts.map((part) => part.end));
    spans.set(key, { start, end });
  }
  const first = nextWorkingDay(asOf);
  return new Map(
    [...spans].map(([key, { start, end }]) => [
      key,
      { days: end - start, start: lastWorkingDay(first, start + 1), finish: lastWorkingDay(first, end) },
    ]),
  );
}

/** Gives the hours to the person who is free first; `people` holds the working hours that each has given away. */
function assign(people: number[], readyDay: number, hours: number): Span {
  const earliest = people.indexOf(Math.min(...people));
  const from = Math.max(readyDay * HOURS_PER_DAY, people[earliest] ?? 0);
  people[earliest] = from + hours;
  return { start: Math.floor(from / HOURS_PER_DAY), end: Math.ceil((from + hours) / HOURS_PER_DAY) };
}

/** The jobs with prerequisites moved before what needs them; else as they came. */
function inOrder(jobs: readonly Job[]): readonly Job[] {
  const byKey = new Map(jobs.map((job) => [job.key, job]));
  const placed = new Set<Job>();
  const place = (job: Job, below: readonly Job[]): void => {
    if (placed.has(job)) return;
    if (below.includes(job)) {
      throw new RangeError(
        `actions wait for each other: ${[...below, job].map(({ key }) => key).join(' > ')}`,
      );
    }
    for (const key of job.after) {
      const before = byKey.get(key);
      if (before) place(before, [...below, job]);
    }
    placed.add(job);
  };
  for (const job of jobs) place(job, []);
  return [...placed];
}
