import { expectedEvidence, type ExpectedEvidence } from '../law/audit-protocol.js';
import type { Provision } from '../law/provisions.js';
import type { CoverageSlot, SlotKind, SlotState } from '../model/assessed.js';
import type { IsoDate } from '../model/date.js';
import type { AddressableDecision } from '../model/engagement.js';
import type { MatchedEvidence } from '../model/evidence.js';
import { evidenceOn, type EvidenceOfProvision, type Holding } from './provision-evidence.js';
import { hasFile, isInDate } from './usable-evidence.js';

export interface SlotFacts {
  readonly decisions: readonly AddressableDecision[] | undefined;
  readonly evidence: readonly MatchedEvidence[];
  readonly day: IsoDate;
  /** Something counted is open on it, so that it cannot be called implemented as written. */
  readonly isOpen: boolean;
}

/**
 * The slots of one provision, as the OCR audit protocol asks for them: the policy, the proof that it is carried out,
 * and on an addressable specification what was decided. Only the kind of an item and its dates fill a slot.
 */
export function slotsOf(row: Provision, facts: SlotFacts): readonly CoverageSlot[] {
  const held = evidenceOn(row.id, facts.evidence, facts.day);
  const asked = expectedEvidence(row.id);
  const policy = slot('policy', held.policy, asked && (asked.policy === undefined ? [] : [asked.policy]));
  const implementation = slot('implementation', withWord(held), asked?.documents);
  if (row.designation !== 'addressable') return [policy, implementation];
  const isImplemented = implementation.state === 'held' && held.compensating.length === 0 && !facts.isOpen;
  return [policy, implementation, decisionSlot(row.id, { ...facts, held, asked, isImplemented })];
}

/** An attestation is the word for an implementation that nothing shows. */
function withWord({ implementation, attested }: EvidenceOfProvision): Holding {
  return { ...implementation, word: [...implementation.word, ...attested] };
}

/** `asks` is undefined where the protocol has no row, and empty where its row asks for none. */
function slot(
  kind: SlotKind,
  { current, outOfDate, word }: Holding,
  asks: readonly string[] | undefined,
): CoverageSlot {
  const [state, evidence] = stateOf();
  return { kind, state, asks: asks ?? [], evidence };

  function stateOf(): readonly [SlotState, readonly string[]] {
    if (current.length > 0) return ['held', current];
    if (asks?.length === 0) return ['not asked', []];
    if (outOfDate.length > 0) return ['out of date', outOfDate];
    return word.length > 0 ? ['attested', word] : ['missing', []];
  }
}

interface DecisionFacts extends SlotFacts {
  readonly held: EvidenceOfProvision;
  readonly asked: ExpectedEvidence | undefined;
  readonly isImplemented: boolean;
}

function decisionSlot(provision: string, facts: DecisionFacts): CoverageSlot {
  const { decisions, held, asked, isImplemented } = facts;
  const base = {
    kind: 'decision' as const,
    asks: asked?.alternative === undefined ? [] : [asked.alternative],
  };
  const made = decisions?.find((decision) => decision.provision === provision);
  if (made) return { ...base, ...stated(made, facts), note: noteOf(made) };
  const documents = [...held.decision.current, ...held.decision.outOfDate, ...held.compensating];
  if (documents.length > 0) {
    const note =
      'not stated: whether it is reasonable and appropriate, what is done instead, who approved it';
    return { ...base, state: 'incomplete', evidence: [...new Set(documents)], note };
  }
  return isImplemented
    ? { ...base, state: 'not asked', evidence: [], note: 'none asked, proof is on file' }
    : { ...base, state: 'missing', evidence: [] };
}

function stated(
  { evidence: id, on }: AddressableDecision,
  { evidence, day }: DecisionFacts,
): Pick<CoverageSlot, 'state' | 'evidence'> {
  const record = evidence.find(({ item }) => item.id === id);
  if (!record || !hasFile(record) || on > day) return { state: 'attested', evidence: [] };
  return { state: isInDate(record, day) ? 'held' : 'out of date', evidence: [record.item.id] };
}

function noteOf({ reasonableAndAppropriate, alternative, approver, on }: AddressableDecision): string {
  return reasonableAndAppropriate
    ? `reasonable and appropriate, to be implemented; approved by ${approver}, ${on}`
    : `not reasonable and appropriate; instead: ${alternative ?? 'not stated'}; approved by ${approver}, ${on}`;
}
