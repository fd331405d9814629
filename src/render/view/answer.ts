import type { Dossier } from '../../model/dossier.js';
import { COVERAGE_STATES } from '../../model/assessed.js';
import {
  capital,
  count,
  inWords,
  list,
  longDate,
  moneyRange,
  plural,
  roundMoney,
  roundRange,
} from '../format.js';
import { join, md, NOTHING, text, type Md } from '../md.js';
import { TIER_NAMES } from './labels.js';
import type { Lookup } from './lookup.js';
import { undecidedView, type UndecidedView } from './undecided.js';

/** The answer in one paragraph and four numbers. Every number carries its basis, date, and what it leaves out. */
export interface AnswerView extends UndecidedView {
  readonly isPriced: boolean;
  readonly hasFindings: boolean;
  /** Not priced because no finding counts, or because HIPAA does not reach the entity; else its status is open. */
  readonly nothingCounts: boolean;
  readonly doesNotApply: boolean;
  /** No penalty stands against the cost of the plan. */
  readonly isUnpriced: boolean;
  readonly notPriced: { readonly reason: Md; readonly hint: Md };
  readonly low: Md;
  readonly high: Md;
  readonly range: Md;
  readonly basis: Md;
  readonly tiers: Md;
  readonly provisions: Md;
  readonly provisionsOpen: Md;
  readonly openFor: Md;
  readonly years: Md;
  readonly driver: Md;
  readonly driverLow: Md;
  readonly counted: Md;
  readonly countedNoun: Md;
  readonly rows: Md;
  readonly hasRows: boolean;
  readonly notFailing: Md;
  readonly merged: Md;
  readonly setAside: Md;
  readonly skipped: Md;
  readonly evidenced: Md;
  readonly provisionCount: Md;
  readonly otherStates: Md;
  readonly notAssessed: Md;
  readonly notAssessedVerb: Md;
  readonly hasPlan: boolean;
  readonly planCost: Md;
  readonly planRange: Md;
  readonly planMonthly: Md;
  readonly planHasMonthly: boolean;
  readonly planActions: Md;
  readonly planRemoves: Md;
  readonly avoidable: Md;
  readonly showsAvoidable: boolean;
  readonly horizon: Md;
}

export function answerView(dossier: Dossier, lookup: Lookup): AnswerView {
  return { ...priceOf(dossier, lookup), ...rowsOf(dossier), ...coverageOf(dossier), ...planOf(dossier) };
}

function priceOf({ exposure }: Dossier, lookup: Lookup) {
  if (exposure.kind === 'not-priced') {
    const none = { low: NOTHING, high: NOTHING, range: text('Not priced'), basis: NOTHING, tiers: NOTHING };
    const parts = {
      provisions: NOTHING,
      provisionsOpen: NOTHING,
      openFor: NOTHING,
      years: NOTHING,
      driver: NOTHING,
      driverLow: NOTHING,
    };
    const notPriced = { reason: text(exposure.reason), hint: text(exposure.hint) };
    return {
      isPriced: false,
      hasFindings: false,
      nothingCounts: exposure.cause === 'nothing counted',
      doesNotApply: exposure.cause === 'HIPAA does not apply',
      isUnpriced: exposure.cause !== 'nothing counted',
      notPriced,
      ...none,
      ...parts,
    };
  }
  const { headline, provisions, penalty } = exposure;
  const days = provisions.map((line) => line.count);
  const [least, most] = [Math.min(...days), Math.max(...days)];
  const tiers = [...new Set(provisions.map((line) => line.tier))];
  const years = [...new Set(penalty.ceiling.lines.map((line) => line.year))].toSorted((a, b) => a - b);
  const driver = provisions.toSorted((a, b) => b.ceiling - a.ceiling)[0];
  return {
    isPriced: true,
    hasFindings: provisions.length > 0,
    nothingCounts: provisions.length === 0,
    doesNotApply: false,
    isUnpriced: false,
    notPriced: { reason: NOTHING, hint: NOTHING },
    low: roundMoney(headline.low),
    high: roundMoney(headline.high),
    range: provisions.length === 0 ? text('Nothing to price') : roundRange(headline),
    basis: text(headline.basis),
    tiers: list(tiers.map((tier) => TIER_NAMES[tier])),
    provisions: inWords(provisions.length, 'provision'),
    provisionsOpen: capital(
      md`${inWords(provisions.length, 'provision')} ${text(provisions.length === 1 ? 'has been' : 'have been')}`,
    ),
    openFor: least === most ? plural(most, 'day') : md`between ${count(least)} and ${plural(most, 'day')}`,
    years: plural(years.length, 'calendar year'),
    driver: driver
      ? md`${lookup.provisionTitle(driver.provision)} (${lookup.provisionLink(driver.provision)})`
      : NOTHING,
    driverLow: driver ? roundMoney(driver.ceiling) : NOTHING,
  };
}

function rowsOf({ ledger }: Dossier) {
  const { merge, dispositions } = ledger;
  const counted = dispositions['counted'] ?? 0;
  return {
    counted: count(counted),
    countedNoun: text(counted === 1 ? 'finding' : 'findings'),
    rows: plural(ledger.records, 'row'),
    hasRows: ledger.records > 0,
    ...undecidedView(ledger),
    notFailing: count(merge.passed + merge.manual + merge.notApplicable + merge.notEvaluated),
    merged: count(merge.merged),
    setAside: plural(merge.findings - counted, 'finding'),
    skipped: plural(ledger.skipped, 'row'),
  };
}

function coverageOf({ assessed }: Dossier) {
  const of = (state: (typeof COVERAGE_STATES)[number]): number =>
    assessed.coverage.filter((row) => row.state === state).length;
  return {
    evidenced: count(of('evidenced')),
    provisionCount: count(assessed.coverage.length),
    otherStates: join(
      COVERAGE_STATES.filter((state) => state !== 'evidenced').map(
        (state) => md`${count(of(state))} ${text(state)}`,
      ),
      ' · ',
    ),
    notAssessed: plural(of('not assessed'), 'provision'),
    notAssessedVerb: text(of('not assessed') === 1 ? 'is' : 'are'),
  };
}

function planOf({ plan }: Dossier) {
  const selected = plan.actions.filter((action) => action.selected);
  const path = plan.path;
  return {
    hasPlan: selected.length > 0,
    planCost: roundMoney(plan.selectedOneOff.likely),
    planRange: moneyRange(plan.selectedOneOff, roundMoney),
    planMonthly: moneyRange(plan.selectedMonthly, roundMoney),
    planHasMonthly: plan.selectedMonthly.high > 0,
    planActions: capital(inWords(selected.length, 'action')),
    planRemoves: plan.removed === undefined ? NOTHING : roundMoney(plan.removed),
    avoidable: 'kind' in path ? NOTHING : roundMoney(path.avoidable),
    showsAvoidable: !('kind' in path) && path.avoidable > 0,
    horizon: longDate(plan.horizon),
  };
}
