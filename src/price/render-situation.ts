import { enforcementDiscretion } from '../law/caps.js';
import { daysText } from '../model/date.js';
import { dollarText, grouped } from '../model/money.js';
import { TIERS, type PenaltyLine, type PolicyResult } from '../model/penalty.js';
import { rangeText, type PricedSituation } from './situation.js';

/** A priced case as text for the terminal: range first, then the working of each result, then what was assumed. */
export function renderSituation({ noticeDate, penalty, notes }: PricedSituation): string {
  const { estimate, floor, ceiling } = penalty;
  const results: readonly (readonly [title: string, result: PolicyResult])[] = [
    ['Estimate, codified caps (45 CFR 102.3)', estimate.codified],
    [
      `Estimate, enforcement discretion as OCR applies it (${enforcementDiscretion.citation})`,
      estimate.discretion,
    ],
    ['Estimate, enforcement discretion with adjusted caps (unofficial)', estimate.discretionAdjusted],
    ['Floor: tier minimum, enforcement discretion as OCR applies it', floor],
    ['Ceiling: tier maximum, codified caps', ceiling],
  ];
  return [
    `Civil money penalty, notice of ${noticeDate}: ${rangeText(penalty)}`,
    'From the estimate under enforcement discretion as OCR applies it to the ceiling under the codified caps.',
    ...results.flatMap(([title, result]) => ['', title, ...table(result)]),
    '',
    'Notes',
    ...notes.map((note) => `  ${note}`),
  ].join('\n');
}

const HEAD = ['provision', 'year', 'tier', 'counted', 'count', 'per violation', 'raw', 'cap', 'amount'];
/** The first columns are words, the others figures. */
const WORDS = 4;

function table({ lines, subtotal, adjustments, total }: PolicyResult): string[] {
  const rows = [HEAD, ...lines.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const width = widths.reduce((sum, next) => sum + next + 2, 0);
  const layOut = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        const size = widths[column] ?? 0;
        return column < WORDS ? cell.padEnd(size) : cell.padStart(size);
      })
      .join('  ');
  const closing = (label: string, amount: string): string =>
    `  ${label}${amount.padStart(Math.max(amount.length + 2, width - 2 - label.length))}`;
  const citations = [...new Set(lines.map(({ citation }) => citation))];
  return [
    ...rows.map((row) => `  ${layOut(row)}`),
    ...lines.flatMap(({ provision, year, days, note }) => [
      ...(days === undefined ? [] : [`  ${provision}, ${year}: counted on ${daysText(days)}`]),
      ...(note === undefined ? [] : [`  ${provision}, ${year}: ${note}`]),
    ]),
    ...(adjustments.length > 0 ? [closing('subtotal', dollarText(subtotal))] : []),
    ...adjustments.flatMap(({ kind, statement, percent, amount, citation }) => [
      `  ${kind}: ${statement} (${citation})`,
      closing(percent === undefined ? '' : `  ${percent}%`, dollarText(amount)),
    ]),
    closing('total', dollarText(total)),
    ...citations.map((citation) => `  ${citation}`),
  ];
}

function cells({
  provision,
  year,
  tier,
  basis,
  from,
  to,
  count,
  rate,
  raw,
  cap,
  amount,
}: PenaltyLine): string[] {
  const counted = from === to ? `${basis} ${from}` : `${basis} ${from} to ${to}`;
  return [
    provision,
    String(year),
    String(TIERS.indexOf(tier) + 1),
    counted,
    grouped(count),
    dollarText(rate),
    dollarText(raw),
    dollarText(cap),
    dollarText(amount),
  ];
}
