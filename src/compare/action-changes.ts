import type { ActionChange, ChangeKind } from '../model/comparison.js';
import type { Plan, PlannedAction } from '../model/plan.js';
import type { ComparedFinding } from './compared-finding.js';
import { hasEnded } from './standing.js';

/** What became of the actions above the earlier cut line, in their order; those without findings are not judged. */
export function actionChanges(plan: Plan, compared: readonly ComparedFinding[]): readonly ActionChange[] {
  const byPrinted = new Map(
    compared.flatMap((each) => (each.before ? [[each.before.id, each] as const] : [])),
  );
  return plan.actions
    .filter(({ selected, findings }) => selected && findings.length > 0)
    .map((action) => changeOf(action, byPrinted));
}

const CLOSED: readonly ChangeKind[] = ['fixed', 'passes now', 'closed before'];

function changeOf(
  { id, key, title, findings }: PlannedAction,
  byPrinted: ReadonlyMap<string, ComparedFinding>,
): ActionChange {
  const fates = findings.flatMap((finding) => byPrinted.get(finding) ?? []);
  const closed = fates.filter(({ kind, now }) => CLOSED.includes(kind) || (now && hasEnded(now))).length;
  const open = fates.filter(({ now }) => now && !hasEnded(now) && now.disposition.kind !== 'refuted').length;
  return {
    action: id,
    key,
    title,
    state: stateOf(findings.length, closed, open),
    findings: findings.length,
    closed,
    open,
  };
}

function stateOf(findings: number, closed: number, open: number): ActionChange['state'] {
  if (closed === findings) return 'done';
  if (open === 0) return 'no longer open';
  return closed > 0 ? 'in part' : 'open';
}
