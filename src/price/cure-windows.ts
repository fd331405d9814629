import { CURE_CITATION, effectOfCure, isCured, lastCureDay, TIER_3_CITATION } from '../law/cure.js';
import type { AssessedFinding } from '../model/assessed.js';
import { earlier, later, type IsoDate } from '../model/date.js';
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
    const scope = known === undefined ? scopeText(counted, knownOn) : '';
    return [
      { provision, knownOn, lastDay, state, effect: effectText(tier) + scope, citation: citationOf(tier) },
    ];
  });
}

function isStillInTime({ from, correctedOn }: ViolationSpan, asOf: IsoDate): boolean {
  return correctedOn === undefined && lastCureDay(from, from) >= asOf;
}

function effectText(tier: Tier): string {
  return effectOfCure(tier) === 'tier 3'
    ? 'Corrected by the last day, willful neglect falls into tier 3 instead of tier 4.'
    : 'Corrected by the last day, there is no penalty.';
}

function scopeText(spans: readonly ViolationSpan[], knownOn: IsoDate): string {
  const findings = new Set(spans.flatMap((span) => span.findings)).size;
  const which = findings === 1 ? 'the one finding' : `the ${findings} findings`;
  return ` Holds for ${which} reported since ${knownOn}, if that report was the first knowledge (assumed).`;
}

function citationOf(tier: Tier): string {
  return effectOfCure(tier) === 'tier 3' ? TIER_3_CITATION : CURE_CITATION;
}
