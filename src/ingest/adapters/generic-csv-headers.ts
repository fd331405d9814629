import { z } from 'zod';
import rows from './generic-csv-headers.json' with { type: 'json' };

const FIELDS = [
  'id',
  'check',
  'title',
  'description',
  'severity',
  'score',
  'status',
  'resource',
  'resourceName',
  'resourceType',
  'account',
  'region',
  'provision',
  'workflow',
  'record',
  'remediation',
  'url',
  'firstSeen',
  'lastSeen',
  'resolvedOn',
  'active',
  'falsePositive',
  'accepted',
  'resolved',
  'tool',
  'cve',
  'knownExploited',
] as const;

/** What a column of a consultant's table can hold; also the names that `columns:` in dossier.yaml maps. */
export type ColumnField = (typeof FIELDS)[number];

export const COLUMN_FIELDS: readonly ColumnField[] = FIELDS;

const schema = z.array(z.strictObject({ field: z.enum(FIELDS), headers: z.array(z.string()).min(1) }));

/** Header names by field, the most exact first; seen in consultants' and scanners' tables. */
export const HEADER_NAMES: ReadonlyMap<ColumnField, readonly string[]> = new Map(
  schema.parse(rows).map(({ field, headers }) => [field, headers.map(headerKey)]),
);

/** Header names compare without case, spaces and punctuation: `Created At`, `created_at` and `CreatedAt`. */
export function headerKey(header: string): string {
  return header.toLowerCase().replaceAll(/[^\p{L}\p{N}#@]/gu, '');
}
