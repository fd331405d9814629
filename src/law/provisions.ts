import { z } from 'zod';
import data from './provisions.json' with { type: 'json' };

const PROVISION = z.strictObject({
  /** Section and paragraph without title and part: `164.312(a)(2)(iv)`. */
  id: z.string().min(1),
  title: z.string().min(1),
  kind: z.enum(['general rule', 'standard', 'specification', 'provision']),
  /**
   * `standard` has specifications of its own below it; `addressable` is 164.306(d)(3); `general` is no
   * requirement that could be violated or assessed by itself.
   */
  designation: z.enum(['required', 'addressable', 'standard', 'general']),
  parent: z.string().optional(),
  rule: z.enum(['security', 'privacy', 'breach notification', 'enforcement']),
  subpart: z.string().min(1),
  /** Whom alone it binds; absent where it binds covered entities and business associates alike. */
  appliesTo: z
    .enum(['covered entity', 'business associate', 'clearinghouse', 'group health plan'])
    .optional(),
  summary: z.string().min(1),
  source: z.string().min(1),
  /** Text or designation was read in the source; false where it is recalled. */
  verified: z.boolean(),
});

/** One standard, implementation specification or other provision of 45 CFR parts 160 and 164. */
export type Provision = Readonly<z.infer<typeof PROVISION>>;

/** Every provision that the dossier may name, Security Rule first, in the order of the law. */
export const provisions: readonly Provision[] = readProvisions(data);

const byId = new Map(provisions.map((row) => [row.id, row]));
const byLowerId = new Map(provisions.map((row) => [row.id.toLowerCase(), row]));

/** The citation as the rows write it, where they have it in other letter case; else as it is. */
export function asListed(citation: string): string {
  return byLowerId.get(citation.toLowerCase())?.id ?? citation;
}

export function provision(id: string): Provision | undefined {
  return byId.get(id);
}

/**
 * How a citation stands to the rows: one of them; a section or paragraph `around` several; a paragraph `within` one,
 * which the rows do not divide further; or `unknown`.
 */
export function standingOf(id: string): 'listed' | 'around' | 'within' | 'unknown' {
  if (byId.has(id)) return 'listed';
  if (provisions.some((row) => row.id.startsWith(`${id}(`))) return 'around';
  return provisions.some((row) => id.startsWith(`${row.id}(`)) ? 'within' : 'unknown';
}

/** `45 CFR 164.312(b)`; a statute stays as it is. Throws RangeError for an id that no row has. */
export function citation(id: string): string {
  const row = byId.get(id);
  if (!row) throw new RangeError(`no such provision: ${id}`);
  return row.subpart === 'statute' ? id : `45 CFR ${id}`;
}

/** Whether a documented equivalent measure may stand in for it (45 CFR 164.306(d)(3)). */
export function isAddressable(id: string): boolean {
  return byId.get(id)?.designation === 'addressable';
}

/** Reads the rows; throws ZodError or RangeError on an unknown key, a repeated id or a parent without a row. */
export function readProvisions(rows: unknown): readonly Provision[] {
  const parsed = z.array(PROVISION).parse(rows);
  const ids = new Set<string>();
  for (const { id, parent } of parsed) {
    if (ids.has(id)) throw new RangeError(`provision ${id} has two rows`);
    if (parent !== undefined && !ids.has(parent)) {
      throw new RangeError(`provision ${id} stands before its parent ${parent} or has none`);
    }
    ids.add(id);
  }
  return parsed;
}
