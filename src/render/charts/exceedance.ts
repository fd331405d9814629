import type { LossSimulation } from '../../model/loss-simulation.js';
import { money } from '../format.js';
import { logScale } from './scale.js';
import { ACCENT, INK, label, line, polyline, SOFT, svg } from './svg.js';

const LEFT = 44;
const RIGHT = 372;
const TOP = 16;
const BOTTOM = 176;
const ALARM = '#8c1d18';

/**
 * Loss-exceedance curve: how likely a loss is larger than an amount, with nothing done and with the plan. Empty where
 * too few chances come with a loss.
 */
export function exceedanceChart({ curve }: Extract<LossSimulation, { kind: 'simulated' }>): string {
  const lossy = curve.filter(({ nothingDone }) => nothingDone > 0);
  if (lossy.length < 2) return '';
  const x = logScale(
    lossy.flatMap(({ nothingDone, withPlan }) => [nothingDone, withPlan]),
    LEFT,
    RIGHT,
  );
  const most = Math.max(...lossy.map(({ chance }) => chance));
  const y = (chance: number): number => BOTTOM - (chance / most) * (BOTTOM - TOP);
  const shares = [0, 0.25, 0.5, 0.75, 1].map((part) => part * most);
  const drawn = (of: 'nothingDone' | 'withPlan'): (readonly [number, number])[] =>
    lossy.filter((point) => point[of] > 0).map((point) => [x.at(point[of]), y(point.chance)]);
  const body = [
    ...shares.flatMap((share) => [
      line(LEFT, y(share), RIGHT, y(share)),
      label(LEFT - 5, y(share) + 3, percent(share), { size: 8.5, fill: SOFT, anchor: 'end' }),
    ]),
    ...x.ticks.map((tick) =>
      label(tick.at, BOTTOM + 14, tick.label, { size: 8.5, fill: SOFT, anchor: 'middle' }),
    ),
    line(LEFT, BOTTOM, RIGHT, BOTTOM, INK, 0.9),
    polyline(drawn('nothingDone'), ALARM, 1.8, '5 2.4'),
    polyline(drawn('withPlan'), ACCENT, 2.2),
    line(RIGHT - 118, TOP + 5, RIGHT - 96, TOP + 5, ALARM, 1.8, '5 2.4'),
    label(RIGHT - 90, TOP + 8, 'nothing done', { size: 9, weight: 600, fill: ALARM }),
    line(RIGHT - 118, TOP + 18, RIGHT - 96, TOP + 18, ACCENT, 2.2),
    label(RIGHT - 90, TOP + 21, 'with the plan', { size: 9, weight: 600, fill: ACCENT }),
    label(RIGHT, BOTTOM + 27, 'loss', { size: 8.5, fill: SOFT, anchor: 'end' }),
  ];
  const desc = curve
    .map(
      ({ chance, nothingDone, withPlan }) =>
        `${percent(chance)}: ${money(nothingDone)} with nothing done, ${money(withPlan)} with the plan`,
    )
    .join('; ');
  return svg(
    {
      id: 'chart-exceedance',
      width: 390,
      height: 206,
      title: 'Simulated loss by chance of exceeding it',
      desc: `${desc}.`,
    },
    body,
  );
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}
