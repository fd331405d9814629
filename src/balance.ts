import type { Dossier } from './model/dossier.js';
import type { PolicyResult } from './model/penalty.js';

/** The books don't balance: a bug of ours, never the user's fault. Nothing is written. */
export class ImbalanceError extends Error {
  constructor(imbalances: readonly string[]) {
    super(`the books do not balance:\n${imbalances.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'ImbalanceError';
  }
}

/**
 * Proves that nothing was lost between the rows of the inputs and the figures of the dossier. Throws
 * ImbalanceError that lists every account that doesn't add up.
 */
export function balance(dossier: Dossier): void {
  const imbalances = [
    ...sourcesBalance(dossier),
    ...registerBalances(dossier),
    ...ledgerBalances(dossier),
    ...weaknessesPartition(dossier),
    ...penaltiesAddUp(dossier),
    ...planAddsUp(dossier),
    ...bridgeAddsUp(dossier),
  ];
  if (imbalances.length > 0) throw new ImbalanceError(imbalances);
}

function expectEqual(account: string, left: number, right: number): readonly string[] {
  return left === right ? [] : [`${account}: ${left} is not ${right}`];
}

function registerBalances({ register, evidence }: Dossier): readonly string[] {
  if (register === undefined) return [];
  const { entries, items, refused } = register;
  return [
    ...expectEqual('register: entries = items + refused', entries, items + refused.length),
    ...expectEqual('register: items = evidence of the dossier', items, evidence.length),
  ];
}

function sourcesBalance({ sources }: Dossier): readonly string[] {
  return sources.flatMap((source) =>
    expectEqual(
      `${source.file}: records = observations + skipped`,
      source.records,
      source.observations + source.skipped.length,
    ),
  );
}

function ledgerBalances({ ledger, sources, assessed }: Dossier): readonly string[] {
  const { merge } = ledger;
  const notFailing = merge.passed + merge.manual + merge.notApplicable + merge.notEvaluated;
  const disposed = Object.values(ledger.dispositions).reduce((total, count) => total + count, 0);
  return [
    ...expectEqual(
      'ledger: records = records of all sources',
      ledger.records,
      total(sources, (s) => s.records),
    ),
    ...expectEqual(
      'ledger: skipped = skipped of all sources',
      ledger.skipped,
      total(sources, (s) => s.skipped.length),
    ),
    ...expectEqual(
      'ledger: records = skipped + observations',
      ledger.records,
      ledger.skipped + merge.observations,
    ),
    ...expectEqual(
      'ledger: observations = not failing + merged + findings',
      merge.observations,
      notFailing + merge.merged + merge.findings,
    ),
    ...expectEqual('ledger: findings = sum of dispositions', merge.findings, disposed),
    ...expectEqual('ledger: findings = assessed findings', merge.findings, assessed.findings.length),
    ...expectEqual(
      'ledger: observations behind findings = merged + findings',
      total(assessed.findings, (finding) => finding.observations.length),
      merge.merged + merge.findings,
    ),
  ];
}

function weaknessesPartition({ assessed }: Dossier): readonly string[] {
  const listed = assessed.weaknesses.flatMap((weakness) => weakness.findings);
  const known = new Set(assessed.findings.map((finding) => finding.id));
  return [
    ...expectEqual('findings: ids are unique', known.size, assessed.findings.length),
    ...expectEqual('weaknesses: each finding in exactly one', new Set(listed).size, listed.length),
    ...expectEqual('weaknesses: all findings in one', listed.length, assessed.findings.length),
    ...listed.filter((id) => !known.has(id)).map((id) => `weaknesses: ${id} is no finding`),
  ];
}

function penaltiesAddUp({ exposure }: Dossier): readonly string[] {
  if (exposure.kind !== 'priced') return [];
  const { penalty, headline } = exposure;
  const results = [...Object.values(penalty.estimate), penalty.floor, penalty.ceiling];
  return [
    ...results.flatMap(policyAddsUp),
    ...expectEqual(
      'headline: low = estimate under discretion as applied',
      headline.low,
      penalty.estimate.discretion.total,
    ),
    ...expectEqual('headline: high = ceiling', headline.high, penalty.ceiling.total),
  ];
}

function policyAddsUp(result: PolicyResult): readonly string[] {
  const subtotal = total(result.lines, (line) => line.amount);
  const adjusted = result.subtotal + total(result.adjustments, (adjustment) => adjustment.amount);
  return [
    ...expectEqual(`${result.policy}: subtotal = sum of lines`, result.subtotal, subtotal),
    ...expectEqual(`${result.policy}: total = subtotal + adjustments`, result.total, adjusted),
    ...result.lines.flatMap((line) => [
      ...(line.amount <= line.cap ? [] : [`${line.id}: ${line.amount} is above its cap ${line.cap}`]),
      ...(line.amount <= line.raw ? [] : [`${line.id}: ${line.amount} is above ${line.raw}`]),
    ]),
  ];
}

/** The plan starts from the estimate as it stands before what people stated: factors, practices, waivers. */
function accruedIsPriced({ plan: { path }, exposure }: Dossier): readonly string[] {
  if (exposure.kind !== 'priced' || 'kind' in path) return [];
  const { subtotal, adjustments } = exposure.penalty.estimate.discretion;
  const overlaps = adjustments.filter(({ kind }) => kind === 'overlap');
  return expectEqual(
    'plan: accrued = estimate under discretion before stated adjustments',
    path.accrued,
    subtotal + total(overlaps, ({ amount }) => amount),
  );
}

function planAddsUp(dossier: Dossier): readonly string[] {
  const { plan } = dossier;
  const selected = plan.actions.filter((action) => action.selected);
  return [
    ...accruedIsPriced(dossier),
    ...expectEqual(
      'plan: selected cost = sum of selected actions',
      plan.selectedOneOff.likely,
      total(selected, (a) => a.oneOff.likely),
    ),
    ...expectEqual(
      'plan: cost of all = sum of all actions',
      plan.allOneOff.likely,
      total(plan.actions, (a) => a.oneOff.likely),
    ),
    ...plan.actions.flatMap((action) =>
      (['low', 'likely', 'high'] as const).flatMap((point) =>
        expectEqual(
          `plan: ${action.key} ${point} = sum of its cost lines`,
          action.oneOff[point] + action.monthly[point],
          total(action.costLines, (line) => line.amount[point]),
        ),
      ),
    ),
  ];
}

/** From the earlier range to this one, to the cent; and the list of changes is as long as their counts say. */
function bridgeAddsUp({ comparison, exposure, assessed }: Dossier): readonly string[] {
  if (!comparison) return [];
  const { bridge, counts, findings } = comparison;
  const gone = ['passes now', 'not seen', 'not scanned'];
  const still = counts.filter(({ kind }) => !gone.includes(kind));
  return [
    ...expectEqual(
      'comparison: findings of this dossier = those new, and of both',
      assessed.findings.length,
      total(still, (each) => each.findings),
    ),
    ...counts
      .filter(({ kind }) => kind !== 'continuing' && kind !== 'closed before')
      .flatMap(({ kind, findings: number }) =>
        expectEqual(
          `comparison: ${kind} = listed`,
          number,
          findings.filter((each) => each.kind === kind).length,
        ),
      ),
    ...(bridge.kind === 'no bridge' || exposure.kind !== 'priced'
      ? []
      : (['low', 'high'] as const).flatMap((end) => [
          ...expectEqual(`bridge: ${end} end = headline`, bridge.to[end], exposure.headline[end]),
          ...expectEqual(
            `bridge: ${end} end = earlier one + steps`,
            bridge.to[end],
            bridge.from[end] + total(bridge.steps, (step) => step[end]),
          ),
        ])),
  ];
}

function total<Item>(items: readonly Item[], amount: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + amount(item), 0);
}
