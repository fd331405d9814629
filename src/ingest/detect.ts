import { DossierError, EXIT } from '../model/diagnostic.js';
import type { SourceSpec } from '../model/engagement.js';
import type { ByteSource, CutShort } from '../model/source.js';
import type { Adapter } from './adapter.js';
import { ADAPTERS, GENERIC_ADAPTERS } from './adapters/index.js';
import { isObject } from './fields.js';
import { type Head, type HeadReading, readHead } from './head.js';
import { describeHead } from './describe-head.js';
import { knownShape } from './known-shapes.js';

export type Detected =
  | ({ readonly kind: 'claimed'; readonly adapter: Adapter } & HeadReading)
  | { readonly kind: 'empty'; readonly what: string; readonly cut: CutShort | undefined };

/** Format of a file without records, which many scanners write when they find nothing. */
export const EMPTY_FORMAT = { format: 'empty', formatTitle: 'File without records' } as const;

/** Almost all files show what they are in the first part; some put a huge list before the telling property. */
const HEAD_SIZES = [256 * 1024, 8 * 1024 * 1024];

/**
 * Finds the one adapter that claims a file's content.
 * @throws DossierError (65) when none or several do; 64 when `spec.format` names no format.
 */
export async function detectFormat(source: ByteSource, spec: SourceSpec | undefined): Promise<Detected> {
  const forced = spec?.format === undefined ? undefined : adapterNamed(spec.format);
  let reading: HeadReading | undefined;
  for (const size of HEAD_SIZES) {
    reading = await readHead(source, size);
    const empty = emptiness(reading.head);
    if (empty !== undefined) return { kind: 'empty', what: empty, cut: reading.cut };
    const adapter = forced ?? claimant(reading.head, spec, source.name);
    if (adapter) return { kind: 'claimed', adapter, ...reading };
    if (reading.whole) break;
  }
  throw unclaimed(source.name, reading?.head);
}

/** The adapter that claims a head: a named format before the generic ones. */
export function claimant(head: Head, spec: SourceSpec | undefined, file: string): Adapter | undefined {
  const mapped = head.kind === 'csv' && spec?.columns !== undefined;
  const claims = mapped ? [] : ADAPTERS.filter((adapter) => adapter.claims(head));
  if (claims.length > 1) throw ambiguous(file, claims);
  return claims[0] ?? GENERIC_ADAPTERS.find((adapter) => adapter.claims(head, spec));
}

/** Whether the format is known by its content, or named in `spec`, and not just any table or list. */
export function isNamedFormat(head: Head, spec: SourceSpec | undefined): boolean {
  const named = spec?.format !== undefined && spec.format !== 'generic-csv';
  return named || ADAPTERS.some((adapter) => adapter.claims(head));
}

function adapterNamed(format: string): Adapter {
  const known = [...ADAPTERS, ...GENERIC_ADAPTERS];
  const adapter = known.find(({ id }) => id === format);
  if (adapter) return adapter;
  throw new DossierError(`There is no format "${format}".`, {
    exitCode: EXIT.usage,
    hint: `Use one of: ${known.map(({ id }) => id).join(', ')}.`,
  });
}

/** What a file without any record holds, or undefined when it may hold some. */
function emptiness(head: Head): string | undefined {
  if (head.kind === 'text' && head.text.trim() === '')
    return head.text === '' ? '0 bytes' : 'blank lines only';
  if (head.kind !== 'json' || !head.complete) return undefined;
  if (head.root === null) return 'null';
  if (Array.isArray(head.root)) return head.root.length === 0 ? '[]' : undefined;
  if (!isObject(head.root)) return undefined;
  const names = Object.keys(head.root).filter((name) => !PAGING.test(name));
  if (names.length === 0) return '{}';
  const only = names.length === 1 ? head.root[names[0] ?? ''] : undefined;
  return only === null || (Array.isArray(only) && only.length === 0)
    ? `{"${names[0]}": ${JSON.stringify(only)}}`
    : undefined;
}

/** Properties that a page of an API carries beside its records. */
const PAGING = /^@odata|^(nextLink|nextToken|NextToken|skip_token|count|total_records)$/;

function ambiguous(file: string, claims: readonly Adapter[]): DossierError {
  return new DossierError(`${file} could be ${claims.map(({ title }) => title).join(' or ')}.`, {
    exitCode: EXIT.badInput,
    hint: `State it for this source in dossier.yaml, for example "format: ${claims[0]?.id}".`,
  });
}

function unclaimed(file: string, head: Head | undefined): DossierError {
  const known = head && knownShape(head);
  if (known)
    return new DossierError(`${file} holds no findings that can be read: it is ${known.what}.`, {
      exitCode: EXIT.badInput,
      hint: known.hint,
    });
  const table = head?.kind === 'csv';
  const bare =
    head?.kind === 'json' && Array.isArray(head.root)
      ? ' (resources.json of Cloud Custodian: cloud-custodian)'
      : '';
  return new DossierError(`${file} is of no known format: ${head ? describeHead(head) : 'no content'}.`, {
    exitCode: EXIT.badInput,
    hint: table
      ? `Say in dossier.yaml which column holds what, under "columns:"; "dossier inspect ${file}" proposes it.`
      : `Export it as CSV and map its "columns:" in dossier.yaml, or force a known format with "format:"${bare}.`,
  });
}
