import { enforcementDiscretion } from '../law/caps.js';
import { daysText } from '../model/date.js';
import { dollarText, grouped } from '../model/money.js';
import { TIERS, type PenaltyLine, type PolicyResult } from '../model/penalty.js';
import { hanging, type TextLayout } from '../model/text-block.js';
import { rangeText, type PricedSituation } from './situation.js';

/** A priced case as text for the terminal: range first, then the working of each result, then what was assumed. */
export function renderSituation({ noticeDate, penalty, notes }: PricedSituation, layout: TextLayout): string {
  const { estimate, floor, ceiling } = penalty;
  const { width } = layout;
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
    ...hanging(
      `Civil money penalty, notice of ${noticeDate}: ${rangeText(penalty, noticeDate)}`,
      width,
      0,
      2,
    ),
    ...hanging(
      noticeDate < enforcementDiscretion.from
        ? 'From the estimate to the ceiling, both under the codified caps: the notice of enforcement discretion came later.'
        : 'From the estimate under enforcement discretion as OCR applies it to the ceiling under the codified caps.',
      width,
      0,
      2,
    ),
    ...results.flatMap(([title, result]) => ['', ...hanging(title, width, 0, 2), ...working(result, layout)]),
    '',
    'Notes',
    ...notes.flatMap((note) => hanging(note, width, 2, 2)),
  ].join('\n');
}

function working({ lines, subtotal, adjustments, total }: PolicyResult, layout: TextLayout): string[] {
  const rows = rowsOf(lines);
  const size = Math.max(...rows.map(({ length }) => length));
  const isTable = size <= layout.rowWidth;
  const text = (words: string): readonly string[] => hanging(words, layout.width, 2, 2);
  const closing = (label: string, amount: string): string =>
    withAmount(`  ${label}`, amount, isTable ? size : layout.width);
  const citations = [...new Set(lines.map(({ citation }) => citation))];
  return [
    ...(isTable ? rows : lines.flatMap((line) => block(line, layout.width))),
    ...lines.flatMap(({ provision, year, days, note }) => [
      ...(days === undefined ? [] : text(`${provision}, ${year}: counted on ${daysText(days)}`)),
      ...(note === undefined ? [] : text(`${provision}, ${year}: ${note}`)),
    ]),
    ...(adjustments.length > 0 ? [closing('subtotal', dollarText(subtotal))] : []),
    ...adjustments.flatMap(({ kind, statement, percent, amount, citation }) => [
      ...text(`${kind}: ${statement} (${citation})`),
      closing(percent === undefined ? '' : `  ${percent}%`, dollarText(amount)),
    ]),
    closing('total', dollarText(total)),
    ...citations.flatMap(text),
  ];
}

/** A label with its amount at the right end of `width`. */
function withAmount(label: string, amount: string, width: number): string {
  return `${label}${amount.padStart(Math.max(amount.length + 2, width - label.length))}`;
}

const HEAD = ['provision', 'year', 'tier', 'counted', 'count', 'per violation', 'raw', 'cap', 'amount'];
/** The first columns are words, the others figures. */
const WORDS = 4;

/** The table with its head, a line in a row. */
function rowsOf(lines: readonly PenaltyLine[]): string[] {
  const rows = [HEAD, ...lines.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => {
    const laidOut = row.map((cell, column) => {
      const size = widths[column] ?? 0;
      return column < WORDS ? cell.padEnd(size) : cell.padStart(size);
    });
    return `  ${laidOut.join('  ')}`;
  });
}

/** What a row of the table says, in a few lines for a narrow terminal. */
function block(line: PenaltyLine, width: number): readonly string[] {
  const [provision, year, tier, counted, count, rate, raw, cap, amount = ''] = cells(line);
  return [
    withAmount(`  ${provision}, ${year}, tier ${tier}`, amount, width),
    ...hanging(counted ?? '', width, 4, 2),
    ...hanging(`${count} x ${rate} = ${raw}, cap ${cap}`, width, 4, 2),
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
