import type { Weakness } from '../../src/model/assessed.js';
import { addDays, isoDate } from '../../src/model/date.js';
import type { Role } from '../../src/model/engagement.js';
import { addRanges, cents, dollars, sum, ZERO, type Cents, type CentsRange } from '../../src/model/money.js';
import type { CostLine, Plan, PlannedAction } from '../../src/model/plan.js';
import { AS_OF } from './fixture-findings.js';
import { WEAKNESSES } from './fixture-weaknesses.js';

interface ActionRow {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly direction: string;
  readonly owner: Role;
  readonly hours: readonly [number, number, number];
  readonly monthly: number;
  /** Thousands of dollars: alone, in plan, Shapley share. */
  readonly effect: readonly [number, number, number];
  readonly days: number;
  readonly selected: boolean;
  readonly reason: string;
}

const RATE = 14_250;

// prettier-ignore
const ROWS: readonly ActionRow[] = [
  { id: 'A-01', key: 'aws-s3-block-public-access', title: 'Block public access and unshare snapshots', direction: 'R3', owner: 'security engineer', hours: [40, 64, 96], monthly: 0, effect: [0, 300, 150], days: 14, selected: true, reason: 'with A-02 it frees the cap of 164.312(a)(1)' },
  { id: 'A-02', key: 'iam-least-privilege', title: 'Least privilege and a second factor for the support tool', direction: 'R4', owner: 'security engineer', hours: [60, 96, 160], monthly: 90, effect: [100, 400, 250], days: 30, selected: true, reason: 'closes 164.312(d) and the rest of 164.312(a)(1)' },
  { id: 'A-05', key: 'log-phi-access', title: 'Record and review reads of PHI stores', direction: 'R5', owner: 'devops engineer', hours: [90, 130, 180], monthly: 1450, effect: [200, 200, 200], days: 60, selected: true, reason: 'closes 164.312(b)' },
  { id: 'A-03', key: 'rds-encrypt', title: 'Encrypt the order databases by snapshot, copy and restore', direction: 'R2', owner: 'devops engineer', hours: [180, 260, 420], monthly: 340, effect: [0, 200, 100], days: 75, selected: true, reason: 'needs A-04 to free the cap of 164.312(a)(2)(iv)' },
  { id: 'A-04', key: 'blob-cmk', title: 'Own keys with rotation for blob storage', direction: 'R2', owner: 'devops engineer', hours: [80, 120, 190], monthly: 210, effect: [0, 200, 100], days: 45, selected: true, reason: 'needs A-03 to free the cap of 164.312(a)(2)(iv)' },
  { id: 'A-06', key: 'tls-minimum', title: 'TLS 1.2 or later at every edge', direction: 'R4', owner: 'devops engineer', hours: [50, 80, 130], monthly: 0, effect: [0, 0, 80], days: 40, selected: false, reason: 'below the cut line: frees nothing without A-07' },
  { id: 'A-07', key: 'mesh-mtls', title: 'Encrypt traffic between services', direction: 'R4', owner: 'devops engineer', hours: [240, 380, 620], monthly: 800, effect: [0, 0, 120], days: 120, selected: false, reason: 'below the cut line: does not fit the budget' },
  { id: 'A-08', key: 'backup-plans', title: 'Backup plans and a yearly restore test', direction: 'R6', owner: 'devops engineer', hours: [40, 70, 120], monthly: 620, effect: [200, 0, 200], days: 60, selected: false, reason: 'below the cut line: the budget is used up' },
];

/** How much of the further accrual has come about by a day: new years open new caps. */
const SHARES: readonly (readonly [string, number])[] = [
  ['2026-11-20', 0],
  ['2026-12-31', 0.02],
  ['2027-01-31', 0.35],
  ['2027-03-31', 0.8],
  ['2027-06-30', 1],
  ['2027-12-31', 1],
];

export function planOf(weaknesses: readonly Weakness[], accrued: Cents): Plan {
  const closes = (id: string): Weakness[] =>
    weaknesses.filter(
      (w) => w.counted > 0 && WEAKNESSES.find((row) => row.family === w.family)?.action === id,
    );
  const actions = ROWS.filter((row) => closes(row.id).length > 0).map((row, index) =>
    action(row, index, closes(row.id)),
  );
  const chosen = actions.filter((one) => one.selected);
  const removable = sum(actions.map((one) => share(one)));
  const removed = sum(chosen.map((one) => share(one)));
  const avoidable = removable;
  return {
    budget: dollars(120_000),
    horizon: isoDate('2027-12-31'),
    actions,
    selectedOneOff: addRanges(chosen.map((one) => one.oneOff)),
    selectedMonthly: addRanges(chosen.map((one) => one.monthly)),
    allOneOff: addRanges(actions.map((one) => one.oneOff)),
    allMonthly: addRanges(actions.map((one) => one.monthly)),
    removed,
    removable,
    selection: {
      method: 'branch and bound over all sets within the budget',
      proved: true,
      gap: 0,
      gapUnit: 'cents',
    },
    path: {
      accrued,
      forgiven: ZERO,
      avoidable,
      withPlan: cents(avoidable - removed),
      points: SHARES.map(([on, share]) => ({
        on: isoDate(on),
        nothingDone: cents(accrued + Math.round(avoidable * share)),
        withPlan: cents(accrued + Math.round((avoidable - removed) * share)),
      })),
    },
    frontier: chosen.map((one, index) => ({
      budget: sum(chosen.slice(0, index + 1).map((each) => each.oneOff.likely)),
      removed: sum(chosen.slice(0, index + 1).map((each) => share(each))),
      findingsClosed: chosen.slice(0, index + 1).reduce((total, each) => total + each.findings.length, 0),
      enters: [one.id],
      leaves: [],
      proved: true,
    })),
    crossChecks: [
      {
        label: 'Retroactive encryption',
        band: { low: dollars(50_000), high: dollars(200_000) },
        bottomUp: addRanges(actions.filter((one) => one.direction === 'R2').map((one) => one.oneOff)),
        inside: true,
        explanation: 'The estimate of actions A-03 and A-04 lies inside the published band.',
      },
    ],
    assumptions: [
      'Work starts on the day after the notice date.',
      'Hours are estimates for the counts found, not quotes.',
    ],
    load: [{ wave: '30 days', role: 'security engineer', hours: 160, people: 2 }],
    unplanned: [
      { family: 'backup-untested', findings: 4, reason: 'no action of the catalog closes it' },
    ].slice(1),
    figureSources: [],
    rates: [
      { role: 'security engineer', perHour: cents(RATE), source: 'BLS OEWS, May 2024, loaded' },
      { role: 'devops engineer', perHour: cents(RATE), source: 'BLS OEWS, May 2024, loaded' },
    ],
  };
}

function action(row: ActionRow, index: number, closed: readonly Weakness[]): PlannedAction {
  const labor = range(row.hours.map((hours) => hours * RATE));
  const monthly = range([row.monthly * 80, row.monthly * 100, row.monthly * 130]);
  const lines: CostLine[] = [
    {
      label: `${row.owner} hours`,
      kind: 'labor',
      recurrence: 'one-off',
      role: row.owner,
      quantity: { low: row.hours[0], likely: row.hours[1], high: row.hours[2] },
      unit: 'hour',
      unitPrice: cents(RATE),
      amount: labor,
      source: 'BLS OEWS, May 2024',
    },
  ];
  if (row.monthly > 0)
    lines.push({
      label: 'cloud service',
      kind: 'service',
      recurrence: 'monthly',
      quantity: { low: 80, likely: 100, high: 130 },
      unit: 'unit',
      unitPrice: dollars(row.monthly / 100),
      amount: monthly,
      source: 'provider price list',
    });
  return {
    id: row.id,
    key: row.key,
    title: row.title,
    direction: row.direction,
    cloud: 'any',
    owner: row.owner,
    steps: [
      'Try it in the test account.',
      'Change the module, review, apply to production.',
      'Attach the new configuration as evidence.',
    ],
    verification:
      'The check passes on every resource of the weaknesses it closes, and the export is in the evidence register.',
    closes: closed.map((w) => w.family),
    findings: closed.flatMap((w) => w.findings.slice(0, w.counted)),
    resources: closed.flatMap((w) => w.findings.slice(0, w.counted)),
    unpriced:
      row.id === 'A-06'
        ? [{ label: 'Testing with partners', reason: 'nobody knows how many use old devices' }]
        : [],
    otherValue: 'Lowers the chance that a breach has to be reported.',
    source: 'judgment',
    provisions: [
      ...new Set(closed.flatMap((w) => (w.mapping.kind === 'mapped' ? [w.mapping.provision] : []))),
    ],
    prerequisites: row.id === 'A-03' ? ['blob-cmk'] : [],
    durationDays: row.days,
    costLines: lines,
    oneOff: labor,
    monthly,
    effect: {
      alone: dollars(row.effect[0] * 1000),
      lastIn: dollars(row.effect[1] * 1000),
      shapley: dollars(row.effect[2] * 1000),
      ...(row.selected ? { inPlan: dollars(row.effect[1] * 1000) } : {}),
    },
    perDollar: Math.round((row.effect[1] * 100_000_00) / labor.likely) / 100,
    rank: index + 1,
    selected: row.selected,
    reasons: [row.reason],
    wave: row.days <= 30 ? '30 days' : row.days <= 90 ? '90 days' : '180 days',
    ...(row.selected ? { finish: addDays(AS_OF, row.days) } : {}),
  };
}

function share(action: PlannedAction): Cents {
  return 'kind' in action.effect ? ZERO : action.effect.shapley;
}

function range([low = 0, likely = 0, high = 0]: readonly number[]): CentsRange {
  return { low: cents(low), likely: cents(likely), high: cents(high) };
}
