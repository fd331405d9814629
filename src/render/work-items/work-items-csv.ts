import type { Dossier } from '../../model/dossier.js';
import { dollarText, type Cents } from '../../model/money.js';
import type { PlannedAction } from '../../model/plan.js';
import { csv } from '../csv.js';
import { workItems, type WorkItem } from './work-item.js';

type Column = readonly [name: string, value: (item: WorkItem) => string];

/** Several values of one cell stand on lines of their own, as ticket systems import them. */
const COLUMNS: readonly Column[] = [
  ['id', ({ action }) => action.id],
  ['title', ({ action }) => action.title],
  ['in_plan', ({ action }) => (action.selected ? 'yes' : 'below the cut line')],
  ['owner', ({ action }) => action.owner],
  ['wave', planned(({ wave }) => wave)],
  ['start', planned(({ start }) => start)],
  ['finish', planned(({ finish }) => finish)],
  ['after', ({ after }) => after.join(' ')],
  ['provisions', ({ action }) => action.provisions.join(' ')],
  ['steps', ({ action }) => numbered(action.steps)],
  ['findings', ({ places }) => places.map(({ finding }) => finding).join(' ')],
  ['resources', ({ action }) => action.resources.join('\n')],
  ['reported_in', ({ places }) => places.map(({ source }) => source).join('\n')],
  ['verification', ({ action }) => action.verification],
  ['evidence_supports', ({ proof }) => proof.supports],
  ['evidence_says', ({ proof }) => proof.says],
  ['cost_low', ({ action }) => dollars(action.oneOff.low)],
  ['cost_likely', ({ action }) => dollars(action.oneOff.likely)],
  ['cost_high', ({ action }) => dollars(action.oneOff.high)],
  ['monthly_likely', ({ action }) => dollars(action.monthly.likely)],
  ['cost_lines', ({ action }) => costLines(action.costLines)],
  ['why', ({ action }) => action.reasons.join(' ')],
];

/** Every action of the plan as one row. */
export function workItemsCsv(dossier: Dossier): string {
  return csv(
    COLUMNS.map(([name]) => name),
    workItems(dossier).map((item) => COLUMNS.map(([, value]) => value(item))),
  );
}

/** What is not in the plan has no day and no wave in it, whatever its own calendar would be. */
function planned(of: (action: PlannedAction) => string | undefined): Column[1] {
  return ({ action }) => (action.selected ? (of(action) ?? '') : '');
}

function numbered(steps: readonly string[]): string {
  return steps.map((step, index) => `${index + 1}. ${step}`).join('\n');
}

function costLines(lines: WorkItem['action']['costLines']): string {
  return lines
    .map(({ label, recurrence, amount, source }) => {
      const often = recurrence === 'monthly' ? ' a month' : '';
      return `${label}: ${dollarText(amount.likely)}${often} (${dollarText(amount.low)} to ${dollarText(amount.high)}); ${source}`;
    })
    .join('\n');
}

/** A plain number of dollars, for sums in a spreadsheet. */
function dollars(amount: Cents): string {
  return (amount / 100).toFixed(2);
}
