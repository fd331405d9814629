import { ROLE_NAMES } from '../../model/engagement.js';
import { dollarText, type CentsRange } from '../../model/money.js';
import type { CostLine, PlannedAction } from '../../model/plan.js';
import { findingsOf, known, type Book, type Subject } from './book.js';
import { briefFinding } from './brief.js';
import { fact, sumOf, type Explanation, type Fact } from './explanation.js';
import { amountOf } from './words.js';

/** An action of the plan: the cost line by line, what it removes, and the findings that it closes. */
export const actionSubject: Subject = {
  kind: 'action, A-01 or its key',
  ids: ({ plan }) => plan.actions.flatMap(({ id, key }) => [id, key]),
  explain: (book, id) =>
    explainAction(
      book,
      known(
        book.dossier.plan.actions.find((action) => action.id === id || action.key === id),
        id,
      ),
    ),
};

function explainAction(book: Book, action: PlannedAction): Explanation {
  const { id, title, start, finish } = action;
  const findings = findingsOf(book, action.findings);
  const days = start !== undefined && finish !== undefined ? `, ${start} to ${finish}` : '';
  return {
    title: `${id} ${title}`,
    id,
    facts: [
      ...fact('Key', action.key),
      ...fact(
        'Plan',
        `${action.selected ? 'chosen' : 'below the cut line'}, rank ${action.rank}, wave ${action.wave}`,
      ),
      ...fact(
        'Work',
        `${amountOf(action.durationDays, 'working day')}${days}; owner ${ROLE_NAMES[action.owner]}`,
      ),
      ...fact('Cost', `one-off ${range(action.oneOff)}; a month ${range(action.monthly)}`),
      ...effectFacts(action),
      ...action.reasons.flatMap((reason) => fact('Why here', reason)),
      ...fact('Needs first', prerequisites(book, action)),
      ...fact('Provisions', action.provisions.join(', ')),
      ...fact('Also', action.otherValue),
      ...fact('Verified by', action.verification),
      ...fact('Effort from', action.source),
      ...action.unpriced.flatMap(({ label, reason }) => fact('Not priced', `${label}: ${reason}`)),
    ],
    children: [
      ...costs('One-off cost, likely', 'one-off', action, action.oneOff),
      ...costs('Monthly cost, likely', 'monthly', action, action.monthly),
      ...(findings.length === 0
        ? []
        : [
            {
              title: `Findings that it closes: ${findings.length}`,
              facts: [],
              children: findings.map((finding) => briefFinding(finding)),
            },
          ]),
    ],
  };
}

function effectFacts({ effect, perDollar }: PlannedAction): readonly Fact[] {
  if ('kind' in effect) return fact('Removes', `not priced: ${effect.reason}`);
  const error = effect.shapleyError === undefined ? '' : `, give or take ${dollarText(effect.shapleyError)}`;
  return [
    ...fact('Removes', `${dollarText(effect.alone)} when only this and what it needs first is done`),
    ...fact('', `${dollarText(effect.lastIn)} is lost when it alone is left out of all actions`),
    ...fact('', `${dollarText(effect.shapley)} is its share of what all actions remove together${error}`),
    ...fact(
      '',
      effect.inPlan === undefined
        ? undefined
        : `${dollarText(effect.inPlan)} is lost when it is taken out of the plan`,
    ),
    ...fact(
      'Per dollar',
      perDollar === undefined
        ? undefined
        : `$${perDollar.toFixed(2)} removed per dollar of likely one-off cost`,
    ),
  ];
}

function prerequisites({ dossier }: Book, { prerequisites }: PlannedAction): string {
  return prerequisites
    .map((key) => dossier.plan.actions.find((action) => action.key === key)?.id ?? key)
    .join(', ');
}

/** The likely cost as the sum of its lines; low and high must add up as well. */
function costs(
  title: string,
  recurrence: CostLine['recurrence'],
  { id, costLines }: PlannedAction,
  total: CentsRange,
): readonly Explanation[] {
  const lines = costLines.filter((line) => line.recurrence === recurrence);
  if (lines.length === 0) return [];
  const sumAt = (point: keyof CentsRange): ReturnType<typeof sumOf> =>
    sumOf(
      lines.map((line) => ({ label: line.label, detail: detailOf(line), cents: line.amount[point] })),
      { label: `${id}, ${recurrence}, ${point}`, cents: total[point] },
    );
  return [
    {
      title,
      facts: fact(
        'Range',
        `${dollarText(sumAt('low').total.cents)} to ${dollarText(sumAt('high').total.cents)}`,
      ),
      sum: sumAt('likely'),
      children: [],
    },
  ];
}

function detailOf({ quantity, unit, unitPrice, amount, source }: CostLine): string {
  const price = typeof unitPrice === 'number' ? dollarText(unitPrice) : `$${unitPrice.dollarsPerUnit}`;
  return `${quantity.likely} (${quantity.low} to ${quantity.high}) x ${price} per ${unit}; ${dollarText(amount.low)} to ${dollarText(amount.high)}; ${source}`;
}

function range({ low, likely, high }: CentsRange): string {
  return `${dollarText(likely)} (${dollarText(low)} to ${dollarText(high)})`;
}
