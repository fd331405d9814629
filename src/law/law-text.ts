import { addDays, type IsoDate } from '../model/date.js';
import { dollarText } from '../model/money.js';
import { hanging, table, type TextLayout } from '../model/text-block.js';
import type { LawOn, TierInForce } from './law-on.js';
import { schedules } from './schedules.js';

const HEAD = ['', 'minimum', 'maximum', 'cap, codified', 'discretion as applied', 'discretion adjusted'];

/** The schedule in force as text for the terminal. */
export function lawText(law: LawOn, { width, rowWidth }: TextLayout): string {
  const { schedule, tiers } = law;
  const text = (words: string): readonly string[] => hanging(words, width, 0, 2);
  const section = (title: string, items: readonly string[]): readonly string[] =>
    items.length > 0 ? ['', title, ...items.flatMap((item) => hanging(item, width, 2, 2))] : [];
  return [
    ...text(`Penalties for a violation and a notice of ${law.on}: ${schedule.label}`),
    ...text(`${schedule.citation}; ${inForce(law)}`),
    '',
    ...tierTable(tiers, rowWidth),
    '',
    ...text('Amounts per violation; caps for identical violations in a calendar year.'),
    ...text('One violation never costs more than the cap of the year.'),
    ...text(`Discretion: ${law.discretionNote}`),
    ...section('Not verified', law.unverified),
    ...section(schedule.readIn === 'law' ? 'Sources' : 'Sources that report the amounts', schedule.sources),
    ...section('Notes', law.notes),
    ...section('Warning', law.warnings),
    '',
    ...text(`Law data ${law.lawVersion}, checked up to ${law.lawAsOf}.`),
  ].join('\n');
}

/** A row a tier; where that is too wide, the head in several lines and the amounts below the name of the tier. */
function tierTable(tiers: readonly TierInForce[], rowWidth: number): readonly string[] {
  const rows = tiers.map(cells);
  const [, ...heads] = HEAD;
  const widths = [HEAD, ...rows].reduce<number[]>(
    (most, row) => row.map((cell, column) => Math.max(most[column] ?? 0, cell.length)),
    [],
  );
  const lines = [HEAD, ...rows].map(
    (row) => `  ${row.map((cell, column) => pad(cell, column, widths)).join('  ')}`,
  );
  if (lines.every((line) => line.length <= rowWidth)) return lines.map((line) => line.trimEnd());
  const size = Math.max(NARROW, ...rows.flatMap(([, ...amounts]) => amounts.map(({ length }) => length)));
  const columns = heads.map((head) => ({ head, width: size, align: 'right' as const }));
  return [
    ...table(columns, [], heads.length * (size + 2) - 2),
    ...rows.flatMap(([name = '', ...amounts]) => [
      name,
      amounts.map((amount) => amount.padStart(size)).join('  '),
    ]),
  ].map((line) => `  ${line}`);
}

/** Of the heads, when they are broken between words. */
const NARROW = 'discretion'.length;

function cells({ tier, minimum, maximum, caps }: TierInForce, index: number): string[] {
  const amounts = [minimum, maximum, caps.codified, caps.discretion, caps.discretionAdjusted];
  return [`${index + 1} ${tier}`, ...amounts.map(dollarText)];
}

function pad(cell: string, column: number, widths: readonly number[]): string {
  const width = widths[column] ?? 0;
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

/** For which violations and notices the amounts hold, in one line. */
function inForce({ on, schedule }: LawOn): string {
  const { assessedFrom, assessedBefore, violationFrom, violationBefore } = schedule;
  const range = (what: string, from?: IsoDate, before?: IsoDate): string[] => {
    const last = before && addDays(before, -1);
    if (from === undefined) return last === undefined ? [] : [`${what} up to ${last}`];
    return [last === undefined ? `${what} since ${from}` : `${what} from ${from} to ${last}`];
  };
  const adjusted = schedules.find((row) => row.violationFrom === violationBefore)?.assessedFrom;
  const later =
    violationBefore !== undefined && on >= violationBefore && adjusted !== undefined
      ? [`and later ones in a notice before ${adjusted}, the first adjustment`]
      : [];
  return [
    ...range('penalties assessed', assessedFrom, assessedBefore),
    ...range('violations', violationFrom, violationBefore),
    ...later,
  ].join(', ');
}
