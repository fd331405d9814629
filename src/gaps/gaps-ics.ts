import { createHash } from 'node:crypto';
import { addDays, type IsoDate } from '../model/date.js';
import type { Gap } from './gap.js';

/** A calendar with one whole-day event a gap (RFC 5545). Ids stay the same as long as the gap does. */
export function gapsIcs(
  gaps: readonly Gap[],
  { name, asOf }: { readonly name: string; readonly asOf: IsoDate },
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//audit-dossier//gaps//EN',
    ...gaps.flatMap((gap) => [
      'BEGIN:VEVENT',
      `UID:${uid(gap, name)}`,
      `DTSTAMP:${compact(asOf)}T000000Z`,
      `DTSTART;VALUE=DATE:${compact(gap.due)}`,
      `DTEND;VALUE=DATE:${compact(addDays(gap.due, 1))}`,
      `SUMMARY:${escaped(`${gap.of} ${gap.kind}`)}`,
      `DESCRIPTION:${escaped(`${gap.what}\nOwner: ${gap.owner}`)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function uid({ kind, of, what }: Gap, name: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([name, kind, of, what]))
    .digest('hex');
  return `${digest.slice(0, 32)}@audit-dossier`;
}

function compact(day: IsoDate): string {
  return day.replaceAll('-', '');
}

/** TEXT values (3.3.11); controls that no calendar takes become spaces. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll(/\r\n|\n|\r/g, String.raw`\n`)
    .replaceAll(/\p{Cc}/gu, ' ');
}

/** Lines of at most 75 octets, never cut inside a character; a space begins each continuation (3.1). */
function folded(line: string): string {
  const parts: string[] = [];
  let [part, octets] = ['', 0];
  for (const char of line) {
    const size = Buffer.byteLength(char);
    if (octets + size > 75) {
      parts.push(part);
      [part, octets] = [' ', 1];
    }
    part += char;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}
