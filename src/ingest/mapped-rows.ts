import { DEFAULT_LIMITS } from '../model/limits.js';
import type { ByteSource } from '../model/source.js';
import type { Draft, RecordPlace } from './adapter.js';
import { streamSource } from './read-source.js';

/** One row of a table as a mapping reads it. */
export interface MappedRow {
  readonly line: number | undefined;
  readonly title: string;
  readonly severity: string;
  readonly status: string;
  readonly resource: string;
  readonly firstSeen?: string;
  readonly provisions?: readonly string[];
}

/** How many records are looked at for the first rows that become observations. */
const LOOKED_AT = 200;

/** The first `count` rows that become observations with a column mapping; the rest of the file is not read. */
export async function mappedRows(
  source: ByteSource,
  columns: Readonly<Record<string, string>>,
  count: number,
): Promise<readonly MappedRow[]> {
  const rows: MappedRow[] = [];
  await streamSource(
    { ...source, open: (onRead) => source.open(onRead), sha256: () => Promise.resolve('') },
    () => ({
      observed: (draft, at) => {
        if (rows.length < count) rows.push(mappedRow(draft, at));
      },
      skipped: () => undefined,
    }),
    { spec: { glob: source.name, columns }, limits: { ...DEFAULT_LIMITS, records: LOOKED_AT } },
  );
  return rows;
}

function mappedRow(draft: Draft, { line }: RecordPlace): MappedRow {
  const { checkId, title, severity, nativeSeverity, status, resource, seen, statedProvisions } = draft;
  const axes = [status.result, status.workflow, status.record].filter(
    (word) => word !== 'none' && word !== 'active',
  );
  const first = seen.first ?? seen.last;
  const said = nativeSeverity === undefined || nativeSeverity.toLowerCase() === severity;
  return {
    line,
    title: title ?? checkId ?? '',
    severity: said ? severity : `${severity} ("${nativeSeverity}")`,
    status: axes.join(', '),
    resource: resource.id || (resource.name ?? ''),
    ...(first === undefined ? {} : { firstSeen: first }),
    ...(statedProvisions === undefined ? {} : { provisions: statedProvisions }),
  };
}
