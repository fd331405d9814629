import type { ProvisionExposure } from '../../model/penalty.js';
import type { RenderContext } from '../context.js';
import { money } from '../format.js';
import { logScale } from './scale.js';
import { ACCENT, circle, INK, label, line, PALE, rect, SOFT, svg } from './svg.js';

const ROW = 23;
const LEFT = 236;
/** Characters of a title that fit beside the scale. */
const TITLE = 44;
const RIGHT = 560;
const TOP = 30;

/** Each provision's range on one scale: low end, tier minimum under the codified cap, high end. */
export function provisionsChart(provisions: readonly ProvisionExposure[], context: RenderContext): string {
  const amounts = provisions
    .flatMap((line) => [line.estimate, line.byPolicy.codified, line.ceiling])
    .filter((amount) => amount > 0);
  const scale = logScale(amounts, LEFT, RIGHT);
  const height = TOP + ROW * provisions.length + 6;
  const title = (id: string): string => context.provisions.find((row) => row.id === id)?.title ?? '';
  const body = [
    ...scale.ticks.flatMap((tick) => [
      line(tick.at, 16, tick.at, height),
      label(tick.at, 11, tick.label, { size: 8.5, fill: SOFT, anchor: 'middle' }),
    ]),
    ...provisions.flatMap((row, index) => {
      const y = TOP + ROW * index + 8;
      const [first, rest] = broken(title(row.provision));
      const name = [
        label(0, y - 1, first, { size: 9.5 }),
        label(0, y + 9.5, rest === '' ? row.provision : `${rest}, ${row.provision}`, {
          size: 8.5,
          fill: ACCENT,
        }),
      ];
      if (row.ceiling === 0)
        return [...name, label(LEFT, y + 3, 'no amount of its own', { size: 8.5, fill: SOFT })];
      const [low, middle, high] = [row.estimate, row.byPolicy.codified, row.ceiling].map(scale.at);
      if (low === undefined || middle === undefined || high === undefined) return [];
      return [
        ...name,
        rect(low, y - 2, Math.max(0, high - low), 4, PALE),
        circle(low, y, 4, '#fff', ACCENT),
        line(middle, y - 5, middle, y + 5, ACCENT, 1.8),
        circle(high, y, 4, ACCENT, ACCENT),
        label(low - 7, y + 3, money(row.estimate), { size: 8.5, anchor: 'end', fill: INK }),
        label(high + 8, y + 3, money(row.ceiling), { size: 8.5, fill: INK }),
        ...(index === 0
          ? [
              label(middle, y - 8, 'minimum under the codified cap', {
                size: 8,
                fill: SOFT,
                anchor: 'middle',
              }),
            ]
          : []),
      ];
    }),
  ];
  const desc = provisions
    .map(
      (row) =>
        `${row.provision}: low end ${money(row.estimate)}, minimum under the codified cap ${money(row.byPolicy.codified)}, high end ${money(row.ceiling)}`,
    )
    .join('; ');
  return svg(
    {
      id: 'chart-provisions',
      width: 640,
      height,
      title: 'Exposure range of each provision',
      desc: `${desc}.`,
    },
    body,
  );
}

/** A title on one line, or broken at a space where it is too long for one. */
function broken(title: string): readonly [first: string, rest: string] {
  if (title.length <= TITLE) return [title, ''];
  const at = title.lastIndexOf(' ', TITLE);
  return at === -1 ? [title, ''] : [title.slice(0, at), title.slice(at + 1)];
}
