import type { AssessedFinding } from '../model/assessed.js';
import { later, type DayInterval, type IsoDate } from '../model/date.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import type { CulpabilityInput, Engagement } from '../model/engagement.js';
import type { Tier, ViolationSpan } from '../model/penalty.js';
import { byProvision } from './by-provision.js';

/** The tier of a provision, and whose assumption it is. */
export interface AssumedTier {
  readonly tier: Tier;
  readonly isDefault: boolean;
  readonly reason: string;
  readonly by: string;
  readonly input?: CulpabilityInput;
}

/**
 * Days (or persons, where the engagement counts them) on which counted findings violate their provision, one span
 * per finding, at the tier minimum. Findings that are not counted, not mapped or not dated give none.
 * Throws DossierError when persons are to be counted and their number or day is not stated.
 */
export function violationSpans(
  findings: readonly AssessedFinding[],
  engagement: Pick<Engagement, 'culpability'>,
): ViolationSpan[] {
  const dated = findings.flatMap((finding) => datedViolation(finding) ?? []);
  return byProvision(dated).flatMap(([provision, violations]): ViolationSpan[] => {
    const { tier, input } = assumedTier(provision, engagement.culpability);
    const { knownOn } = input ?? {};
    const correctedOn = correctionOfAll(violations);
    const common = {
      provision,
      tier,
      rate: 'minimum' as const,
      ...(knownOn !== undefined && { knownOn }),
      ...(correctedOn !== undefined && { correctedOn }),
    };
    if (input?.countPer === 'person') {
      const { individuals, on } = statedPersons(input);
      const ids = violations.map(({ finding }) => finding.id);
      return [
        { ...common, basis: 'per-person' as const, from: on, to: on, persons: individuals, findings: ids },
      ];
    }
    return violations.map(({ finding, interval: { from, to } }) => ({
      ...common,
      basis: 'per-day' as const,
      from,
      to,
      findings: [finding.id],
    }));
  });
}

/** The culpability stated for the provision, or for the nearest paragraph that contains it, or for `*`; else the default. */
export function assumedTier(provision: string, stated: readonly CulpabilityInput[]): AssumedTier {
  const input = stated
    .filter(({ provision: named }) => named === provision || provision.startsWith(`${named}(`))
    .sort((a, b) => b.provision.length - a.provision.length)[0];
  const chosen = input ?? stated.find(({ provision: named }) => named === '*');
  if (chosen) {
    return { tier: chosen.tier, isDefault: false, reason: chosen.reason, by: chosen.by, input: chosen };
  }
  return {
    tier: 'reasonable-cause',
    isDefault: true,
    reason: 'No culpability is stated for this provision; reasonable cause is assumed (45 CFR 160.401).',
    by: 'default of the program',
  };
}

interface Dated {
  readonly finding: AssessedFinding;
  readonly provision: string;
  readonly interval: DayInterval;
  readonly ended: boolean;
}

function datedViolation(finding: AssessedFinding): Dated | undefined {
  const { disposition, mapping, period } = finding;
  if (disposition.kind !== 'counted' || mapping.kind !== 'mapped' || period.kind !== 'dated')
    return undefined;
  return { finding, provision: mapping.provision, interval: period.interval, ended: period.ended };
}

/** The day of the last correction, once every violation of the provision is corrected. */
function correctionOfAll(violations: readonly Dated[]): IsoDate | undefined {
  if (!violations.every(({ ended }) => ended)) return undefined;
  return violations.map(({ interval }) => interval.to).reduce(later);
}

function statedPersons({ provision, individuals, on }: CulpabilityInput): {
  individuals: number;
  on: IsoDate;
} {
  if (individuals !== undefined && on !== undefined) return { individuals, on };
  throw new DossierError(
    `culpability of ${provision}: violations per person need \`individuals\` and \`on\`.`,
    {
      exitCode: EXIT.badInput,
      hint: 'State the number of individuals and the day of the event, or count per day.',
    },
  );
}
