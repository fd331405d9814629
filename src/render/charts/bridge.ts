import type { Comparison, Ends } from '../../model/comparison.js';
import { cents, type Cents } from '../../model/money.js';
import type { IsoDate } from '../../model/date.js';
import { bridgeRows, type BridgeRow } from '../bridge-rows.js';
import { money, roundMoney, shortDate } from '../format.js';
import { linearScale, type Scale } from './scale.js';
import { ACCENT, INK, label, line, PALE, rect, SOFT, svg } from './svg.js';

const WIDTH = 650;
const ROW = 12.5;
const TOP = 13;
const BAR = 7.5;
/** Left edge, end of the bars, right edge of the amounts. */
const PANELS: Readonly<Record<keyof Ends, readonly [number, number, number]>> = {
  low: [150, 308, 388],
  high: [412, 570, 650],
};
const RISE = '#8c1d18';

/**
 * The bridge as two waterfalls side by side, one for each end, both from zero on a scale of their own. A sign before
 * each amount tells a rise from a fall, so that colour need not.
 */
export function bridgeChart(
  { bridge, baseline }: Comparison,
  asOf: IsoDate,
  { id, most }: { readonly id: string; readonly most?: number },
): string {
  if (bridge.kind === 'no bridge') return '';
  const rows = bridgeRows(bridge, most);
  const scales = {
    low: scaleOf('low', bridge.from, bridge.to, rows),
    high: scaleOf('high', bridge.from, bridge.to, rows),
  };
  const last = rows.length + 1;
  const body = (['low', 'high'] as const).flatMap((end) => {
    const [left, , right] = PANELS[end];
    const y = (index: number): number => TOP + index * ROW;
    return [
      label(left, 8, `${end} end`, { size: 8.5, weight: 600, fill: SOFT }),
      line(left, TOP - 1, left, y(last) + ROW, SOFT, 0.7),
      ...[bridge.from, bridge.to].flatMap((ends, at) =>
        whole(y(at === 0 ? 0 : last), left, right, ends[end], scales[end]),
      ),
      ...rows.flatMap((row, index) => step(y(index + 1), right, row.from[end], row.to[end], scales[end])),
    ];
  });
  const names = [shortDate(baseline.asOf), ...rows.map((row) => row.label), shortDate(asOf)].map(
    (name, index) =>
      label(0, TOP + index * ROW + BAR, name, {
        size: 9,
        weight: index === 0 || index === last ? 600 : 400,
      }),
  );
  return svg(
    {
      id,
      width: WIDTH,
      height: TOP + (last + 1) * ROW + 1,
      title: 'Bridge between the two ranges',
      desc: description(bridge.from, bridge.to, rows, [baseline.asOf, asOf]),
    },
    [...names, ...body],
  );
}

function scaleOf(end: keyof Ends, from: Ends, to: Ends, rows: readonly BridgeRow[]): Scale {
  const [left, right] = PANELS[end];
  const most = Math.max(from[end], to[end], ...rows.map((row) => row.to[end]), 100);
  const at = (amount: number): number => left + (amount / most) * (right - left);
  return { ...linearScale([cents(most)], left, right), at };
}

function whole(y: number, left: number, right: number, amount: Cents, scale: Scale): readonly string[] {
  return [
    rect(left, y, Math.max(0.6, scale.at(amount) - left), BAR, ACCENT),
    label(right, y + BAR, roundMoney(amount), { size: 9, weight: 600, anchor: 'end' }),
  ];
}

function step(y: number, right: number, from: Cents, to: Cents, scale: Scale): readonly string[] {
  const moved = cents(to - from);
  const [start, end] = [scale.at(Math.min(from, to)), scale.at(Math.max(from, to))];
  const [fill, stroke] = moved > 0 ? [RISE, RISE] : [PALE, ACCENT];
  return [
    ...(moved === 0 ? [] : [rect(start, y, Math.max(0.6, end - start), BAR, fill, stroke)]),
    line(scale.at(to), y + BAR, scale.at(to), y + ROW, SOFT, 0.6),
    label(right, y + BAR, moved === 0 ? '–' : signed(moved), {
      size: 9,
      fill: moved === 0 ? SOFT : INK,
      anchor: 'end',
    }),
  ];
}

function signed(amount: Cents): string {
  return amount > 0 ? `+${roundMoney(amount)}` : roundMoney(amount);
}

function description(
  from: Ends,
  to: Ends,
  rows: readonly BridgeRow[],
  [before, now]: readonly [IsoDate, IsoDate],
): string {
  const move = (amount: number): string => `${amount > 0 ? '+' : ''}${money(cents(amount))}`;
  const steps = rows.map(
    (row) =>
      `${row.label}: low ${move(row.to.low - row.from.low)}, high ${move(row.to.high - row.from.high)}`,
  );
  return [
    `${shortDate(before)}: ${money(from.low)} to ${money(from.high)}`,
    ...(steps.length === 0 ? ['no step moves it'] : steps),
    `${shortDate(now)}: ${money(to.low)} to ${money(to.high)}.`,
  ].join('; ');
}
