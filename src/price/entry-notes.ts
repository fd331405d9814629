import {
  citationOfCure,
  effectOfCure,
  HITECH_FROM,
  isCured,
  lastCureDay,
  NO_KNOWLEDGE_CITATION,
  TIER_3_CITATION,
} from '../law/cure.js';
import { earliestChargeableDay } from '../law/limitation.js';
import type { IsoDate } from '../model/date.js';
import type { ViolationSpan } from '../model/penalty.js';

/** What the price of one entry of a case leaves out or cannot take into account, one sentence each; `name` is how they name it. */
export function entryNotes(span: ViolationSpan, name: string, noticeDate: IsoDate): string[] {
  return [...chargeablePart(span, name, noticeDate), ...defenses(span, name)];
}

function chargeablePart({ from, to }: ViolationSpan, name: string, noticeDate: IsoDate): string[] {
  const earliest = earliestChargeableDay(noticeDate);
  const notes: string[] = [];
  if (from < earliest) {
    notes.push(
      `${name}: what lies before ${earliest} is more than six years old at the notice and not charged (45 CFR 160.414).`,
    );
  }
  if (to > noticeDate) {
    notes.push(
      `${name}: ${from > noticeDate ? 'lies' : 'runs on'} after the notice of ${noticeDate}; what is after it is not charged, and would need a later notice.`,
    );
  }
  return notes;
}

function defenses(span: ViolationSpan, name: string): string[] {
  const { from, tier, knownOn, correctedOn } = span;
  const notes: string[] = [];
  if (correctedOn !== undefined && knownOn === undefined) {
    notes.push(`${name}: correction has no effect without the day of knowledge (knownOn).`);
  }
  if (tier === 'willful-neglect-corrected' && knownOn === undefined) {
    notes.push(
      `${name}: tier 3 is taken as stated; it needs correction within 30 days of knowledge (${TIER_3_CITATION}), of which neither day is stated.`,
    );
  }
  if (knownOn !== undefined && isCured(span) && effectOfCure(tier, from) !== 'none') {
    notes.push(
      `${name}: the cure rests on ${knownOn} being the first day on which the entity knew, or by exercising reasonable diligence would have known (${citationOfCure(tier, from)}).`,
    );
  }
  if (knownOn !== undefined && !isCured(span)) notes.push(...uncured(span, name, lastCureDay(from, knownOn)));
  // The tier states what was a defense by itself then; it is the entity's to establish, so it is named, not applied.
  if (tier === 'no-knowledge' && from < HITECH_FROM && !isCured(span)) {
    notes.push(
      `${name}: lack of knowledge, once established, bars every penalty for violations before ${HITECH_FROM} (${NO_KNOWLEDGE_CITATION}); those days are charged here; an adjustment of kind affirmative-defense takes off the amount that it states.`,
    );
  }
  return notes;
}

/** A known violation that was not corrected by the last of its 30 days, or is not said to be. */
function uncured({ from, tier, knownOn, correctedOn }: ViolationSpan, name: string, last: IsoDate): string[] {
  const notes: string[] = [];
  if (correctedOn !== undefined) {
    notes.push(
      `${name}: corrected on ${correctedOn}, after ${last}, the last day of the 30 days; the correction changes no amount.`,
    );
  } else if (effectOfCure(tier, from) !== 'none') {
    notes.push(
      `${name}: known on ${knownOn}, but no correction is stated (correctedOn); one by ${last} would have an effect (${citationOfCure(tier, from)}).`,
    );
  }
  if (tier === 'willful-neglect-corrected') {
    notes.push(
      `${name}: priced in tier 3 as stated, but tier 3 needs correction by ${last}; otherwise the regulation puts willful neglect in tier 4 (${TIER_3_CITATION}).`,
    );
  }
  return notes;
}
