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
  /** Working days. */
  readonly days: number;
  readonly start: IsoDate;
  readonly finish: IsoDate;
}

/**
 * When each action begins and ends: on the first working day after the last of its prerequisites (or after
 * `asOf`), one person of each role at HOURS_PER_DAY, at least `leastDays`. Actions do not wait for each other's
 * people, so a date never hangs on what else is chosen; `waveLoad` shows how many people that takes.
 */
export function schedule(jobs: readonly Job[], asOf: IsoDate): ReadonlyMap<string, Slot> {
  const byKey = new Map(jobs.map((job) => [job.key, job]));
  const slots = new Map<string, Slot>();
  const place = (job: Job, below: readonly string[]): Slot => {
    const known = slots.get(job.key);
    if (known) return known;
    if (below.includes(job.key))
      throw new RangeError(`actions wait for each other: ${[...below, job.key].join(' > ')}`);
    let ready = asOf;
    for (const key of job.after) {
      const before = byKey.get(key);
      if (!before) continue;
      const { finish } = place(before, [...below, job.key]);
      if (finish > ready) ready = finish;
    }
    const days = Math.max(
      job.leastDays,
      ...[...job.hours.values()].map((hours) => Math.ceil(hours / HOURS_PER_DAY)),
    );
    const start = nextWorkingDay(ready);
    const slot = { days, start, finish: lastWorkingDay(start, days) };
    slots.set(job.key, slot);
    return slot;
  };
  for (const job of jobs) place(job, []);
  return slots;
}
