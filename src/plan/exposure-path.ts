import { addDays } from '../model/date.js';
import type { IsoDate } from '../model/date.js';
import { cents } from '../model/money.js';
import type { ExposurePath } from '../model/plan.js';
import type { Reduction } from './reduction.js';

/** Exposure month by month, with nothing done and with the chosen actions. */
export function exposurePath(
  { totalOn, accruedAfter }: Reduction,
  chosen: ReadonlySet<number>,
  { asOf, horizon }: { readonly asOf: IsoDate; readonly horizon: IsoDate },
): ExposurePath {
  const nothing = new Set<number>();
  const accrued = totalOn(asOf, nothing);
  const remaining = accruedAfter(chosen);
  return {
    accrued,
    forgiven: cents(accrued - remaining),
    avoidable: cents(totalOn(horizon, nothing) - accrued),
    withPlan: cents(totalOn(horizon, chosen) - remaining),
    points: pointsBetween(asOf, horizon).map((on) => ({
      on,
      nothingDone: totalOn(on, nothing),
      withPlan: totalOn(on, chosen),
    })),
  };
}

/** `asOf`, every month end after it, and the horizon. */
function pointsBetween(asOf: IsoDate, horizon: IsoDate): readonly IsoDate[] {
  const points = [asOf];
  let day = lastOfMonth(addDays(asOf, 1));
  while (day < horizon) {
    points.push(day);
    day = lastOfMonth(addDays(day, 1));
  }
  return horizon > asOf ? [...points, horizon] : points;
}

function lastOfMonth(day: IsoDate): IsoDate {
  let last = day;
  while (addDays(last, 1).slice(5, 7) === day.slice(5, 7)) last = addDays(last, 1);
  return last;
}
