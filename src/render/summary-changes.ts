import { CHANGE_KINDS, type Bridge, type Comparison, type Ends } from '../model/comparison.js';
import { dayInWords } from '../model/date.js';
import type { Dossier } from '../model/dossier.js';
import { cents, dollarText, grouped, type Cents } from '../model/money.js';
import type { SummaryRow } from './summary-row.js';

const LARGEST = 3;

/** What changed since the baseline, in lines of the screen; none without one. */
export function changeRows({ comparison }: Dossier): readonly SummaryRow[] {
  if (!comparison) return [];
  return [
    {
      label: 'Since',
      lines: [
        `${dayInWords(comparison.baseline.asOf)}: ${countsText(comparison)}`,
        ...bridgeLines(comparison.bridge),
      ],
    },
  ];
}

const SHOWN = CHANGE_KINDS.filter((kind) => kind !== 'closed before');

function countsText({ counts }: Comparison): string {
  const parts = SHOWN.flatMap((kind) => {
    const findings = counts.find((count) => count.kind === kind)?.findings ?? 0;
    return findings === 0 ? [] : [`${grouped(findings)} ${kind === 'passes now' ? 'passing now' : kind}`];
  });
  return parts.length === 0 ? 'no finding in either dossier' : parts.join(', ');
}

function bridgeLines(bridge: Bridge): readonly string[] {
  if (bridge.kind === 'no bridge') return [`no bridge: ${bridge.reason}`];
  const { from, to, steps, withPast } = bridge;
  const end = (name: keyof Ends): string => {
    const moves = [...steps]
      .filter((step) => step[name] !== 0)
      .sort((a, b) => Math.abs(b[name]) - Math.abs(a[name]));
    const largest = moves
      .slice(0, LARGEST)
      .map((step) => `${step.label.toLowerCase()} ${signed(step[name])}`);
    const movement = cents(to[name] - from[name]);
    return movement === 0 && moves.length === 0
      ? `${name} end unchanged`
      : `${name} end ${signed(movement)}: ${largest.join(', ')}${moves.length > LARGEST ? ', and others' : ''}`;
  };
  return [
    end('low'),
    end('high'),
    ...(withPast
      ? [
          `with all days that the earlier dossier knows of ${withPast.findings === 1 ? '1 finding' : `${grouped(withPast.findings)} findings`}: ${dollarText(withPast.low)} to ${dollarText(withPast.high)}`,
        ]
      : []),
  ];
}

function signed(amount: Cents): string {
  return amount > 0 ? `+${dollarText(amount)}` : dollarText(amount);
}
