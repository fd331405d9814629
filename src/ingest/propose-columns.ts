import { statedProvisions } from '../law/stated-provisions.js';
import type { SourceSpec } from '../model/engagement.js';
import type { ByteSource } from '../model/source.js';
import { genericCsv } from './adapters/generic-csv.js';
import { usualColumns } from './adapters/generic-csv-columns.js';
import { COLUMN_FIELDS, type ColumnField } from './adapters/generic-csv-headers.js';
import { severityOfCell, statusOfCell } from './adapters/generic-csv-words.js';
import type { CsvHead } from './csv-head.js';
import { dayOf, dayOrderOf } from './day.js';
import { isNamedFormat } from './detect.js';
import { readHead } from './head.js';

/** Which column of an unknown table could hold what, for a person to correct. */
export interface ColumnProposal {
  /** Our field → the header as written; what `columns:` in dossier.yaml takes. */
  readonly columns: Readonly<Record<string, string>>;
  /** Fields that were guessed from what the cells hold, because the header says nothing. */
  readonly guessed: readonly string[];
  /** Whether `build` reads the table without the mapping. */
  readonly readable: boolean;
  /** Headers that nothing is read from. */
  readonly unused: readonly string[];
}

const HEAD_SIZE = 256 * 1024;

/** A proposal for a table that no named format claims; undefined for any other file. */
export async function proposeColumns(
  source: ByteSource,
  spec: SourceSpec | undefined,
): Promise<ColumnProposal | undefined> {
  const { head } = await readHead(source, HEAD_SIZE);
  return head.kind === 'csv' && !isNamedFormat(head, spec)
    ? proposalFor(head, genericCsv.claims(head, spec))
    : undefined;
}

/** By the usual names of columns first, then by what the cells of the remaining ones look like. */
function proposalFor(head: CsvHead, readable: boolean): ColumnProposal {
  const chosen = new Map<ColumnField, string>(usualColumns(head));
  const guessed: string[] = [];
  for (const { field, fits, unlike } of GUESSES) {
    if (chosen.has(field)) continue;
    const free = cellsByHeader(head).filter(
      ([header]) => ![...chosen.values()].includes(header.toLowerCase()) && !unlike?.test(header),
    );
    const [best] = free
      .map(([header, cells]) => ({ header, share: shareOf(cells, fits) }))
      .filter(({ share }) => share >= 0.6)
      .sort((a, b) => b.share - a.share);
    if (!best) continue;
    chosen.set(field, best.header.toLowerCase());
    guessed.push(field);
  }
  const further: readonly (readonly [ColumnField, typeof likelyTitle])[] = [
    ['title', likelyTitle],
    ['description', likelyDescription],
  ];
  for (const [field, find] of further) {
    const known = chosen.has(field) || (field === 'title' && chosen.has('check'));
    const header = known ? undefined : find(head, [...chosen.values()]);
    if (header === undefined) continue;
    chosen.set(field, header.toLowerCase());
    guessed.push(field);
  }
  if (!chosen.has('resource') && head.columns.has('name') && ![...chosen.values()].includes('name')) {
    chosen.set('resource', 'name');
    guessed.push('resource');
  }
  // A list whose only words on the matter are a description.
  const prose = chosen.get('description');
  if (!chosen.has('title') && !chosen.has('check') && prose !== undefined) {
    chosen.set('title', prose);
    chosen.delete('description');
    guessed.push('title');
  }
  const written = (name: string): string =>
    head.header.find((header) => header.toLowerCase() === name) ?? name;
  const fields = COLUMN_FIELDS.filter((field) => chosen.has(field));
  return {
    columns: Object.fromEntries(fields.map((field) => [field, written(chosen.get(field) ?? '')])),
    guessed,
    readable,
    unused: head.header.filter(
      (header) => header !== '' && ![...chosen.values()].includes(header.toLowerCase()),
    ),
  };
}

/** What the cells of a field look like; the most telling first, each column is given away once. */
const GUESSES: readonly {
  readonly field: ColumnField;
  readonly fits: (cell: string, column: readonly string[]) => boolean;
  /** Headers that say that the column holds something else. */
  readonly unlike?: RegExp;
}[] = [
  { field: 'provision', fits: (cell) => statedProvisions(cell).provisions.length > 0 },
  { field: 'severity', fits: (cell) => severityOfCell(cell) !== 'unknown' },
  { field: 'status', fits: (cell) => statusOfCell(cell) !== undefined },
  {
    field: 'resource',
    fits: (cell) =>
      /^(arn:|\/subscriptions\/|https?:\/\/|s3:\/\/|i-[0-9a-f]{8}|(\d{1,3}\.){3}\d{1,3}$|(?=.*[a-z])[\w-]+(\.[\w-]+)+$)/i.test(
        cell,
      ),
  },
  {
    field: 'firstSeen',
    fits: (cell, column) => dayOf(cell, dayOrderOf(column)) !== undefined,
    unlike:
      /due|deadline|target|planned|clos|fix|remediat|resol|review|frist|fällig|behoben|erledigt|échéance|prévu|corrig/i,
  },
  { field: 'account', fits: (cell) => /^\d{12}$/.test(cell) },
];

function shareOf(
  cells: readonly string[],
  fits: (cell: string, column: readonly string[]) => boolean,
): number {
  if (cells.length === 0) return 0;
  return cells.filter((cell) => fits(cell, cells)).length / cells.length;
}

/** The first column of short prose that differs from row to row. */
function likelyTitle(head: CsvHead, taken: readonly string[]): string | undefined {
  return cellsByHeader(head).find(([header, cells]) => {
    if (taken.includes(header.toLowerCase()) || cells.length === 0) return false;
    const length = averageLength(cells);
    const words = cells.filter((cell) => /\p{L}{2,}\s+\p{L}{2,}/u.test(cell)).length;
    return length <= 200 && words * 2 > cells.length && new Set(cells).size * 2 > cells.length;
  })?.[0];
}

/** The column with the longest texts. */
function likelyDescription(head: CsvHead, taken: readonly string[]): string | undefined {
  const [longest] = cellsByHeader(head)
    .filter(([header]) => !taken.includes(header.toLowerCase()))
    .map(([header, cells]) => ({ header, length: averageLength(cells) }))
    .filter(({ length }) => length >= 15)
    .sort((a, b) => b.length - a.length);
  return longest?.header;
}

function averageLength(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, cells.length);
}

function cellsByHeader(head: CsvHead): readonly (readonly [string, readonly string[]])[] {
  return head.header.flatMap((header, index) => {
    const cells = head.rows.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '');
    return header === '' ? [] : [[header, cells] as const];
  });
}
