import type { Exposure } from '../../model/penalty.js';
import { money } from '../format.js';
import { logScale } from './scale.js';
import { ACCENT, circle, label, line, SOFT, svg } from './svg.js';

/** The headline range as one bar on a logarithmic scale. */
export function rangeChart(exposure: Extract<Exposure, { kind: 'priced' }>): string {
  const { low, high } = exposure.headline;
  const scale = logScale([low, high], 4, 216);
  const desc = `From ${money(low)} at the low end to ${money(high)} at the high end, on a logarithmic scale.`;
  return svg({ id: 'chart-range', width: 220, height: 26, title: 'Exposure range', desc }, [
    line(4, 7, 216, 7),
    ...scale.ticks.map((tick) => line(tick.at, 4, tick.at, 10)),
    line(scale.at(low), 7, scale.at(high), 7, ACCENT, 4.4),
    circle(scale.at(low), 7, 3.6, '#fff', ACCENT),
    ...scale.ticks.map((tick, index) =>
      label(tick.at, 22, tick.label, {
        size: 8,
        fill: SOFT,
        anchor: index === 0 ? 'start' : index === scale.ticks.length - 1 ? 'end' : 'middle',
      }),
    ),
  ]);
}
