import { DEFAULT_LIMITS } from '../model/limits.js';
import type { ByteSource } from '../model/source.js';
import { readRows, type Row } from './csv-adapter.js';
import { detectFormat } from './detect.js';
import { asUtf8 } from './input/encoding.js';

/** Columns with the id of an account or subscription, and the one with its name: Defender, Prowler, Wiz. */
const PAIRS: readonly (readonly [id: string, name: string])[] = [
  ['subscriptionid', 'subscriptionname'],
  ['account_uid', 'account_name'],
  ['accountid', 'accountname'],
  ['subscription id', 'subscription name'],
];

/** What the rows of a table call their accounts and subscriptions, by id; empty for what is no table. */
export async function accountNames(source: ByteSource): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const detected = await detectFormat(source, undefined);
  if (detected.kind === 'empty' || detected.head.kind !== 'csv') return names;
  const { head, encoding } = detected;
  const pair = PAIRS.find((columns) => columns.every((column) => head.columns.has(column)));
  if (!pair) return names;
  const input = {
    file: source.name,
    head,
    spec: undefined,
    limits: DEFAULT_LIMITS,
    bytes: () => asUtf8(source.open(), encoding),
  };
  const note = (row: Row): { readonly skip: string } => {
    const [id, name] = pair.map((column) => row[column]?.trim() ?? '');
    if (id && name && id !== name) names.set(id, name);
    return { skip: '' };
  };
  for await (const batch of readRows(input, note, 'pad')) Array.from(batch);
  return names;
}
