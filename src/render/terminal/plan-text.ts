import type { Dossier } from '../../model/dossier.js';
import { cents, dollarText, type Cents, type CentsRange } from '../../model/money.js';
import { WAVES, type Plan, type PlannedAction } from '../../model/plan.js';
import { paragraph, table, type Column } from '../../model/text-block.js';

const BELOW_INDENT = 6;

const REMOVES = [
  'Removes: exposure that comes back when the action is taken out of the plan; below the cut line, what it removes alone. Per $: removed per dollar of likely one-off cost.',
];
const LOOK_UP =
  'dossier explain A-01 shows every cost line with its source; dossier simulate --fix A-01 shows days and caps.';
/** Ids are ranks: within other limits they stand for other actions. */
const LOOK_UP_BY_KEY =
  'Ids are of these limits alone; the dossier and simulate number by the limits of dossier.yaml. Name actions there by key: dossier explain KEY, dossier simulate --fix KEY.';

/**
 * The plan for a terminal: ranked actions with the cut line, then proof, waves, frontier and what is left out.
 * `byKey` where limits of the command line made it: its ids are then not those of the dossier.
 */
export function planText({ engagement, asOf, plan }: Dossier, width: number, byKey: boolean): string {
  const lines = [
    ...paragraph(`Plan of ${engagement.entity.name}, as of ${asOf}, exposure to ${plan.horizon}`, width),
    '',
    ...exposureLines(plan, width),
    '',
    ...actionLines(plan, width, byKey),
    '',
    ...[...REMOVES, byKey ? LOOK_UP_BY_KEY : LOOK_UP].flatMap((text) => paragraph(text, width)),
    '',
    ...paragraph(`${plan.selection.method}.${gapText(plan)}`, width),
    ...overrideCost(plan, width),
    ...overridesLeftOut(plan, width),
    ...waveLines(plan, width),
    ...frontierLines(plan, width),
    ...unplannedLines(plan, width),
  ];
  return `${lines.join('\n')}\n`;
}

function exposureLines({ path, removed, removable }: Plan, width: number): readonly string[] {
  if ('kind' in path) return paragraph(`Exposure is not priced: ${path.reason}`, width);
  const forgiven =
    path.forgiven > 0 ? `, of which ${dollarText(path.forgiven)} falls away by cure in time` : '';
  return [
    ...paragraph(`Accrued so far: ${dollarText(path.accrued)}${forgiven}.`, width),
    ...paragraph(
      `Still avoidable: ${dollarText(path.avoidable)}. The plan removes ${optional(removed)} of the ${optional(removable)} that all actions together remove.`,
      width,
    ),
  ];
}

const COLUMNS: readonly Column[] = [
  { head: 'Id', width: 4 },
  { head: 'Action' },
  { head: 'Cost', width: 9, align: 'right' },
  { head: 'Removes', width: 11, align: 'right' },
  { head: 'Per $', width: 7, align: 'right' },
];

function actionLines(plan: Plan, width: number, byKey: boolean): readonly string[] {
  if (plan.actions.length === 0) return ['No finding calls for an action of the catalog.'];
  const idWidth = Math.max(...plan.actions.map(({ id }) => id.length));
  const columns = COLUMNS.map((column, index) => (index === 0 ? { ...column, width: idWidth } : column));
  const lines = (isAbove: boolean): readonly string[] =>
    table(
      columns,
      plan.actions
        .filter(({ selected }) => selected === isAbove)
        .map((action) => rowOf(action, width, byKey)),
      width,
    );
  const [, , ...below] = lines(false);
  return [...lines(true), cutLine(plan, width), ...below];
}

function rowOf(
  action: PlannedAction,
  width: number,
  byKey: boolean,
): { cells: readonly string[]; below: readonly string[] } {
  const { id, title, owner, selected, finish, wave, oneOff, monthly, effect, perDollar } = action;
  const removes = 'kind' in effect ? 'n/a' : dollarText(effect.inPlan ?? effect.alone);
  const running = monthly.high === 0 ? '' : `; a month ${rangeText(monthly)}`;
  const day = finish === undefined ? wave : `by ${finish} (${wave})`;
  const facts = `${owner}, ${selected ? day : 'not in the plan'}; cost ${rangeText(oneOff)}${running}`;
  return {
    cells: [id, title, whole(oneOff.likely), removes, perDollar === undefined ? 'n/a' : perDollar.toFixed(2)],
    below: [...(byKey ? [`key ${action.key}`] : []), facts, ...notable(action)].flatMap((text) =>
      paragraph(text, width, BELOW_INDENT),
    ),
  };
}

/** Why it goes first, and why it removes nothing: the rest is in `dossier explain`. */
function notable({ override, reasons, effect, unpriced }: PlannedAction): readonly string[] {
  const isZero = !('kind' in effect) && (effect.inPlan ?? effect.alone) === 0;
  const [overriding = '', ...others] = override === undefined ? ['', ...reasons] : reasons;
  return [
    ...(override === undefined ? [] : [`Override, ${override}: ${overriding}`]),
    ...(isZero ? others : []),
    ...unpriced.map(({ label, reason }) => `Not in the cost: ${label}. ${reason}`),
  ];
}

function cutLine({ budget, limits, selectedOneOff, selectedMonthly }: Plan, width: number): string {
  const name = budget === undefined && limits === undefined ? 'no limit stated' : 'cut line';
  const of = budget === undefined ? '' : ` of ${whole(budget)}`;
  const monthly = selectedMonthly.likely === 0 ? '' : `; ${whole(selectedMonthly.likely)} a month`;
  const cost = `${whole(selectedOneOff.likely)}${of} (${rangeText(selectedOneOff)})${monthly}`;
  return `---- ${name}: ${cost} `.padEnd(width, '-');
}

function gapText({ selection: { proved, gap, gapUnit } }: Plan): string {
  if (proved) return '';
  const most = gapUnit === 'cents' ? dollarText(cents(gap)) : `${gap} findings`;
  return ` Another selection could be better by at most ${most}.`;
}

function overrideCost({ selection: { overridesCost } }: Plan, width: number): readonly string[] {
  if (overridesCost === undefined || overridesCost === 0) return [];
  const text = `Putting the overrides first costs ${dollarText(overridesCost)} of removed exposure within these limits.`;
  return paragraph(text, width);
}

function overridesLeftOut({ selection }: Plan, width: number): readonly string[] {
  const { overridesLeftOut: leftOut = [] } = selection;
  if (leftOut.length === 0) return [];
  return [
    '',
    ...paragraph('Overrides that are not in the plan, in their order:', width),
    ...leftOut.flatMap(({ action, reason }) => paragraph(`${action}: ${reason}`, width, BELOW_INDENT)),
  ];
}

const WAVE_COLUMNS: readonly Column[] = [
  { head: 'Wave', width: 8 },
  { head: 'Finished in it' },
  { head: 'Likely hours', width: 28 },
];

function waveLines({ actions, load }: Plan, width: number): readonly string[] {
  const rows = WAVES.flatMap((wave) => {
    const ids = actions.filter((action) => action.selected && action.wave === wave).map(({ id }) => id);
    const hours = load
      .filter((row) => row.wave === wave)
      .map((row) => `${row.role} ${Math.round(row.hours)} h`);
    return ids.length === 0 ? [] : [{ cells: [wave, ids.join(', '), hours.join(', ')] }];
  });
  return rows.length === 0 ? [] : ['', ...table(WAVE_COLUMNS, rows, width)];
}

const FRONTIER_COLUMNS: readonly Column[] = [
  { head: 'Budget', width: 10, align: 'right' },
  { head: 'Removes', width: 12, align: 'right' },
  { head: 'Actions that enter (+) and leave (-)' },
];

function frontierLines({ frontier }: Plan, width: number): readonly string[] {
  if (frontier.length < 2) return [];
  const rows = frontier.map(({ budget, removed, findingsClosed, enters, leaves, proved }) => {
    const changes = [
      ...(enters.length > 0 ? [`+ ${shortList(enters)}`] : []),
      ...(leaves.length > 0 ? [`- ${shortList(leaves)}`] : []),
      ...(proved ? [] : ['(not proved)']),
    ];
    const gain = removed === undefined ? `${findingsClosed} findings` : dollarText(removed);
    return { cells: [whole(budget), gain, changes.join(' ')] };
  });
  return ['', ...table(FRONTIER_COLUMNS, rows, width)];
}

function unplannedLines({ unplanned }: Plan, width: number): readonly string[] {
  if (unplanned.length === 0) return [];
  const names = unplanned.map(({ family, findings }) => `${family} (${findings})`);
  return ['', ...paragraph(`No action of the catalog closes: ${shortList(names)}.`, width)];
}

const MOST_NAMES = 8;

function shortList(names: readonly string[]): string {
  return names.length > MOST_NAMES + 1
    ? `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`
    : names.join(', ');
}

function optional(amount: Cents | undefined): string {
  return amount === undefined ? 'n/a' : dollarText(amount);
}

function rangeText({ low, high }: CentsRange): string {
  return `${whole(low)} to ${whole(high)}`;
}

/** Estimates of cost claim no cents. */
function whole(amount: Cents): string {
  return dollarText(cents(Math.round(amount / 100) * 100));
}
