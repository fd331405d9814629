import { addDays, type IsoDate } from '../model/date.js';
import { dollarText } from '../model/money.js';
import type { LawOn, TierInForce } from './law-on.js';
import { schedules } from './schedules.js';

const HEAD = ['', 'minimum', 'maximum', 'cap, codified', 'discretion as applied', 'discretion adjusted'];

/** The schedule in force as text for the terminal. */
export function lawText(law: LawOn): string {
  const { schedule, tiers } = law;
  const rows = [HEAD, ...tiers.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return [
    `Penalties for a violation and a notice of ${law.on}: ${schedule.label}`,
    `${schedule.citation}; ${inForce(law)}`,
    '',
    ...rows.map((row) => `  ${row.map((cell, column) => pad(cell, column, widths)).join('  ')}`.trimEnd()),
    '',
    'Amounts per violation; caps for identical violations in a calendar year.',
    'One violation never costs more than the cap of the year.',
    `Discretion: ${law.discretionNote}`,
    ...section('Not verified', law.unverified),
    ...section('Sources', schedule.sources),
    ...section('Notes', law.notes),
    ...section('Warning', law.warnings),
    '',
    `Law data ${law.lawVersion}, checked up to ${law.lawAsOf}.`,
  ].join('\n');
}

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

function section(title: string, items: readonly string[]): string[] {
  return items.length > 0 ? ['', title, ...items.map((item) => `  ${item}`)] : [];
}
