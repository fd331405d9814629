import { COVERAGE_STATES } from '../../model/assessed.js';
import type { Dossier } from '../../model/dossier.js';
import { count, inWords, plural, roundMoney } from '../format.js';
import { md, text, type Md } from '../md.js';
import { whole } from './brief.js';
import type { Lookup } from './lookup.js';

/** What a board with few risks or none reads in the room that they leave: how the range comes about, and what was read. */
export interface BoardBasis {
  readonly shown: boolean;
  /** The provisions with the largest high ends, each in one sentence. */
  readonly range: readonly { readonly title: Md; readonly days: Md; readonly low: Md; readonly high: Md }[];
  readonly hasRange: boolean;
  readonly read: readonly { readonly format: Md; readonly rows: Md }[];
  readonly hasRead: boolean;
  readonly moreRead: Md;
  readonly hasMoreRead: boolean;
  readonly states: readonly { readonly number: Md; readonly state: Md; readonly meaning: Md }[];
}

/** As many risks and requests on the first page leave room for what the result rests on. */
const FEW_LINES = 3;
const UNITS = { 'per-day': 'day', 'per-person': 'person', 'per-person-day': 'person and day' } as const;
const PROVISIONS = 2;
const FORMATS = 4;
const FORMAT_LENGTH = 60;

const MEANINGS: Readonly<Record<(typeof COVERAGE_STATES)[number], string>> = {
  evidenced: 'current evidence, no open finding',
  partial: 'evidence old, or of a part only',
  gap: 'open findings, or no proof where it must be',
  attested: 'somebody says so, nothing proves it',
  'not assessed': 'nothing bears on it; never a pass',
};

export function boardBasis(
  { exposure, sources, assessed }: Dossier,
  lines: number,
  lookup: Lookup,
): BoardBasis {
  const provisions =
    exposure.kind === 'priced' ? exposure.provisions.toSorted((a, b) => b.ceiling - a.ceiling) : [];
  const rowsBy = new Map<string, number>();
  for (const { formatTitle, records } of sources)
    rowsBy.set(formatTitle, (rowsBy.get(formatTitle) ?? 0) + records);
  const formats = [...rowsBy].toSorted(([a, most], [b, rows]) => rows - most || (a < b ? -1 : 1));
  return {
    shown: lines <= FEW_LINES,
    range: provisions.slice(0, PROVISIONS).map((line) => ({
      title: lookup.provisionTitle(line.provision),
      days: plural(line.count, UNITS[line.basis]),
      low: roundMoney(line.estimate),
      high: roundMoney(line.ceiling),
    })),
    hasRange: provisions.length > 0,
    read: formats.slice(0, FORMATS).map(([format, records]) => ({
      format: whole(format, FORMAT_LENGTH, text('a scan')),
      rows: plural(records, 'row'),
    })),
    hasRead: formats.length > 0,
    moreRead: inWords(formats.length - FORMATS, 'more format'),
    hasMoreRead: formats.length > FORMATS,
    states: COVERAGE_STATES.map((state) => ({
      number: count(assessed.coverage.filter((row) => row.state === state).length),
      state: md`${text(state)}`,
      meaning: text(MEANINGS[state]),
    })),
  };
}
