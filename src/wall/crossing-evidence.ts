import type { Dossier } from '../model/dossier.js';
import type { MatchedEvidence } from '../model/evidence.js';
import type { RegulatorEvidence, Withheld } from '../model/regulator.js';

export interface CrossingEvidence {
  readonly crossing: readonly MatchedEvidence[];
  readonly withheld: readonly Withheld[];
}

/** Classifications that may leave the house. Any other word, "privileged" first, keeps the item behind the wall. */
const MAY_LEAVE: ReadonlySet<string> = new Set(['public', 'internal', 'confidential', 'restricted']);

/**
 * The evidence that may leave: its file is there, its classification is one of those that may, and it neither
 * shows that a finding is real nor that a risk was accepted, nor gives the plan its prices. `released` are ids that counsel let through.
 */
export function crossingEvidence(
  { evidence, engagement }: Pick<Dossier, 'evidence' | 'engagement'>,
  released: ReadonlySet<string>,
): CrossingEvidence {
  const priceSources = Object.values(engagement.labor?.rates ?? {}).map(({ source }) => source);
  const crossing: MatchedEvidence[] = [];
  const withheld: Withheld[] = [];
  for (const matched of evidence) {
    const reason = reasonToWithhold(matched, released, priceSources);
    if (reason === undefined) crossing.push(matched);
    else withheld.push({ what: `${matched.item.id} ${matched.item.title}`, reason });
  }
  return { crossing, withheld };
}

export function mayLeave(classification: string | undefined): boolean {
  return classification === undefined || MAY_LEAVE.has(classification.trim().toLowerCase());
}

function reasonToWithhold(
  { item, findings }: MatchedEvidence,
  released: ReadonlySet<string>,
  priceSources: readonly string[],
): string | undefined {
  if (item.content.kind !== 'hashed') return 'no file is there';
  if (released.has(item.id)) return undefined;
  if (!mayLeave(item.classification)) return `classified "${item.classification}"`;
  if (priceSources.some((source) => source.split(/[^\w.-]+/).includes(item.id)))
    return 'prices of the plan come from it';
  if (item.says.kind === 'accepted') return 'it accepts a risk';
  if (item.says.kind === 'confirms' && findings.length > 0) return 'it confirms a finding';
  return undefined;
}

/** The fields that cross, one by one. `provisions` are those that it supports, stated or through its findings. */
export function regulatorEvidence(
  { item }: MatchedEvidence,
  provisions: readonly string[],
): RegulatorEvidence {
  const { id, title, kind, collectedAt, collectedBy, covers, owner, approver, content } = item;
  if (content.kind !== 'hashed') throw new RangeError(`${id} has no file and may not cross the wall`);
  return {
    id,
    title,
    kind,
    ...(collectedAt !== undefined && { collectedAt }),
    ...(collectedBy !== undefined && { collectedBy }),
    ...(covers !== undefined && {
      covers: { from: covers.from, ...(covers.to !== undefined && { to: covers.to }) },
    }),
    ...(owner !== undefined && { owner }),
    ...(approver !== undefined && { approver }),
    provisions: [...provisions],
    sha256: content.sha256,
    bytes: content.bytes,
  };
}
