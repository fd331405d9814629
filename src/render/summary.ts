import type { Dossier, Ledger } from '../model/dossier.js';
import { isUrgentCure } from '../model/penalty.js';
import { COVERAGE_STATES, DISPOSITION_KINDS } from '../model/assessed.js';
import { changeRows } from './summary-changes.js';
import type { SummaryRow } from './summary-row.js';
import type { Cents, CentsRange } from '../model/money.js';

/** What a build put where. */
export interface Written {
  readonly folder: string;
  /** SHA-256 by file name, hex. */
  readonly sums: Readonly<Record<string, string>>;
  /** Pages of the full edition, where it was printed. */
  readonly pages: number | undefined;
  /** What printed the PDFs, and whether in its sandbox. */
  readonly browser?: object | undefined;
  /** Conditions of `--fail-on`, and those that held. */
  readonly gate?:
    { readonly conditions: readonly string[]; readonly fired: readonly FiredCondition[] } | undefined;
}

interface FiredCondition {
  readonly condition: string;
  readonly what: string;
  readonly ids: readonly string[];
}

/** The one screen after `build`: range with basis, where every row went, coverage, the first gap, the plan. */
export function summaryRows(dossier: Dossier, written: Written): readonly SummaryRow[] {
  return [
    exposureRow(dossier),
    ...changeRows(dossier),
    rowsRow(dossier.ledger),
    coverageRow(dossier),
    registerRow(dossier),
    planRow(dossier),
    missingRow(dossier),
    troubleRow(dossier),
    gateRow(written),
    filesRow(written),
    nextRow(dossier, written),
  ].filter((row) => row.lines.length > 0);
}

function exposureRow({ exposure }: Dossier): SummaryRow {
  if (exposure.kind === 'not-priced')
    return { label: 'Exposure', lines: [`not priced: ${exposure.reason}`, exposure.hint] };
  const { headline, provisions, asOf } = exposure;
  return {
    label: 'Exposure',
    lines: [
      `${money(headline.low)} to ${money(headline.high)} accrued to ${asOf}, ${plural(provisions.length, 'provision')}`,
      headline.basis,
      ...exposure.warnings,
    ],
  };
}

/** Every row is in exactly one of these counts; they add up to the rows read. */
function rowsRow({ records, skipped, merge, dispositions }: Ledger): SummaryRow {
  const parts = [
    ...Object.entries(dispositions).toSorted(([a], [b]) => orderOf(a) - orderOf(b)),
    ['merged', merge.merged],
    ['passed', merge.passed],
    ['manual', merge.manual],
    ['not applicable', merge.notApplicable],
    ['not evaluated', merge.notEvaluated],
    ['rejected', skipped],
  ] as const;
  const text = parts.filter(([, count]) => count > 0).map(([label, count]) => `${number(count)} ${label}`);
  return { label: 'Rows', lines: [`${number(records)} in = ${text.join(' + ') || '0'}`] };
}

/** Findings as they came and dossier.json with its sorted keys give one order. */
function orderOf(kind: string): number {
  return DISPOSITION_KINDS.findIndex((known) => known === kind);
}

/** Rows of the evidence register, which are no rows of scanners. */
function registerRow({ register }: Dossier): SummaryRow {
  if (register === undefined) return { label: 'Evidence', lines: [] };
  const { file, entries, items, refused } = register;
  const rejected = refused.length === 0 ? '' : ` + ${number(refused.length)} rejected`;
  return {
    label: 'Evidence',
    lines: [`${number(entries)} in ${file} = ${plural(items, 'item')}${rejected}`],
  };
}

function coverageRow({ assessed: { coverage } }: Dossier): SummaryRow {
  const counts = COVERAGE_STATES.map(
    (state) => `${coverage.filter((row) => row.state === state).length} ${state}`,
  );
  const security = coverage.filter(({ rule }) => rule === 'security').length;
  return {
    label: 'Coverage',
    lines: [
      `${plural(coverage.length, 'provision')}: ${counts.join(', ')}`,
      `${security} of the Security Rule, ${coverage.length - security} on breach notification and agreements`,
    ],
  };
}

function planRow({ plan }: Dossier): SummaryRow {
  const selected = plan.actions.filter((action) => action.selected).length;
  const cost = `${selected} of ${plan.actions.length} actions ${plan.budget === undefined ? 'chosen (no budget stated)' : `fit ${money(plan.budget)}`}: ${range(plan.selectedOneOff)} one-off, ${plan.selectedMonthly.high === 0 ? 'nothing monthly' : `${range(plan.selectedMonthly)} a month`}`;
  if ('kind' in plan.path) return { label: 'Plan', lines: [cost, `effect not priced: ${plan.path.reason}`] };
  if (plan.removed === undefined || plan.removable === undefined) return { label: 'Plan', lines: [cost] };
  return {
    label: 'Plan',
    lines: [
      cost,
      `removes ${money(plan.removed)} of ${money(plan.removable)} removable by ${plan.horizon} (OCR-style estimate)`,
    ],
  };
}

/** The gap to close first: a cure window that still runs, then a vendor without agreement, then a provision. */
function missingRow({ engagement, exposure, assessed }: Dossier): SummaryRow {
  if (engagement.entity.status === 'neither')
    return {
      label: 'First',
      lines: [
        'counsel’s reasons in writing that the entity is neither (45 CFR 160.103); no budget is asked for on HIPAA’s account',
      ],
    };
  const cure =
    exposure.kind === 'priced'
      ? exposure.cureWindows.filter(isUrgentCure).toSorted((a, b) => (a.lastDay < b.lastDay ? -1 : 1))[0]
      : undefined;
  if (cure) {
    return {
      label: 'First',
      lines: [`30-day cure of ${cure.provision} is open until ${cure.lastDay} (45 CFR 160.410(c))`],
    };
  }
  const vendor = assessed.vendorGaps[0];
  if (vendor) return { label: 'First', lines: [`${vendor.vendor}: ${vendor.reason} (${vendor.provision})`] };
  const gap =
    assessed.coverage.find((row) => row.state === 'gap') ??
    assessed.coverage.find((row) => row.missing.length > 0);
  return {
    label: 'First',
    lines: gap ? [`${gap.provision} ${gap.title}: ${gap.missing[0] ?? gap.reason}`] : [],
  };
}

function troubleRow({ diagnostics }: Dossier): SummaryRow {
  const errors = diagnostics.filter((diagnostic) => diagnostic.level === 'error').length;
  const warnings = diagnostics.filter((diagnostic) => diagnostic.level === 'warning').length;
  if (errors + warnings === 0) return { label: 'Trouble', lines: [] };
  return {
    label: 'Trouble',
    lines: [
      `${plural(errors, 'error')}, ${plural(warnings, 'warning')} in the inputs, listed above and in the appendix`,
    ],
  };
}

function gateRow({ gate }: Written): SummaryRow {
  if (!gate) return { label: 'Gate', lines: [] };
  const fired = gate.fired.map(({ condition, what }) => `fired: ${condition}, ${what}`);
  return { label: 'Gate', lines: fired.length > 0 ? fired : [`passed: ${gate.conditions.join(', ')}`] };
}

function filesRow({ folder, sums, pages }: Written): SummaryRow {
  const names = Object.keys(sums).map((name) =>
    name === 'dossier.pdf' && pages !== undefined ? `${name} (${pages} pages)` : name,
  );
  return { label: 'Files', lines: [`${folder}/`, names.join(', ')] };
}

function nextRow({ engagement, assessed }: Dossier, { sums }: Written): SummaryRow {
  const unknown = assessed.findings.filter(({ disposition }) => disposition.kind === 'scope unknown').length;
  if (engagement.entity.status === 'not determined')
    return { label: 'Next', lines: ['Have counsel state entity.status in dossier.yaml, then build again.'] };
  if (unknown > 0)
    return {
      label: 'Next',
      lines: [
        `Say under systems: in dossier.yaml where ${plural(unknown, 'finding')} of unknown scope ${unknown === 1 ? 'belongs' : 'belong'}, then build again.`,
      ],
    };
  const unmapped = assessed.findings.filter(({ disposition }) => disposition.kind === 'not mapped').length;
  const counted = assessed.findings.filter(({ disposition }) => disposition.kind === 'counted').length;
  if (unmapped > counted)
    return {
      label: 'Next',
      lines: [
        `Name under mappings: in dossier.yaml the provision of the checks behind ${plural(unmapped, 'finding')}, then build again; findings.csv lists them.`,
      ],
    };
  const document = 'dossier.pdf' in sums ? 'dossier.pdf' : 'dossier.html';
  return { label: 'Next', lines: [`Read page 1 of ${document}, then its section on assumptions.`] };
}

function money(amount: Cents): string {
  return `$${number(Math.round(amount / 100))}`;
}

function range({ low, likely, high }: CentsRange): string {
  return `${money(likely)} (${money(low)} to ${money(high)})`;
}

function plural(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
