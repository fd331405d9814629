import { standingOn } from '../evidence/in-force.js';
import type { IsoDate } from '../model/date.js';
import type { Answer, DataRequest, Letter } from '../model/response.js';
import type { RegulatorEvidence } from '../model/regulator.js';

interface Named {
  readonly item: number;
  readonly evidence: string;
}

export interface Proposals {
  readonly answers: readonly Answer[];
  /** Documents that bear on an item and begin after the day of the notice: for the user, not for OCR. */
  readonly later: readonly Named[];
  /** Policies, procedures and contracts that had ended by then. */
  readonly ended: readonly Named[];
}

/**
 * Evidence for each requested item: what supports a provision that it names, or a specification under it. Of an item
 * that asks about a period, what falls into it; of any other, versions in force on the day of the notice, and
 * records up to it.
 */
export function proposeAnswers(
  requests: readonly DataRequest[],
  evidence: readonly RegulatorEvidence[],
  { notice }: Letter,
): Proposals {
  const answers: Answer[] = [];
  const later: Named[] = [];
  const ended: Named[] = [];
  for (const request of requests) {
    for (const candidate of evidence) {
      const supported = candidate.provisions.filter((id) =>
        request.provisions.some((asked) => isUnder(id, asked)),
      );
      if (supported.length === 0) continue;
      const named = { item: request.item, evidence: candidate.id };
      const standing = standingOn(candidate, notice);
      const asksPeriod = request.from !== undefined || request.to !== undefined;
      if (standing === 'later') later.push(named);
      else if (asksPeriod ? fallsInto(candidate, request) : standing !== 'earlier' || isRecord(candidate))
        answers.push({
          ...named,
          decision: 'proposed',
          reason: `supports ${supported.join(', ')}; ${wordsFor(candidate, notice)}`,
        });
      else if (!isRecord(candidate) && standing === 'earlier') ended.push(named);
    }
  }
  return { answers, later, ended };
}

/** What people decided stays; what was proposed and no longer fits goes. */
export function mergeAnswers(decided: readonly Answer[], proposed: readonly Answer[]): readonly Answer[] {
  const kept = decided.filter(({ decision }) => decision !== 'proposed');
  const known = new Set(kept.map(keyOf));
  return [...kept, ...proposed.filter((answer) => !known.has(keyOf(answer)))].toSorted(
    (a, b) => a.item - b.item || (a.evidence < b.evidence ? -1 : Number(a.evidence > b.evidence)),
  );
}

function keyOf({ item, evidence }: Answer): string {
  return `${item} ${evidence}`;
}

/** `164.308(a)(7)(ii)(B)` is under `164.308(a)(7)`, and `164.308(a)(7)(i)` names the standard itself. */
function isUnder(id: string, asked: string): boolean {
  return id === asked || id.startsWith(`${asked}(`);
}

/** A record tells of a time that has passed and is no version of anything. */
function isRecord({ kind }: RegulatorEvidence): boolean {
  return kind !== 'policy' && kind !== 'procedure' && kind !== 'contract';
}

function fallsInto({ covers, collectedAt }: RegulatorEvidence, { from, to }: DataRequest): boolean {
  const first = covers?.from ?? collectedAt;
  const last = covers ? covers.to : collectedAt;
  if (first === undefined) return false;
  return (to === undefined || first <= to) && (from === undefined || last === undefined || last >= from);
}

function wordsFor(item: RegulatorEvidence, notice: IsoDate): string {
  const { covers, collectedAt } = item;
  if (covers && (isRecord(item) || standingOn(item, notice) === 'earlier'))
    return covers.to === covers.from
      ? `of ${covers.from}`
      : `of ${covers.from} to ${covers.to ?? 'this day'}`;
  if (covers) return `in force on ${notice}`;
  return collectedAt === undefined ? 'it carries no date' : `on file since ${collectedAt}`;
}
