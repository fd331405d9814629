import type { Period } from '../model/assessed.js';
import type { IsoDate } from '../model/date.js';
import type { MatchedEvidence } from '../model/evidence.js';
import type { DatedFact, Finding } from '../model/finding.js';
import { fixOf } from './fix.js';
import { lastFailure } from './last-failure.js';
import { hasFile } from './usable-evidence.js';

/**
 * The days on which the finding failed, up to `asOf`: from the first observation, or from evidence that confirms
 * it earlier, to its fix. The day of the fix counts, since the safeguard was missing on a part of it (45 CFR
 * 160.406 counts each day). Where scanners give only the day of their own run, the start is an assumption. Where
 * they call it resolved and none states the day, its days count until `asOf`, the latest day on which it can have
 * ended: an end that nobody states is not assumed in the entity's favor.
 */
export function periodOf(finding: Finding, evidence: readonly MatchedEvidence[], asOf: IsoDate): Period {
  const from = startOf(finding, evidence);
  if (!from) return { kind: 'undated', reason: 'Neither an observation nor evidence says when it failed.' };
  if (from.on > asOf) {
    return { kind: 'undated', reason: `First seen on ${from.on}, after the day of assessment ${asOf}.` };
  }
  const fix = fixOf(finding, evidence, asOf);
  if (fix.kind === 'fixed' && fix.by.on < from.on) {
    return { kind: 'undated', reason: `Fixed on ${fix.by.on} before it was first seen on ${from.on}.` };
  }
  const ended = fix.kind === 'fixed' || finding.state.kind === 'resolved';
  const to = fix.kind === 'fixed' ? fix.by : untilAsOf(finding, asOf, fix.notes);
  return { kind: 'dated', interval: { from: from.on, to: to.on }, from, to, ended };
}

function startOf(finding: Finding, evidence: readonly MatchedEvidence[]): DatedFact | undefined {
  const { firstSeen } = finding;
  const confirmed = evidence.flatMap((matched): { on: IsoDate; source: string }[] => {
    const { id, says, covers, collectedAt } = matched.item;
    if (says.kind !== 'confirms' || !hasFile(matched)) return [];
    if (covers) return [{ on: covers.from, source: `evidence ${id}, which covers the time from then` }];
    return collectedAt ? [{ on: collectedAt, source: `evidence ${id}, collected on that day` }] : [];
  });
  const earliest = confirmed.sort((a, b) => (a.on < b.on ? -1 : 1))[0];
  if (earliest && (!firstSeen || earliest.on < firstSeen.on)) return { kind: 'stated', ...earliest };
  return firstSeen && onlyScanDay(finding, firstSeen.on)
    ? {
        kind: 'assumed',
        on: firstSeen.on,
        reason: 'The scanner states only the day of its own scan; the failure may be older.',
      }
    : firstSeen;
}

function onlyScanDay({ observations }: Finding, day: IsoDate): boolean {
  const onDay = observations.filter(
    ({ status, seen }) => status.result === 'fail' && (seen.first ?? seen.last) === day,
  );
  return onDay.length > 0 && onDay.every(({ seen }) => seen.basis === 'run');
}

function untilAsOf(finding: Finding, asOf: IsoDate, notes: readonly string[]): DatedFact {
  if (finding.state.kind === 'resolved') {
    const reason = `${finding.state.source}; taken to have ended on the day of assessment at the latest.`;
    return { kind: 'assumed', on: asOf, reason: [...notes, reason].join(' ') };
  }
  const last = lastFailure(finding);
  if (last !== undefined && last >= asOf) {
    const cut = last > asOf ? `, and until ${last}; days after the assessment are cut` : '';
    return { kind: 'stated', on: asOf, source: `seen failing on the day of assessment${cut}` };
  }
  const since = last === undefined ? 'No fix is known' : `Last seen failing on ${last}`;
  const reason = `${since}; taken to have gone on until the day of assessment.`;
  return { kind: 'assumed', on: asOf, reason: [...notes, reason].join(' ') };
}
