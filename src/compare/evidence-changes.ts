import type { EvidenceChange } from '../model/comparison.js';
import { dayInWords, type IsoDate } from '../model/date.js';
import type { MatchedEvidence } from '../model/evidence.js';
import { FRESH_DAYS, freshnessOn } from '../model/freshness.js';

interface Register {
  readonly asOf: IsoDate;
  readonly evidence: readonly MatchedEvidence[];
}

/** Items that came, went, ran out or were taken anew, in the order of the register now, then of the earlier one. */
export function evidenceChanges(before: Register, now: Register): readonly EvidenceChange[] {
  const earlier = byId(before.evidence);
  const current = byId(now.evidence);
  const changes = [...current.values()].flatMap((matched): EvidenceChange[] => {
    const was = earlier.get(matched.item.id);
    const change = was
      ? changeOf(was, matched, { before: before.asOf, now: now.asOf })
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

function changeOf(
  was: MatchedEvidence,
  now: MatchedEvidence,
  on: { readonly before: IsoDate; readonly now: IsoDate },
): Pick<EvidenceChange, 'kind' | 'reason'> | undefined {
  const [before, content] = [was.item.content, now.item.content];
  if (before.kind === 'hashed' && content.kind !== 'hashed')
    return { kind: 'file lost', reason: 'Its file was there and is not there now.' };
  const wasInDate = freshnessOn(was.item, on.before) === 'current';
  const isInDate = freshnessOn(now.item, on.now) === 'current';
  if (wasInDate && !isInDate) return { kind: 'lapsed', reason: lapseOf(now, on.now) };
  if (!wasInDate && isInDate) return { kind: 'renewed', reason: `In date again, ${collected(now)}.` };
  if ((now.item.collectedAt ?? '') > (was.item.collectedAt ?? ''))
    return { kind: 'renewed', reason: `Taken again, ${collected(now)}.` };
  if (before.kind === 'hashed' && content.kind === 'hashed' && before.sha256 !== content.sha256)
    return { kind: 'replaced', reason: 'Its file has another content, and the same day of collection.' };
  return undefined;
}

function lapseOf({ item }: MatchedEvidence, day: IsoDate): string {
  const { covers, kind, collectedAt } = item;
  const last = covers?.to ?? collectedAt;
  if (last === undefined) return 'It states no day any more.';
  return freshnessOn(item, day) === 'ended'
    ? `In force until ${dayInWords(last)}.`
    : `Shows how things were until ${dayInWords(last)}; of its kind (${kind}), it stands for ${FRESH_DAYS[kind]} days more.`;
}

function collected({ item: { collectedAt } }: MatchedEvidence): string {
  return collectedAt === undefined
    ? 'without a day of collection'
    : `collected on ${dayInWords(collectedAt)}`;
}

function byId(evidence: readonly MatchedEvidence[]): ReadonlyMap<string, MatchedEvidence> {
  return new Map(evidence.map((matched) => [matched.item.id, matched]));
}
