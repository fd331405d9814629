import type { AssessedFinding, Period } from '../../model/assessed.js';
import {
  daysInclusive,
  earlier,
  fromDayNumber,
  later,
  toDayNumber,
  type DayInterval,
} from '../../model/date.js';
import type { Observation } from '../../model/observation.js';
import { fact, type Explanation } from './explanation.js';
import { sealedPlace } from './place.js';
import { amountOf, dated, interval } from './words.js';

/** A finding in a list: what and where, its days (those of `within`), and the record behind its first day. */
export function briefFinding(finding: AssessedFinding, within?: DayInterval): Explanation {
  const { id, title, resource, period, disposition, observations } = finding;
  const source = firstFailure(observations);
  const others = observations.length - 1;
  return {
    title: `${id} ${title}`,
    id,
    facts: [
      ...fact('Resource', resource.id || resource.name),
      ...fact('Status', disposition.kind === 'counted' ? undefined : `${disposition.kind}, not priced`),
      ...fact('Days', daysText(period, within)),
      ...fact('Begins', period.kind === 'dated' ? dated(period.from) : undefined),
      ...(source
        ? fact(
            'Row',
            `${sealedPlace(source.at)}${others > 0 ? `, and ${amountOf(others, 'more row')}` : ''}`,
            source.at,
          )
        : []),
    ],
    children: [],
  };
}

function daysText(period: Period, within: DayInterval | undefined): string {
  if (period.kind === 'undated') return `not dated: ${period.reason}`;
  const shown = within ? overlapOf(period.interval, within) : period.interval;
  return shown ? interval(shown) : 'none of these days';
}

/** Days that two intervals share; undefined when there are none. */
export function overlapOf(a: DayInterval, b: DayInterval): DayInterval | undefined {
  const [from, to] = [later(a.from, b.from), earlier(a.to, b.to)];
  return from <= to ? { from, to } : undefined;
}

/** Distinct days on which at least one of the findings failed, inside `within`. */
export function distinctDays(findings: readonly AssessedFinding[], within: DayInterval): number {
  const intervals = findings
    .flatMap(({ period }) => (period.kind === 'dated' ? (overlapOf(period.interval, within) ?? []) : []))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  let days = 0;
  let free = within.from;
  for (const { from, to } of intervals) {
    if (to < free) continue;
    days += daysInclusive({ from: later(from, free), to });
    free = fromDayNumber(toDayNumber(to) + 1);
  }
  return days;
}

/** The earliest row that saw it fail; at a tie one that states the day itself, then the first one. */
function firstFailure(observations: readonly Observation[]): Observation | undefined {
  const failed = observations.filter(({ status }) => status.result === 'fail');
  const rows = failed.length > 0 ? failed : observations;
  const first = rows.map(order).sort()[0];
  return rows.find((row) => order(row) === first);
}

function order({ seen }: Observation): string {
  return `${seen.first ?? seen.last ?? '9999'} ${seen.basis === 'scanner' ? 0 : 1}`;
}
