import { citationOfCure, effectOfCure, isCured, lastCureDay } from '../law/cure.js';
import type { AssessedFinding } from '../model/assessed.js';
import { earlier, later, type IsoDate } from '../model/date.js';
import { unreachable } from '../model/diagnostic.js';
import type { Engagement } from '../model/engagement.js';
import type { CureWindow, Tier, ViolationSpan } from '../model/penalty.js';
import { byProvision } from './by-provision.js';
import { assumedTier, violationSpans } from './violation-spans.js';

/**
 * The 30-day periods of 45 CFR 160.410(c), one per provision: from the day of knowledge where it is stated;
 * otherwise only where correction can still come in time, assuming that the first report gave the knowledge.
 */
export function cureWindows(
  findings: readonly AssessedFinding[],
  engagement: Pick<Engagement, 'culpability' | 'asOf'>,
): CureWindow[] {
  const { asOf, culpability } = engagement;
  return byProvision(violationSpans(findings, engagement)).flatMap(([provision, spans]) => {
    const { tier, input } = assumedTier(provision, culpability);
    if (effectOfCure(tier) === 'none') return [];
    const known = input?.knownOn;
    const counted = known === undefined ? spans.filter((span) => isStillInTime(span, asOf)) : spans;
    const [first, ...others] = counted;
    if (!first) return [];
    const from = others.reduce((day, span) => earlier(day, span.from), first.from);
    const knownOn = later(known ?? from, from);
    const lastDay = lastCureDay(from, knownOn);
    const state = counted.every(isCured) ? 'cured' : lastDay >= asOf ? 'open' : 'lapsed';
    return [
      {
        provision,
        knownOn,
        lastDay,
        state,
        knowledge: known === undefined ? 'assumed' : 'stated',
        coversAll: counted.length === spans.length,
        findings: findingsIn(counted),
        otherFindings: findingsIn(spans) - findingsIn(counted),
        effect: effectText(tier, state, counted.length === spans.length),
        ...(known === undefined ? { assumes: scopeText(counted, spans, knownOn) } : {}),
        citation: citationOfCure(tier, from),
      },
    ];
  });
}

function isStillInTime({ from, correctedOn }: ViolationSpan, asOf: IsoDate): boolean {
  return correctedOn === undefined && lastCureDay(from, from) >= asOf;
}

function effectText(tier: Tier, state: CureWindow['state'], coversAll: boolean): string {
  const outcome = effectOfCure(tier) === 'tier 3' ? 'tier 3 instead of tier 4' : 'no penalty';
  const gain = coversAll ? outcome : `${outcome} for these findings`;
  switch (state) {
    case 'open':
      return `Corrected by the last day: ${gain}.`;
    case 'cured':
      return `Corrected in time: ${gain}.`;
    case 'lapsed':
      return 'Not corrected in time: the defense is lost; where there is no willful neglect, a waiver may be asked for (45 CFR 160.412).';
    default:
      return unreachable(state);
  }
}

/** Windows without a stated day of knowledge cover the recent findings only. */
function scopeText(
  recent: readonly ViolationSpan[],
  all: readonly ViolationSpan[],
  knownOn: IsoDate,
): string {
  const older = findingsIn(all) - findingsIn(recent);
  return [
    `Assumes that the first report was the first knowledge; holds for ${findingsText(findingsIn(recent))} since ${knownOn}.`,
    ...(older > 0
      ? [`The provision has ${findingsText(older)} whose period has passed or that ended before.`]
      : []),
  ].join(' ');
}

function findingsIn(spans: readonly ViolationSpan[]): number {
  return new Set(spans.flatMap(({ findings }) => findings)).size;
}

function findingsText(count: number): string {
  return count === 1 ? '1 finding' : `${count} findings`;
}
