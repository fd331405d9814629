import type { AssessedFinding, Weakness } from '../../model/assessed.js';
import type { Dossier } from '../../model/dossier.js';
import type { ProvisionExposure } from '../../model/penalty.js';
import { count, inWords, money, plural, sentence, shortDate } from '../format.js';
import { code, join, md, NOTHING, text, type Md } from '../md.js';
import { byWhenOf } from './action.js';
import { severityMark } from './labels.js';
import { recordAnchor, type Lookup } from './lookup.js';

/** Resources printed for a weakness; the rest is in findings.csv. */
const RESOURCES_SHOWN = 4;

/** Weaknesses of the same provision that are named; more are counted. */
const SHARING_SHOWN = 6;

/** A weakness with the same anatomy each time: what, where, why, cost, evidence, action, verification. */
export interface WeaknessView {
  readonly anchor: Md;
  readonly id: Md;
  readonly title: Md;
  readonly severity: Md;
  readonly isMapped: boolean;
  readonly isCounted: boolean;
  readonly provision: Md;
  readonly provisionTitle: Md;
  readonly related: Md;
  readonly hasRelated: boolean;
  readonly why: Md;
  /** `5 of 6 findings`. */
  readonly counted: Md;
  readonly countVerb: Md;
  readonly total: Md;
  /** `1 scope unknown: Billing.`, for each reason. */
  readonly setAside: readonly Md[];
  /** Of its findings: how many are still open. */
  readonly open: Md;
  readonly hasOpen: boolean;
  /** Label of `firstSeen`: `Open since`, or `First seen` once nothing is open. */
  readonly seenLabel: Md;
  readonly firstSeen: Md;
  readonly tools: Md;
  readonly systems: Md;
  readonly hasSystems: boolean;
  readonly checks: Md;
  readonly resources: readonly Md[];
  readonly shown: Md;
  readonly rest: Md;
  readonly hasRest: boolean;
  readonly isPriced: boolean;
  readonly low: Md;
  readonly high: Md;
  readonly sharedWith: Md;
  readonly isShared: boolean;
  readonly evidence: Md;
  readonly hasEvidence: boolean;
  readonly actions: readonly {
    readonly link: Md;
    readonly title: Md;
    readonly byWhen: Md;
  }[];
  readonly hasActions: boolean;
}

export interface RegisterView {
  readonly counted: readonly WeaknessView[];
  readonly others: readonly WeaknessView[];
  readonly hasOthers: boolean;
  readonly any: boolean;
  readonly weaknessCount: Md;
  readonly findingCount: Md;
  /** Why days of first sight are assumed, where one reason holds for all that are; else it stands with each. */
  readonly assumedDate: Md;
  readonly hasAssumedDate: boolean;
}

export function registerView(dossier: Dossier, lookup: Lookup): RegisterView {
  const { weaknesses } = dossier.assessed;
  const priced = dossier.exposure.kind === 'priced' ? dossier.exposure.provisions : [];
  const reasons = new Set(weaknesses.flatMap(({ firstSeen }) => assumedReason(firstSeen) ?? []));
  const [shared] = reasons.size === 1 ? reasons : [];
  const views = weaknesses.map((weakness) => ({
    ...weaknessView(weakness, dossier, priced, lookup),
    firstSeen: firstSeenOf(weakness, shared),
  }));
  return {
    counted: views.filter((view) => view.isCounted),
    others: views.filter((view) => !view.isCounted),
    hasOthers: views.some((view) => !view.isCounted),
    any: views.length > 0,
    weaknessCount: inWords(views.filter((view) => view.isCounted).length, 'weakness', 'weaknesses'),
    findingCount: plural(dossier.assessed.findings.length, 'finding'),
    assumedDate: shared === undefined ? NOTHING : sentence(text(shared)),
    hasAssumedDate: shared !== undefined,
  };
}

function weaknessView(
  weakness: Weakness,
  { engagement }: Dossier,
  priced: readonly ProvisionExposure[],
  lookup: Lookup,
): Omit<WeaknessView, 'firstSeen'> {
  const { mapping } = weakness;
  const findings = weakness.findings.flatMap((id) => lookup.findings.get(id) ?? []);
  const provision = mapping.kind === 'mapped' ? mapping.provision : '';
  const exposure = weakness.counted > 0 ? priced.find((line) => line.provision === provision) : undefined;
  const sharing = lookup.weaknessesOf(provision).filter((other) => other.id !== weakness.id);
  const actions = lookup.actionsFor(weakness.family);
  const nameOf = (id: string): string => engagement.systems.find((system) => system.id === id)?.name ?? id;
  const systems = weakness.systems.map(nameOf);
  const related = mapping.kind === 'mapped' ? mapping.related : [];
  return {
    anchor: text(recordAnchor(weakness.id)),
    id: text(weakness.id),
    title: text(weakness.title),
    severity: severityMark(weakness.severity),
    isMapped: mapping.kind === 'mapped',
    isCounted: weakness.counted > 0,
    provision: mapping.kind === 'mapped' ? lookup.provisionLink(provision) : text('not mapped'),
    provisionTitle: mapping.kind === 'mapped' ? lookup.provisionTitle(provision) : NOTHING,
    related: join(related.map(lookup.provisionLink)),
    hasRelated: related.length > 0,
    why: mapping.kind === 'mapped' ? sentence(text(mapping.reason)) : NOTHING,
    counted: md`${count(weakness.counted)} of ${plural(findings.length, 'finding')}`,
    countVerb: text(weakness.counted === 1 ? 'counts' : 'count'),
    total: plural(findings.length, 'finding'),
    setAside: setAsideOf(findings, nameOf),
    open: openOf(weakness, findings.length),
    hasOpen: weakness.open > 0,
    seenLabel: text(weakness.countedOpen > 0 ? 'Open since' : 'First seen'),
    tools: join(weakness.tools.map(text)),
    systems: join(systems.map(text)),
    hasSystems: systems.length > 0,
    checks: code(weakness.family),
    ...resourcesOf(findings),
    isPriced: exposure !== undefined,
    low: exposure ? money(exposure.estimate) : NOTHING,
    high: exposure ? money(exposure.ceiling) : NOTHING,
    sharedWith:
      sharing.length > SHARING_SHOWN
        ? plural(sharing.length, 'other weakness', 'other weaknesses')
        : lookup.recordLinks(sharing.map((other) => other.id)),
    isShared: sharing.length > 0,
    evidence: lookup.recordLinks(weakness.evidence),
    hasEvidence: weakness.evidence.length > 0,
    actions: actions.map((action) => ({
      link: lookup.recordLink(action.id),
      title: text(action.title),
      byWhen: byWhenOf(action),
    })),
    hasActions: actions.length > 0,
  };
}

/** What of a weakness that counts is still open. */
function openOf({ open, counted, countedOpen }: Weakness, all: number): Md {
  if (open === 0) return text('none still open');
  if (countedOpen === 0) return md`none of ${text(counted === 1 ? 'it' : 'these')} still open`;
  if (open < all) return md`${count(countedOpen)} still open`;
  return text(all === 1 ? 'still open' : 'all still open');
}

/** Counted findings first; each resource once, in the order of the register. */
function resourcesOf(findings: readonly AssessedFinding[]) {
  const ranked = [
    ...findings.filter((finding) => finding.disposition.kind === 'counted'),
    ...findings.filter((finding) => finding.disposition.kind !== 'counted'),
  ];
  const names = [...new Set(ranked.map(({ resource }) => resource.id || (resource.name ?? '')))];
  const shown = names.length === RESOURCES_SHOWN + 1 ? names : names.slice(0, RESOURCES_SHOWN);
  return {
    resources: shown.map(code),
    shown: md`${count(shown.length)} of ${plural(names.length, 'resource')}`,
    rest: count(names.length - shown.length),
    hasRest: names.length > shown.length,
  };
}

/** What is said of a whole system stands in the table of systems; here its name does. */
function setAsideOf(
  findings: readonly AssessedFinding[],
  nameOf: (system: string) => string,
): WeaknessView['setAside'] {
  const reasons = new Map<string, number>();
  for (const { disposition, scope } of findings) {
    if (disposition.kind === 'counted') continue;
    const isOfSystem = disposition.kind === 'out of scope' || disposition.kind === 'scope unknown';
    const detail =
      isOfSystem && scope.system !== undefined ? nameOf(scope.system) : dispositionDetail(disposition);
    const reason = detail === '' ? disposition.kind : `${disposition.kind}: ${detail}`;
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return [...reasons].map(([reason, number]) => sentence(md`${count(number)} ${text(reason)}`));
}

function dispositionDetail(
  disposition: Exclude<AssessedFinding['disposition'], { kind: 'counted' }>,
): string {
  switch (disposition.kind) {
    case 'suppressed':
      return `${disposition.suppression}, ${disposition.reason}`;
    case 'refuted':
      return disposition.evidence;
    case 'accepted by scanner':
      return disposition.source;
    default:
      return disposition.reason;
  }
}

function firstSeenOf({ firstSeen }: Weakness, stated: string | undefined): Md {
  if (firstSeen === undefined) return text('no date');
  const reason = assumedReason(firstSeen);
  if (reason === undefined) return shortDate(firstSeen.on);
  const words = reason === stated ? text('assumed') : md`assumed: ${text(reason)}`;
  return md`${shortDate(firstSeen.on)} (${words})`;
}

function assumedReason(fact: Weakness['firstSeen']): string | undefined {
  return fact?.kind === 'assumed' ? fact.reason : undefined;
}
