import { toDayNumber } from '../../model/date.js';
import type { ExposurePath } from '../../model/plan.js';
import { money, roundMoney, shortDate } from '../format.js';
import { linearScale } from './scale.js';
import { ACCENT, INK, label, line, polyline, SOFT, svg } from './svg.js';

const LEFT = 44;
const RIGHT = 318;
const TOP = 16;
const BOTTOM = 186;

/** The low end over time: what has accrued, what accrues if nothing is done, and with the plan. */
export function pathChart({ points, accrued }: ExposurePath): string {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return '';
  const scale = linearScale([accrued, ...points.flatMap((p) => [p.nothingDone, p.withPlan])], BOTTOM, TOP);
  const span = Math.max(1, toDayNumber(last.on) - toDayNumber(first.on));
  const x = (on: string): number =>
    LEFT + ((toDayNumber(on) - toDayNumber(first.on)) / span) * (RIGHT - LEFT);
  const years = [...new Set(points.map((point) => point.on.slice(0, 4)))]
    .map((year) => `${year}-01-01`)
    .filter((day) => day > first.on && x(day) > LEFT + 60 && x(day) < RIGHT - 110);
  const gap = Math.abs(scale.at(last.nothingDone) - scale.at(last.withPlan));
  const shift = gap < 22 ? 11 - gap / 2 : 0;
  const end = (y: number, name: string, amount: string, fill: string): string[] => [
    label(RIGHT + 6, y, name, { size: 9, weight: 600, fill }),
    label(RIGHT + 6, y + 11, amount, { size: 9, fill: INK }),
  ];
  const body = [
    ...scale.ticks.flatMap((tick) => [
      line(LEFT, tick.at, RIGHT, tick.at),
      label(LEFT - 5, tick.at + 3, tick.label, { size: 8.5, fill: SOFT, anchor: 'end' }),
    ]),
    line(LEFT, scale.at(0), RIGHT, scale.at(0), INK, 0.9),
    ...years.flatMap((day) => [
      line(x(day), TOP, x(day), BOTTOM + 4, SOFT, 0.7, '2 2'),
      label(x(day), BOTTOM + 14, shortDate(day as typeof first.on), {
        size: 8.5,
        fill: SOFT,
        anchor: 'middle',
      }),
    ]),
    polyline(
      points.map((p) => [x(p.on), scale.at(p.nothingDone)]),
      '#8c1d18',
      1.8,
      '5 2.4',
    ),
    polyline(
      points.map((p) => [x(p.on), scale.at(p.withPlan)]),
      ACCENT,
      2.2,
    ),
    label(LEFT, BOTTOM + 14, shortDate(first.on), { size: 8.5, fill: SOFT }),
    label(RIGHT, BOTTOM + 14, shortDate(last.on), { size: 8.5, fill: SOFT, anchor: 'end' }),
    ...end(scale.at(last.nothingDone) - shift, 'nothing done', roundMoney(last.nothingDone), '#8c1d18'),
    ...end(scale.at(last.withPlan) + shift, 'with the plan', roundMoney(last.withPlan), ACCENT),
  ];
  const desc = `Accrued on ${shortDate(first.on)}: ${money(accrued)}. On ${shortDate(last.on)}: ${money(last.nothingDone)} if nothing is done, ${money(last.withPlan)} with the plan.`;
  return svg(
    { id: 'chart-path', width: 390, height: 206, title: 'Low end of the exposure over time', desc },
    body,
  );
}
