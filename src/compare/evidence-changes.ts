import type { EvidenceChange } from '../model/comparison.js';
import { dayInWords, type IsoDate } from '../model/date.js';
import type { MatchedEvidence } from '../model/evidence.js';
import { holdsForATime } from '../model/freshness.js';
import type { Engine } from './engine.js';

interface Register {
  readonly asOf: IsoDate;
  readonly evidence: readonly MatchedEvidence[];
}

/** Items that came, went, ran out or were taken anew, in the order of the register now, then of the earlier one. */
export function evidenceChanges(
  before: Register,
  now: Register,
  isInDate: Engine['isInDate'],
): readonly EvidenceChange[] {
  const earlier = byId(before.evidence);
  const current = byId(now.evidence);
  const changes = [...current.values()].flatMap((matched): EvidenceChange[] => {
    const was = earlier.get(matched.item.id);
    const change = was
      ? changeOf(was, matched, holds(was, before.asOf, isInDate), holds(matched, now.asOf, isInDate))
      : ({ kind: 'new', reason: 'The earlier register did not have it.' } as const);
    return change ? [{ item: matched.item.id, title: matched.item.title, ...change }] : [];
  });
  const withdrawn = [...earlier.values()]
    .filter(({ item }) => !current.has(item.id))
    .map(({ item }): EvidenceChange => ({
      item: item.id,
      title: item.title,
      kind: 'withdrawn',
      reason: 'The register does not have it any more.',
    }));
  return [...changes, ...withdrawn];
}

/** In date, and in force where it is of a kind that holds for a time. */
function holds(matched: MatchedEvidence, asOf: IsoDate, isInDate: Engine['isInDate']): boolean {
  const { covers, kind } = matched.item;
  const hasEnded = covers?.to !== undefined && covers.to < asOf && holdsForATime(kind);
  return !hasEnded && isInDate(matched, asOf);
}

function changeOf(
  was: MatchedEvidence,
  now: MatchedEvidence,
  wasInDate: boolean,
  isInDate: boolean,
): Pick<EvidenceChange, 'kind' | 'reason'> | undefined {
  const [before, content] = [was.item.content, now.item.content];
  if (before.kind === 'hashed' && content.kind !== 'hashed')
    return { kind: 'file lost', reason: 'Its file was there and is not there now.' };
  if (wasInDate && !isInDate) return { kind: 'lapsed', reason: lapseOf(now) };
  if (!wasInDate && isInDate) return { kind: 'renewed', reason: `In date again, ${collected(now)}.` };
  if ((now.item.collectedAt ?? '') > (was.item.collectedAt ?? ''))
    return { kind: 'renewed', reason: `Taken again, ${collected(now)}.` };
  if (before.kind === 'hashed' && content.kind === 'hashed' && before.sha256 !== content.sha256)
    return { kind: 'replaced', reason: 'Its file has another content, and the same day of collection.' };
  return undefined;
}

function lapseOf(matched: MatchedEvidence): string {
  const { covers } = matched.item;
  return covers?.to === undefined
    ? `Older than twelve months, ${collected(matched)}.`
    : `It covered the time to ${dayInWords(covers.to)}.`;
}

function collected({ item: { collectedAt } }: MatchedEvidence): string {
  return collectedAt === undefined
    ? 'without a day of collection'
    : `collected on ${dayInWords(collectedAt)}`;
}

function byId(evidence: readonly MatchedEvidence[]): ReadonlyMap<string, MatchedEvidence> {
  return new Map(evidence.map((matched) => [matched.item.id, matched]));
}
