import { addRanges, dollarText } from '../../model/money.js';
import type {
  SimulatedFix,
  SimulatedLine,
  SimulatedOutcome,
  SimulatedProvision,
  Simulation,
} from '../../model/simulation.js';
import { paragraph, table, type Column } from '../../model/text-block.js';

const BASIS =
  'OCR-style estimate: tier minimum, annual caps of the 2019 enforcement discretion as OCR applies it, before adjustments after the caps.';

/** A simulation for a terminal: what is fixed, before and after, and the reason by provision. */
export function simulationText({ fixes, outcome, asOf, horizon }: Simulation, width: number): string {
  const lines = [
    ...paragraph(`What if, as of ${asOf}, exposure to ${horizon}`, width),
    '',
    ...fixes.flatMap((fix) => fixLines(fix, width)),
    ...costLines(fixes, width),
    '',
    ...(outcome.kind === 'priced'
      ? outcomeLines(outcome, horizon, width)
      : paragraph(`Exposure is not priced: ${outcome.reason}`, width)),
  ];
  return `${lines.join('\n')}\n`;
}

function fixLines(
  { id, title, findings, finish, isPrerequisite }: SimulatedFix,
  width: number,
): readonly string[] {
  const count = findings.length === 1 ? '1 open finding' : `${findings.length} open findings`;
  const why = isPrerequisite ? ', needed first' : '';
  return paragraph(`${id}  ${title}: ${count}, done by ${finish}${why}`, width, 2);
}

function costLines(fixes: readonly SimulatedFix[], width: number): readonly string[] {
  const costs = fixes.flatMap(({ oneOff }) => oneOff ?? []);
  if (costs.length === 0) return [];
  const { low, likely, high } = addRanges(costs);
  const text = `Cost, one-off: ${dollarText(likely)} (${dollarText(low)} to ${dollarText(high)})`;
  return paragraph(text, width, 2);
}

function outcomeLines(outcome: SimulatedOutcome, horizon: string, width: number): readonly string[] {
  const { accrued, before, after, removed, provisions, elsewhere } = outcome;
  const rows = [
    ['Accrued so far', accrued],
    [`By ${horizon}, nothing done`, before],
    [`By ${horizon}, with these fixes`, after],
    ['Removed', removed],
  ] as const;
  const column = Math.max(...rows.map(([, amount]) => dollarText(amount).length));
  const left = Math.max(...rows.map(([label]) => label.length)) + 2;
  const cured = `${dollarText(elsewhere)} of it falls away because violations are cured in time (45 CFR 160.410(c)).`;
  return [
    ...rows.map(([label, amount]) => `${label.padEnd(left)}${dollarText(amount).padStart(column)}`),
    ...(elsewhere === 0 ? [] : paragraph(cured, width)),
    ...(provisions.length === 0
      ? ['', ...paragraph('The fixes touch no provision that accrues further.', width)]
      : []),
    ...provisions.flatMap((provision) => ['', ...provisionLines(provision, width)]),
    '',
    ...paragraph(BASIS, width),
  ];
}

const COLUMNS: readonly Column[] = [
  { head: 'Year', width: 4 },
  { head: 'Counted before' },
  { head: 'after', width: 6, align: 'right' },
  { head: 'Annual cap', width: 11, align: 'right' },
  { head: 'Amount before', width: 13, align: 'right' },
  { head: 'after', width: 11, align: 'right' },
];

function provisionLines(provision: SimulatedProvision, width: number): readonly string[] {
  const { provision: id, open, closed, before, after, why } = provision;
  const years = [...new Set([...before, ...after].map(({ year }) => year))].sort((a, b) => a - b);
  const rows = years.map((year) => ({ cells: yearCells(year, of(before, year), of(after, year)) }));
  return [
    ...paragraph(`${id}: ${closed} of ${open} open ${open === 1 ? 'finding' : 'findings'} closed`, width),
    ...table(COLUMNS, rows, width - 2).map((line) => `  ${line}`),
    ...paragraph(why, width, 2),
  ];
}

function of(lines: readonly SimulatedLine[], year: number): SimulatedLine | undefined {
  return lines.find((line) => line.year === year);
}

function yearCells(
  year: number,
  before: SimulatedLine | undefined,
  after: SimulatedLine | undefined,
): readonly string[] {
  const { rate, cap } = before ?? after ?? {};
  const times = rate === undefined ? '' : ` x ${dollarText(rate)}`;
  return [
    String(year),
    `${before?.count ?? 0}${times}`,
    String(after?.count ?? 0),
    cap === undefined ? '' : dollarText(cap),
    before ? dollarText(before.amount) : '$0',
    after ? dollarText(after.amount) : '$0',
  ];
}
