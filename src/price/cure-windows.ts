import { citationOfCure, effectOfCure, isCured, lastCureDay } from '../law/cure.js';
import type { AssessedFinding } from '../model/assessed.js';
import { earlier, later, type IsoDate } from '../model/date.js';
import { unreachable } from '../model/diagnostic.js';
import type { Engagement } from '../model/engagement.js';
import type { CureWindow, Tier, ViolationSpan } from '../model/penalty.js';
import { byProvision } from './by-provision.js';
import { assumedTier, violationSpans } from './violation-spans.js';

/**
 * The 30-day periods of 45 CFR 160.410(c): from the day of knowledge where it is stated; otherwise only where
 * correction can still come in time, assuming that the first report gave the knowledge. A violation that began after
 * the stated day has its own 30 days, so that a provision may have one period that lapsed and one that runs.
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
    const running = spans.filter((span) => isStillInTime(span, known, asOf));
    const groups =
      known === undefined ? [running] : [spans.filter((span) => !running.includes(span)), running];
    return groups.flatMap((group) => windowOf({ provision, tier, known, asOf, group, spans }) ?? []);
  });
}

/** One period: of the spans in `group`, among all `spans` of the provision. */
function windowOf({
  provision,
  tier,
  known,
  asOf,
  group,
  spans,
}: {
  readonly provision: string;
  readonly tier: Tier;
  readonly known: IsoDate | undefined;
  readonly asOf: IsoDate;
  readonly group: readonly ViolationSpan[];
  readonly spans: readonly ViolationSpan[];
}): CureWindow | undefined {
  const [first, ...others] = group;
  if (!first) return undefined;
  const from = others.reduce((day, span) => earlier(day, span.from), first.from);
  const knownOn = later(known ?? from, from);
  const lastDay = lastCureDay(from, knownOn);
  const state = group.every(isCured) ? 'cured' : lastDay >= asOf ? 'open' : 'lapsed';
  const coversAll = group.length === spans.length;
  return {
    provision,
    knownOn,
    lastDay,
    state,
    knowledge: known === undefined ? 'assumed' : 'stated',
    coversAll,
    findings: findingsIn(group),
    otherFindings: findingsIn(spans) - findingsIn(group),
    effect: effectText(tier, state, coversAll),
    ...(known === undefined ? { assumes: scopeText(group, spans, knownOn) } : {}),
    citation: citationOfCure(tier, from),
  };
}

function isStillInTime(
  { from, correctedOn }: ViolationSpan,
  known: IsoDate | undefined,
  asOf: IsoDate,
): boolean {
  return correctedOn === undefined && lastCureDay(from, known ?? from) >= asOf;
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
