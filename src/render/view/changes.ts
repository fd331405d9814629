import {
  CHANGE_KINDS,
  type ChangeKind,
  type Comparison,
  type FindingChange,
} from '../../model/comparison.js';
import type { Dossier } from '../../model/dossier.js';
import { cents, type Cents } from '../../model/money.js';
import { capital, count, list, longDate, money, plural } from '../format.js';
import { code, join, md, NOTHING, text, type Md } from '../md.js';
import { coverageMark, severityMark } from './labels.js';
import type { Lookup } from './lookup.js';
import { movementOf } from './movement.js';

interface ChangedWeakness {
  readonly title: Md;
  readonly severity: Md;
  readonly findings: Md;
  readonly where: Md;
  readonly reason: Md;
}

interface ChangeGroup {
  /** As `numberMarkdown` reads it, with the anchor of its table. */
  readonly caption: Md;
  readonly rows: readonly ChangedWeakness[];
  readonly more: Md;
  readonly hasMore: boolean;
}

/** What changed since the earlier dossier; empty, and said to be, where none was given. */
export interface ChangesView {
  readonly hasBaseline: boolean;
  readonly since: Md;
  readonly baseline: Md;
  readonly movement: Md;
  readonly hasBridge: boolean;
  readonly from: Ends;
  readonly to: Ends;
  readonly asOf: Md;
  readonly steps: readonly (Ends & { readonly label: Md; readonly statement: Md })[];
  /** Names of the steps that move nothing. */
  readonly still: Md;
  readonly hasStill: boolean;
  readonly counts: readonly {
    readonly kind: Md;
    readonly findings: Md;
    readonly counted: Md;
    readonly means: Md;
  }[];
  readonly groups: readonly ChangeGroup[];
  readonly inputs: readonly { readonly subject: Md; readonly before: Md; readonly now: Md }[];
  readonly evidence: readonly { readonly item: Md; readonly kind: Md; readonly reason: Md }[];
  readonly moreEvidence: Md;
  readonly hasMoreEvidence: boolean;
  readonly coverage: readonly { readonly provision: Md; readonly before: Md; readonly now: Md }[];
  readonly actions: readonly { readonly title: Md; readonly state: Md; readonly closed: Md }[];
}

interface Ends {
  readonly low: Md;
  readonly high: Md;
}

const NONE: Ends = { low: NOTHING, high: NOTHING };
const MOST_ROWS = 12;
const MOST_ITEMS = 20;

export function changesView(dossier: Dossier, lookup: Lookup): ChangesView {
  const { comparison } = dossier;
  const movement = join(movementOf(dossier), ' ');
  return comparison
    ? { ...changesOf(comparison, lookup), movement, asOf: longDate(dossier.asOf) }
    : { ...EMPTY, movement };
}

const EMPTY: ChangesView = {
  hasBaseline: false,
  since: NOTHING,
  baseline: NOTHING,
  movement: NOTHING,
  hasBridge: false,
  from: NONE,
  to: NONE,
  asOf: NOTHING,
  steps: [],
  still: NOTHING,
  hasStill: false,
  counts: [],
  groups: [],
  inputs: [],
  evidence: [],
  moreEvidence: NOTHING,
  hasMoreEvidence: false,
  coverage: [],
  actions: [],
};

function changesOf(comparison: Comparison, lookup: Lookup): ChangesView {
  const { baseline, counts, findings, evidence, coverage, inputs, actions } = comparison;
  return {
    ...EMPTY,
    ...bridgeOf(comparison),
    hasBaseline: true,
    since: longDate(baseline.asOf),
    baseline: md`${text(baseline.engagement)}, content ${code(baseline.contentHash.slice(0, 12))}, built by version ${text(baseline.tool.version)} with law data ${text(baseline.tool.lawVersion)}`,
    counts: counts
      .filter((each) => each.findings > 0)
      .map(({ kind, findings: all, counted }) => ({
        kind: capital(text(kind)),
        findings: count(all),
        counted: count(counted),
        means: text(MEANS[kind]),
      })),
    groups: CHANGE_KINDS.flatMap((kind) => groupOf(kind, findings, lookup)),
    inputs: inputs.map(({ what, subject, before, now }) => ({
      subject:
        what === 'culpability'
          ? md`culpability, ${lookup.provisionLink(subject)}`
          : md`${text(what)}, ${text(subject)}`,
      before: text(before),
      now: text(now),
    })),
    evidence: evidence.slice(0, MOST_ITEMS).map(({ item, title, kind, reason }) => ({
      item: md`${lookup.recordLink(item)} ${text(title)}`,
      kind: text(kind),
      reason: text(reason),
    })),
    moreEvidence: plural(evidence.length - MOST_ITEMS, 'more item'),
    hasMoreEvidence: evidence.length > MOST_ITEMS,
    coverage: coverage.map(({ provision, title, before, now }) => ({
      provision: md`${lookup.provisionLink(provision)} ${text(title)}`,
      before: coverageMark(before),
      now: coverageMark(now),
    })),
    actions: actions.map(({ action, title, state, findings: all, closed }) => ({
      title: md`${text(action)} ${text(title)}`,
      state: text(state),
      closed: md`${count(closed)} of ${count(all)}`,
    })),
  };
}

function bridgeOf({ bridge }: Comparison) {
  if (bridge.kind === 'no bridge') return {};
  const { from, to, steps } = bridge;
  const still = steps.filter(({ low, high }) => low === 0 && high === 0);
  return {
    hasBridge: true,
    from: { low: money(from.low), high: money(from.high) },
    to: { low: money(to.low), high: money(to.high) },
    steps: steps
      .filter(({ low, high }) => low !== 0 || high !== 0)
      .map(({ label, statement, low, high }) => ({
        label: text(label),
        statement: text(statement),
        low: signed(low),
        high: signed(high),
      })),
    still: list(still.map(({ label }) => text(label.toLowerCase()))),
    hasStill: still.length > 0,
  };
}

function signed(amount: Cents): Md {
  if (amount === 0) return text('–');
  return amount > 0 ? md`+${money(cents(amount))}` : money(amount);
}

const MEANS: Readonly<Record<ChangeKind, string>> = {
  new: 'Not in the earlier dossier.',
  reopened: 'Had ended, and fails again.',
  fixed: 'Ended since, on a stated day; days before it stay counted.',
  'passes now': 'Only passing in these scans; past failures are not in them.',
  'not seen': 'In no scan of this build, though the account was scanned. No proof of a fix.',
  'not scanned': 'No scan of this build covers the account. Nothing is known.',
  reclassified: 'Goes on, counted or mapped otherwise.',
  continuing: 'Goes on as before.',
  'closed before': 'Had ended before; past days stay counted.',
};

function groupOf(
  kind: ChangeKind,
  findings: readonly FindingChange[],
  lookup: Lookup,
): readonly ChangeGroup[] {
  const byFamily = new Map<string, FindingChange[]>();
  for (const change of findings) {
    if (change.kind !== kind) continue;
    const known = byFamily.get(change.family);
    if (known) known.push(change);
    else byFamily.set(change.family, [change]);
  }
  const rows = [...byFamily.values()];
  if (rows.length === 0) return [];
  return [
    {
      caption: md`Table: ${capital(text(kind))}. ${text(MEANS[kind].replace(/\.$/, ''))} {#t-changes-${text(kind.replaceAll(' ', '-'))}}`,
      rows: rows.slice(0, MOST_ROWS).flatMap((changes) => rowOf(changes, lookup)),
      more: plural(rows.length - MOST_ROWS, 'more weakness', 'more weaknesses'),
      hasMore: rows.length > MOST_ROWS,
    },
  ];
}

const MOST_PLACES = 2;

function rowOf(changes: readonly FindingChange[], lookup: Lookup): readonly ChangedWeakness[] {
  const [first] = changes;
  if (!first) return [];
  const weakness = lookup.weaknessesIn(first.family)[0];
  const places = [...new Set(changes.map(({ resource }) => resource))];
  const shown = places.slice(0, MOST_PLACES).map(code);
  const isSame = changes.every(({ reason }) => reason === first.reason);
  return [
    {
      title: weakness ? md`${lookup.recordLink(weakness.id)} ${text(first.title)}` : text(first.title),
      severity: severityMark(first.severity),
      findings: count(changes.length),
      where:
        places.length > MOST_PLACES
          ? md`${join(shown)} and ${count(places.length - MOST_PLACES)} more`
          : join(shown),
      reason: isSame ? text(first.reason) : md`${text(first.reason)} (the first of them)`,
    },
  ];
}
