import { isCountedAndOpen, type Weakness } from '../../model/assessed.js';
import type { Dossier } from '../../model/dossier.js';
import type { Exposure, ProvisionExposure } from '../../model/penalty.js';
import type { RenderContext } from '../context.js';
import { count, list, plural, roundMoney, shortDate } from '../format.js';
import { md, NOTHING, text, type Md } from '../md.js';
import { seal } from '../seal.js';
import { answerView, type AnswerView } from './answer.js';
import { asksView, type AsksView } from './asks.js';
import { boardBasis, type BoardBasis } from './board-basis.js';
import { boardPlan, type BoardPlan } from './board-plan.js';
import { whole } from './brief.js';
import { severityMark } from './labels.js';
import { lookupOf, type Lookup } from './lookup.js';
import { mastheadView, type MastheadView } from './masthead.js';
import { boardChange, type BoardChange } from './board-change.js';
import { readinessView, type ReadinessView } from './readiness.js';

/**
 * Two pages in business words. It names no resource, check or file, so that it can travel further than the
 * register may; and every list in it is cut at a fixed length, so that two pages always hold it.
 */
export interface BoardView {
  readonly masthead: MastheadView;
  readonly answer: AnswerView;
  readonly asks: AsksView;
  readonly driver: Md;
  readonly change: BoardChange;
  readonly risks: readonly BoardRisk[];
  readonly hasRisks: boolean;
  readonly moreRisks: Md;
  readonly hasMoreRisks: boolean;
  readonly plan: BoardPlan;
  readonly readiness: ReadinessView;
  readonly basis: BoardBasis;
}

interface BoardRisk {
  readonly rank: Md;
  readonly title: Md;
  readonly severity: Md;
  readonly systems: Md;
  readonly since: Md;
  readonly high: Md;
  readonly fixed: Md;
}

const RISKS = 5;
const FEW_RISKS = 2;
/** Actions below the cut line and provisions that lack documents; more of them where there are few risks. */
const [BELOW, ROOMY_BELOW] = [2, 4];
const [MISSING, ROOMY_MISSING] = [
  { shown: 4, length: 72 },
  { shown: 5, length: 100 },
];
const TITLE_LENGTH = 110;
const SYSTEMS = 2;
const SYSTEM_LENGTH = 40;
const ID_LENGTH = 24;
/** The bridge needs the room. */
const TITLE_LENGTH_BESIDE_BRIDGE = 70;
const SYSTEMS_BESIDE_BRIDGE = 1;

export function boardView(dossier: Dossier, context: RenderContext): BoardView {
  const lookup = lookupOf(dossier, context);
  const open = dossier.assessed.weaknesses.filter(({ countedOpen }) => countedOpen > 0);
  const asks = asksView(dossier, lookup);
  const isFew = open.length <= FEW_RISKS;
  return seal({
    masthead: mastheadView(dossier),
    answer: answerView(dossier, lookup),
    asks,
    driver: driverOf(dossier, lookup),
    change: boardChange(dossier),
    risks: open.slice(0, RISKS).map((weakness, index) => riskOf(weakness, index, dossier, lookup)),
    hasRisks: open.length > 0,
    moreRisks: plural(open.length - RISKS, 'more open weakness', 'more open weaknesses'),
    hasMoreRisks: open.length > RISKS,
    plan: boardPlan(dossier, isFew ? ROOMY_BELOW : BELOW),
    readiness: readinessView(dossier, lookup, isFew ? ROOMY_MISSING : MISSING),
    basis: boardBasis(dossier, isFew ? open.length + linesOf(asks) : Infinity, lookup),
  });
}

/** Requests of the board, those that run over two lines counted as such. */
function linesOf(asks: AsksView): number {
  const { plan, tiers, cures, hasVendors } = asks;
  return plan.length + tiers.length + cures.length * 2 + (hasVendors ? 2 : 0) + (plan.length === 0 ? 2 : 0);
}

/** The provision with the largest high end, by its title. */
function driverOf({ exposure }: Dossier, lookup: Lookup): Md {
  if (exposure.kind === 'not-priced') return NOTHING;
  const [largest] = exposure.provisions.toSorted((a, b) => b.ceiling - a.ceiling);
  return largest === undefined ? NOTHING : lookup.provisionTitle(largest.provision);
}

function riskOf(
  weakness: Weakness,
  index: number,
  { exposure, engagement, comparison }: Dossier,
  lookup: Lookup,
): BoardRisk {
  const { mapping } = weakness;
  const isBesideBridge = comparison?.bridge.kind === 'bridge';
  const provision = mapping.kind === 'mapped' ? mapping.provision : '';
  const priced =
    exposure.kind === 'priced' ? exposure.provisions.find((row) => row.provision === provision) : undefined;
  const counted = weakness.findings.flatMap((id) => lookup.findings.get(id) ?? []).filter(isCountedAndOpen);
  const ids = [...new Set(counted.flatMap(({ scope }) => (scope.kind === 'in' ? [scope.system] : [])))];
  const systems = ids.map((id) => engagement.systems.find((system) => system.id === id));
  const individuals = systems.reduce((total, system) => total + (system?.individuals ?? 0), 0);
  const names = systems.flatMap((system, at) => nameThatFits(system?.name, ids[at]) ?? []);
  const people = individuals > 0 ? md`, ${plural(individuals, 'individual')}` : NOTHING;
  const action = lookup.actionsFor(weakness.family).find(({ selected }) => selected);
  return {
    rank: count(index + 1),
    title: whole(
      weakness.title,
      isBesideBridge ? TITLE_LENGTH_BESIDE_BRIDGE : TITLE_LENGTH,
      md`${text(weakness.id)}, named in the full edition`,
    ),
    severity: severityMark(weakness.severity),
    systems: md`${systemsOf(names.slice(0, isBesideBridge ? SYSTEMS_BESIDE_BRIDGE : SYSTEMS), ids.length)}${people}`,
    since: weakness.firstSeen === undefined ? text('no date') : shortDate(weakness.firstSeen.on),
    high: rangeOf(priced, exposure),
    fixed:
      action?.finish === undefined || !action.selected ? text('not in the plan') : shortDate(action.finish),
  };
}

/** The name of a system, or its id where that is short and the name is not. */
function nameThatFits(name = '', id = ''): Md | undefined {
  const found = whole(name, SYSTEM_LENGTH, whole(id, ID_LENGTH, NOTHING));
  return found === NOTHING ? undefined : found;
}

/** `Staging, Refills and 3 more systems`; names that are too long are counted only. */
function systemsOf(names: readonly Md[], all: number): Md {
  if (names.length === 0) return plural(all, 'system');
  const rest = all - names.length;
  return list(rest > 0 ? [...names, plural(rest, 'more system')] : names);
}

/** A provision without an amount is either charged with another one (45 CFR 160.404(b)(3)) or comes to nothing as counted. */
function rangeOf(priced: ProvisionExposure | undefined, exposure: Exposure): Md {
  if (priced === undefined || exposure.kind === 'not-priced') return text('not priced');
  if (priced.ceiling === 0) {
    const overlaps = exposure.penalty.ceiling.adjustments.filter(({ kind }) => kind === 'overlap');
    const isOverlap = overlaps.some(({ provision }) => provision === priced.provision);
    return text(isOverlap ? 'charged with another rule' : 'none as counted');
  }
  return md`${roundMoney(priced.estimate)} to ${roundMoney(priced.ceiling)}`;
}
