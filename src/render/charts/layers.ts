import type { AssessedFinding } from '../../model/assessed.js';
import { SEVERITIES, type Severity } from '../../model/observation.js';
import type { TaxonomyEntry } from '../context.js';
import { MARKS } from '../html/directives.js';
import { circle, INK, label, line, SOFT, svg } from './svg.js';

/** Same colours as the marks in the text. */
const COLORS: Readonly<Record<Severity, string>> = {
  critical: '#8c1d18',
  high: '#a3470f',
  medium: '#755c00',
  low: '#356030',
  info: '#52606d',
  unknown: '#52606d',
};

const ROW = 27;
const LEFT = 130;
const COLUMN = 84;

/** Counted findings by layer and severity; the area of a disc follows the number beside it. */
export function layersChart(findings: readonly AssessedFinding[], layers: readonly TaxonomyEntry[]): string {
  const counted = findings.filter((finding) => finding.disposition.kind === 'counted');
  const shown = layers.filter(
    (layer) => layer.id !== 'governance' || counted.some((f) => f.layer === layer.id),
  );
  const severities = SEVERITIES.filter((s) => s !== 'unknown' || counted.some((f) => f.severity === s));
  const of = (layer: string, severity: Severity): number =>
    counted.filter((finding) => finding.layer === layer && finding.severity === severity).length;
  const most = Math.max(1, ...shown.flatMap((layer) => severities.map((severity) => of(layer.id, severity))));
  const width = LEFT + COLUMN * severities.length + 50;
  const height = 22 + ROW * shown.length;
  const body = [
    ...severities.map((severity, column) =>
      label(LEFT + COLUMN * column, 11, `${MARKS[severity]} ${severity}`, {
        size: 9,
        weight: 600,
        fill: COLORS[severity],
      }),
    ),
    label(width - 4, 11, 'All', { size: 9, fill: SOFT, anchor: 'end' }),
    line(0, 18, width, 18, INK, 0.9),
    ...shown.flatMap((layer, row) => {
      const y = 22 + ROW * row + ROW / 2;
      const numbers = severities.map((severity) => of(layer.id, severity));
      const all = numbers.reduce((total, number) => total + number, 0);
      return [
        label(0, y + 2, layer.name, { size: 10 }),
        label(width - 4, y + 2, String(all), { size: 10, weight: 600, anchor: 'end' }),
        line(0, y + ROW / 2 - 2, width, y + ROW / 2 - 2),
        ...severities.flatMap((severity, column) => {
          const number = numbers[column] ?? 0;
          const x = LEFT + COLUMN * column;
          if (number === 0) return [label(x + 3, y + 2, '–', { size: 10, fill: SOFT })];
          const radius = 1.6 + 9 * Math.sqrt(number / most);
          return [
            circle(x + 11, y - 1.6, radius, COLORS[severity]),
            label(x + 26, y + 2, String(number), { size: 10 }),
          ];
        }),
      ];
    }),
  ];
  const desc = shown
    .map(
      (layer) =>
        `${layer.name}: ${severities.map((severity) => `${of(layer.id, severity)} ${severity}`).join(', ')}`,
    )
    .join('; ');
  return svg(
    { id: 'chart-layers', width, height, title: 'Counted findings by layer and severity', desc: `${desc}.` },
    body,
  );
}
