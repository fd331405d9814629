import { dollarText, type Cents } from '../model/money.js';
import type { Exposure, ProvisionExposure } from '../model/penalty.js';
import type { Plan, PlannedAction } from '../model/plan.js';
import type { Outcome } from '../what-if/reprice.js';
import { element, table } from './dom.js';

type Priced = Extract<Exposure, { kind: 'priced' }>;

const AMOUNTS = [
  { text: 'Printed', figures: true },
  { text: 'With these settings', figures: true },
  { text: 'Difference', figures: true },
] as const;

/** The answer as tables: what the caps leave, by provision, and where the budget cuts the plan. */
export function showOutcome(printed: Outcome, now: Outcome): readonly HTMLElement[] {
  return [...exposureTables(printed.exposure, now.exposure), ...planTables(printed.plan, now.plan)];
}

const MEASURES: readonly (readonly [string, (exposure: Priced) => Cents])[] = [
  ['Floor: tier minimum, discretion caps', ({ penalty }) => penalty.floor.total],
  ['Estimate: discretion as applied (low end)', ({ penalty }) => penalty.estimate.discretion.total],
  ['Estimate: discretion caps adjusted', ({ penalty }) => penalty.estimate.discretionAdjusted.total],
  ['Estimate: codified caps', ({ penalty }) => penalty.estimate.codified.total],
  ['Ceiling: tier maximum, codified caps (high end)', ({ penalty }) => penalty.ceiling.total],
];

function exposureTables(printed: Exposure, now: Exposure): readonly HTMLElement[] {
  const before = printed.kind === 'priced' ? printed : undefined;
  const after = now.kind === 'priced' ? now : undefined;
  const rows = MEASURES.map(([name, of]) => [name, ...compared(before && of(before), after && of(after))]);
  const provisions = [
    ...new Set([...provisionsOf(before), ...provisionsOf(after)].map((row) => row.provision)),
  ]
    .sort()
    .map((provision) => {
      const find = (exposure: Priced | undefined): ProvisionExposure | undefined =>
        exposure?.provisions.find((row) => row.provision === provision);
      const [one, other] = [find(before), find(after)];
      return [
        provision,
        other?.tier.replaceAll('-', ' ') ?? 'not priced',
        amountText(one?.estimate),
        amountText(other?.estimate),
        amountText(one?.ceiling),
        amountText(other?.ceiling),
      ];
    });
  return [
    table('Exposure by cap policy', [{ text: 'Measure' }, ...AMOUNTS], rows),
    table(
      'Exposure by provision',
      [
        { text: 'Provision' },
        { text: 'Tier' },
        { text: 'Low, printed', figures: true },
        { text: 'Low, now', figures: true },
        { text: 'High, printed', figures: true },
        { text: 'High, now', figures: true },
      ],
      provisions,
    ),
  ];
}

function provisionsOf(exposure: Priced | undefined): readonly ProvisionExposure[] {
  return exposure?.provisions ?? [];
}

function planTables(printed: Plan, now: Plan): readonly HTMLElement[] {
  const sums: readonly (readonly [string, (plan: Plan) => Cents | undefined])[] = [
    ['One-off cost of the actions taken, likely', (plan) => plan.selectedOneOff.likely],
    ['Monthly cost from then on, likely', (plan) => plan.selectedMonthly.likely],
    ['Exposure removed by the horizon', (plan) => plan.removed],
    ['Exposure that all actions would remove', (plan) => plan.removable],
  ];
  const keys = (plan: Plan): ReadonlySet<string> => new Set(taken(plan).map(({ key }) => key));
  const [before, after] = [keys(printed), keys(now)];
  return [
    table(
      'Plan under the budget',
      [{ text: 'Measure' }, ...AMOUNTS],
      [
        ['Actions taken', ...counted(before.size, after.size)],
        ...sums.map(([name, of]) => [name, ...compared(of(printed), of(now))]),
      ],
    ),
    changeList(
      'Enter the plan',
      taken(now).filter(({ key }) => !before.has(key)),
    ),
    changeList(
      'Leave the plan',
      taken(printed).filter(({ key }) => !after.has(key)),
    ),
    element('p', {}, `Selection: ${now.selection.method}`),
  ];
}

function taken({ actions }: Plan): readonly PlannedAction[] {
  return actions.filter(({ selected }) => selected);
}

function changeList(title: string, actions: readonly PlannedAction[]): HTMLElement {
  const items = actions.map((action) =>
    element('li', { 'data-key': action.key }, `${action.title} (${dollarText(action.oneOff.likely)})`),
  );
  return element(
    'div',
    {},
    element('h3', {}, title),
    items.length > 0 ? element('ul', {}, ...items) : element('p', {}, 'No action.'),
  );
}

function compared(before: Cents | undefined, after: Cents | undefined): readonly string[] {
  const difference = before === undefined || after === undefined ? undefined : after - before;
  return [amountText(before), amountText(after), signed(difference)];
}

function counted(before: number, after: number): readonly string[] {
  const difference = after - before;
  return [
    String(before),
    String(after),
    `${difference > 0 ? '+' : difference < 0 ? '−' : ''}${Math.abs(difference)}`,
  ];
}

function amountText(amount: Cents | undefined): string {
  return amount === undefined ? 'not priced' : dollarText(amount);
}

function signed(difference: number | undefined): string {
  if (difference === undefined) return 'not priced';
  const amount = dollarText(Math.abs(difference) as Cents);
  return difference === 0 ? amount : `${difference > 0 ? '+' : '−'}${amount}`;
}
