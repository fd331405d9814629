import { dollarText } from '../model/money.js';
import type { LawOn, TierInForce } from './law-on.js';

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
    `Discretion: ${law.discretionCitation}. One violation never costs more than the cap of the year.`,
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

function inForce({
  schedule: { assessedFrom, assessedBefore, violationFrom, violationBefore },
}: LawOn): string {
  const range = (what: string, from?: string, before?: string): string[] => {
    const start = from === undefined ? '' : ` from ${from}`;
    const end = before === undefined ? '' : ` before ${before}`;
    return start || end ? [`${what}${start}${end}`] : [];
  };
  return [
    ...range('penalties assessed', assessedFrom, assessedBefore),
    ...range('violations', violationFrom, violationBefore),
  ].join(', ');
}

function section(title: string, items: readonly string[]): string[] {
  return items.length > 0 ? ['', title, ...items.map((item) => `  ${item}`)] : [];
}
