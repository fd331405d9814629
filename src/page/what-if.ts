import { parseIsoDate, type IsoDate } from '../model/date.js';
import { dollars, dollarText, cents, type Cents } from '../model/money.js';
import { TIERS, type Tier } from '../model/penalty.js';
import type { Facts } from '../what-if/facts.js';
import { disagreement, printedSettings, reprice, type Outcome } from '../what-if/reprice.js';
import { horizonLimits, type Settings } from '../what-if/settings.js';
import { choice, element, labelled, liveLine } from './dom.js';
import { showOutcome } from './outcome.js';

const TIER_TEXTS: readonly (readonly [Tier, string])[] = TIERS.map((tier) => [
  tier,
  tier.replaceAll('-', ' ').replace('neglect ', 'neglect, '),
]);

const MOST_BUDGET = dollars(100_000_000_000);

interface Form {
  readonly all: HTMLSelectElement;
  readonly tiers: ReadonlyMap<string, HTMLSelectElement>;
  readonly notice: HTMLInputElement;
  readonly horizon: HTMLInputElement;
  readonly budget: HTMLInputElement;
}

/** Fills the what-if section with its form, and shows what the engine answers. */
export function openPanel(section: HTMLElement, facts: Facts): void {
  const printed = printedSettings(facts);
  const form = formOf(printed, facts);
  const status = liveLine();
  const trouble = element('p', { role: 'alert', class: 'trouble' });
  const result = element('div', { class: 'outcome' });
  let baseline: Outcome | undefined;

  const answer = (): void => {
    trouble.textContent = '';
    try {
      baseline ??= checkedBaseline(facts, printed);
      const outcome = reprice(facts, readForm(form, facts));
      result.replaceChildren(...showOutcome(baseline, outcome));
      status.textContent = sentence(outcome);
    } catch (error) {
      result.replaceChildren();
      status.textContent = '';
      trouble.textContent = error instanceof Error ? error.message : String(error);
    }
  };
  const run = element('button', { type: 'submit' }, 'Reprice');
  const reset = element('button', { type: 'button' }, 'Back to the printed settings');
  reset.addEventListener('click', () => {
    fillForm(form, printed);
    answer();
  });
  form.all.addEventListener('change', () => {
    if (form.all.value === '') return;
    for (const control of form.tiers.values()) control.value = form.all.value;
  });
  for (const control of form.tiers.values()) {
    control.addEventListener('change', () => void (form.all.value = ''));
  }
  const controls = element(
    'form',
    { class: 'controls', 'aria-label': 'Settings', novalidate: '' },
    labelled('Tier of every provision', form.all),
    labelled('Notice date', form.notice),
    labelled('Horizon', form.horizon),
    labelled('Budget in dollars, empty for none', form.budget),
    element(
      'details',
      {},
      element('summary', {}, `Tier of each of ${form.tiers.size} provisions`),
      ...[...form.tiers].map(([provision, control]) => labelled(provision, control)),
    ),
    run,
    reset,
  );
  controls.addEventListener('submit', (event) => {
    event.preventDefault();
    answer();
  });
  section.append(controls, trouble, status, result);
  section.hidden = false;
}

/** The document's own figures, computed here. Throws when this browser comes to others. */
function checkedBaseline(facts: Facts, printed: Settings): Outcome {
  const outcome = reprice(facts, printed);
  const wrong = disagreement(facts, outcome);
  if (wrong !== undefined) {
    throw new Error(`This browser does not come to the printed figures, so it reprices nothing. ${wrong}.`);
  }
  return outcome;
}

function formOf(printed: Settings, facts: Facts): Form {
  const { first, last } = horizonLimits(facts.engagement.asOf);
  const form: Form = {
    all: choice([['', 'as set for each'], ...TIER_TEXTS], ''),
    tiers: new Map(
      Object.entries(printed.tiers).map(([provision, tier]) => [
        provision,
        choice(TIER_TEXTS, tier, { 'data-provision': provision }),
      ]),
    ),
    notice: element('input', { type: 'date', required: '', name: 'notice' }),
    horizon: element('input', { type: 'date', required: '', min: first, max: last, name: 'horizon' }),
    budget: element('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off', name: 'budget' }),
  };
  fillForm(form, printed);
  return form;
}

function fillForm(form: Form, { tiers, noticeDate, horizon, budget }: Settings): void {
  form.all.value = '';
  for (const [provision, control] of form.tiers) control.value = tiers[provision] ?? '';
  form.notice.value = noticeDate;
  form.horizon.value = horizon;
  form.budget.value = budget === undefined ? '' : dollarText(budget).slice(1);
}

/** Throws an Error in words for the reader when a field holds what `dossier.yaml` would not take. */
function readForm(form: Form, { engagement }: Facts): Settings {
  const { first, last } = horizonLimits(engagement.asOf);
  const tiers = [...form.tiers].map(([provision, { value }]) => {
    const tier = TIERS.find((name) => name === value);
    if (tier === undefined) throw new Error(`Choose a tier for ${provision}.`);
    return [provision, tier] as const;
  });
  return {
    tiers: Object.fromEntries(tiers),
    noticeDate: dayOf(form.notice, 'The notice date', '1996-01-01', '2100-12-31'),
    horizon: dayOf(form.horizon, 'The horizon', first, last),
    budget: budgetOf(form.budget.value),
  };
}

function dayOf({ value }: HTMLInputElement, what: string, first: string, last: string): IsoDate {
  const day = parseIsoDate(value);
  if (day === undefined || day < first || day > last) {
    throw new Error(`${what} is ${value === '' ? 'empty' : value}; state a day from ${first} to ${last}.`);
  }
  return day;
}

function budgetOf(text: string): Cents | undefined {
  const plain = text.replace(/[\s$,]/g, '');
  if (plain === '') return undefined;
  const [, whole = '', fraction = ''] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  const amount = cents(Number(whole) * 100 + Number(fraction.padEnd(2, '0')));
  if (whole === '' || amount > MOST_BUDGET) {
    throw new Error(
      `The budget is ${text}; state dollars with at most two decimals, such as 150,000, up to ${dollarText(MOST_BUDGET)}.`,
    );
  }
  return amount;
}

function sentence({ exposure, plan }: Outcome): string {
  const taken = plan.actions.filter(({ selected }) => selected).length;
  const cut = `${taken} of ${plan.actions.length} actions are in the plan.`;
  return exposure.kind === 'priced'
    ? `Repriced: ${dollarText(exposure.headline.low)} to ${dollarText(exposure.headline.high)}. ${cut}`
    : `Nothing is priced: ${exposure.reason} ${cut}`;
}
