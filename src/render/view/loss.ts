import type { Dossier } from '../../model/dossier.js';
import type { LossDistribution, LossSimulation, StatedShare } from '../../model/loss-simulation.js';
import { TIERS } from '../../model/penalty.js';
import { count, list, longDate, money, wholeMoney } from '../format.js';
import { md, NOTHING, text, type Md } from '../md.js';
import { TIER_NAMES } from './labels.js';

export interface LossView {
  /** Ranges are stated: the section is printed. */
  readonly isStated: boolean;
  readonly isSimulated: boolean;
  readonly notSimulatedReason: Md;
  readonly trials: Md;
  readonly seed: Md;
  readonly generator: Md;
  readonly from: Md;
  readonly to: Md;
  readonly hasPosition: boolean;
  readonly ranges: readonly {
    readonly what: Md;
    readonly range: Md;
    readonly basis: Md;
    readonly by: Md;
  }[];
  readonly outcomes: readonly {
    readonly what: Md;
    readonly anyLoss: Md;
    readonly p10: Md;
    readonly p50: Md;
    readonly p90: Md;
    readonly mean: Md;
    readonly error: Md;
  }[];
  readonly avoided: Md;
  readonly avoidedError: Md;
  readonly curve: readonly { readonly chance: Md; readonly nothingDone: Md; readonly withPlan: Md }[];
  readonly hasReturn: boolean;
  readonly returned: Md;
  readonly returnedLikely: Md;
  readonly cost: Md;
  readonly noReturnReason: Md;
}

export function lossView({ lossSimulation: simulation, engagement }: Dossier): LossView {
  const isSimulated = simulation?.kind === 'simulated';
  const returned = isSimulated ? simulation.returnOnPlan : undefined;
  return {
    isStated: simulation !== undefined,
    isSimulated,
    notSimulatedReason: text(simulation?.kind === 'not-simulated' ? simulation.reason : ''),
    trials: isSimulated ? count(simulation.trials) : NOTHING,
    seed: text(isSimulated ? String(simulation.seed) : ''),
    generator: text(isSimulated ? simulation.generator : ''),
    from: isSimulated ? longDate(simulation.from) : NOTHING,
    to: isSimulated ? longDate(simulation.to) : NOTHING,
    hasPosition: engagement.lossSimulation?.position !== undefined,
    ranges: rangesOf(engagement.lossSimulation),
    outcomes: isSimulated
      ? [outcome('Nothing done', simulation.nothingDone), outcome('With the plan', simulation.withPlan)]
      : [],
    avoided: isSimulated ? wholeMoney(simulation.avoided.mean) : NOTHING,
    avoidedError: isSimulated ? wholeMoney(simulation.avoided.standardError) : NOTHING,
    curve: isSimulated ? curveOf(simulation.curve) : [],
    hasReturn: returned?.kind === 'given',
    returned:
      returned?.kind === 'given' ? md`${percent(returned.low)} to ${percent(returned.high)}` : NOTHING,
    returnedLikely: returned?.kind === 'given' ? percent(returned.likely) : NOTHING,
    cost:
      returned?.kind === 'given'
        ? md`${wholeMoney(returned.cost.likely)} (${wholeMoney(returned.cost.low)} to ${wholeMoney(returned.cost.high)})`
        : NOTHING,
    noReturnReason: text(returned?.kind === 'not-given' ? returned.reason : ''),
  };
}

/** Chances at which nothing is lost either way in one row, the last of them. */
function curveOf(curve: Extract<LossSimulation, { kind: 'simulated' }>['curve']): LossView['curve'] {
  const isNothing = (point: (typeof curve)[number] | undefined): boolean =>
    point !== undefined && point.nothingDone === 0 && point.withPlan === 0;
  return curve.flatMap((point, index) => {
    if (isNothing(point) && isNothing(curve[index + 1])) return [];
    const gathers = isNothing(point) && index > 0;
    return [
      {
        chance: gathers ? md`${percent(point.chance)} or more` : percent(point.chance),
        nothingDone: wholeMoney(point.nothingDone),
        withPlan: wholeMoney(point.withPlan),
      },
    ];
  });
}

function outcome(what: string, of: LossDistribution): LossView['outcomes'][number] {
  return {
    what: text(what),
    anyLoss: percent(of.anyLoss),
    p10: wholeMoney(of.p10),
    p50: wholeMoney(of.p50),
    p90: wholeMoney(of.p90),
    mean: wholeMoney(of.mean),
    error: wholeMoney(of.standardError),
  };
}

function rangesOf(ranges: Dossier['engagement']['lossSimulation']): LossView['ranges'] {
  if (!ranges) return [];
  const { inquiry, penalty, position, costs, tiers } = ranges;
  const row = (what: string, { low, likely, high, basis, by }: StatedShare): LossView['ranges'][number] => ({
    what: text(what),
    range: md`${percent(low)} to ${percent(high)}, likely ${percent(likely)}`,
    basis: text(basis),
    by: text(by),
  });
  const whole = TIERS.reduce((total, tier) => total + (tiers.weights[tier] ?? 0), 0);
  const weights = TIERS.flatMap((tier) => {
    const weight = tiers.weights[tier] ?? 0;
    return weight > 0 ? [md`${TIER_NAMES[tier]} ${percent(weight / whole)}`] : [];
  });
  return [
    row('Inquiry within a year', inquiry),
    row('Penalty or settlement after an inquiry', penalty),
    ...(position ? [row('Place between low and high end of the tier', position)] : []),
    {
      what: text('Tier found'),
      range: list(weights),
      basis: text(tiers.basis),
      by: text(tiers.by),
    },
    ...costs.map(({ name, low, likely, high, basis, by }) => ({
      what: md`Cost of an inquiry: ${text(name)}`,
      range: md`${money(low)} to ${money(high)}, likely ${money(likely)}`,
      basis: text(basis),
      by: text(by),
    })),
  ];
}

function percent(share: number): Md {
  const digits = Number((Math.abs(share) * 100).toFixed(Math.abs(share) < 0.1 ? 2 : 1));
  return text(`${share < 0 && digits > 0 ? '−' : ''}${digits}%`);
}
