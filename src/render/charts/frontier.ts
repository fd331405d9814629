import type { Cents } from '../../model/money.js';
import type { FrontierPoint } from '../../model/plan.js';
import { money, roundMoney } from '../format.js';
import { linearScale } from './scale.js';
import { ACCENT, circle, INK, label, line, polyline, SOFT, svg } from './svg.js';

const LEFT = 44;
const RIGHT = 372;
const TOP = 16;
const BOTTOM = 176;

/** Exposure removed by the best selection at each budget, as steps; the budget of the plan as a line. */
export function frontierChart(frontier: readonly FrontierPoint[], budget: Cents | undefined): string {
  const points = frontier.flatMap((point) =>
    point.removed === undefined ? [] : [{ ...point, removed: point.removed }],
  );
  const amounts = points.map((point) => point.removed);
  const x = linearScale(
    [...points.map((point) => point.budget), ...(budget === undefined ? [] : [budget])],
    LEFT,
    RIGHT,
  );
  const y = linearScale(amounts, BOTTOM, TOP);
  const steps = points.flatMap((point, index): (readonly [number, number])[] => [
    [x.at(point.budget), y.at(points[index - 1]?.removed ?? 0)],
    [x.at(point.budget), y.at(point.removed)],
  ]);
  const body = [
    ...y.ticks.flatMap((tick) => [
      line(LEFT, tick.at, RIGHT, tick.at),
      label(LEFT - 5, tick.at + 3, tick.label, { size: 8.5, fill: SOFT, anchor: 'end' }),
    ]),
    ...x.ticks.map((tick) =>
      label(tick.at, BOTTOM + 14, tick.label, { size: 8.5, fill: SOFT, anchor: 'middle' }),
    ),
    line(LEFT, BOTTOM, RIGHT, BOTTOM, INK, 0.9),
    polyline([[LEFT, BOTTOM], ...steps, [RIGHT, y.at(amounts.at(-1) ?? 0)]], ACCENT, 2),
    ...points.map((point) => circle(x.at(point.budget), y.at(point.removed), 3, ACCENT)),
    ...(budget === undefined
      ? []
      : [
          line(x.at(budget), TOP - 6, x.at(budget), BOTTOM, '#8c1d18', 1.2, '4 3'),
          label(x.at(budget) - 5, TOP - 2, `budget ${roundMoney(budget)}`, {
            size: 8.5,
            weight: 600,
            fill: '#8c1d18',
            anchor: 'end',
          }),
        ]),
    label(RIGHT, BOTTOM + 27, 'one-off cost, likely', { size: 8.5, fill: SOFT, anchor: 'end' }),
  ];
  const desc = points.map((point) => `${money(point.budget)} removes ${money(point.removed)}`).join('; ');
  return svg(
    { id: 'chart-frontier', width: 390, height: 206, title: 'Exposure removed by budget', desc: `${desc}.` },
    body,
  );
}
