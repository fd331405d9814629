import type { Assessed } from '../model/assessed.js';
import type { IsoDate } from '../model/date.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { closest } from '../model/nearest.js';
import type { Plan, PlannedAction } from '../model/plan.js';
import { isToFix } from './candidates.js';
import type { SimulatedFix } from '../model/simulation.js';

interface Fixable {
  readonly plan: Pick<Plan, 'actions'>;
  readonly assessed: Assessed;
  readonly asOf: IsoDate;
}

/**
 * What the names stand for: actions of the plan by id or catalog key, each with the actions that it needs first;
 * weaknesses, check families and findings. All are finished on `by`; else actions on their dates in the plan, the
 * rest on the day of assessment. Throws DossierError (66) with the nearest names when nothing is called so.
 */
export function fixesNamed(
  names: readonly string[],
  dossier: Fixable,
  by: IsoDate | undefined,
): readonly SimulatedFix[] {
  const fixes = new Map<string, SimulatedFix>();
  const add = (key: string, fix: SimulatedFix): void => {
    const before = fixes.get(key);
    if (!before || (before.isPrerequisite && !fix.isPrerequisite)) fixes.set(key, fix);
  };
  for (const name of names) {
    const action = actionCalled(name, dossier.plan);
    if (action) {
      for (const first of neededBy(action, dossier.plan)) add(first.key, ofAction(first, by, true));
      add(action.key, ofAction(action, by, false));
    } else {
      const fix = ofFindings(name, dossier, by);
      if (!fix) throw unknown(name, dossier);
      add(fix.id, fix);
    }
  }
  if (fixes.size === 0) throw unknown('', dossier);
  return [...fixes.values()];
}

function actionCalled(name: string, { actions }: Fixable['plan']): PlannedAction | undefined {
  const wanted = name.toLowerCase();
  return actions.find(({ id, key }) => id.toLowerCase() === wanted || key.toLowerCase() === wanted);
}

/** What an action needs, transitively, the first thing first. */
function neededBy(action: PlannedAction, plan: Fixable['plan']): readonly PlannedAction[] {
  const direct = plan.actions.filter(({ key }) => action.prerequisites.includes(key));
  return [...new Set(direct.flatMap((each) => [...neededBy(each, plan), each]))];
}

function ofAction(
  { id, title, findings, finish, oneOff }: PlannedAction,
  by: IsoDate | undefined,
  isPrerequisite: boolean,
): SimulatedFix {
  if (finish === undefined) throw new RangeError(`${id} has no date`);
  return { id, title, findings, finish: by ?? finish, oneOff, isPrerequisite };
}

/** The open findings of a weakness, of a check family, or one finding. */
function ofFindings(
  name: string,
  { assessed, asOf }: Fixable,
  by: IsoDate | undefined,
): SimulatedFix | undefined {
  const wanted = name.toLowerCase();
  const weakness = assessed.weaknesses.find(
    ({ id, family }) => id.toLowerCase() === wanted || family.toLowerCase() === wanted,
  );
  const finding = assessed.findings.find(({ id }) => id.toLowerCase() === wanted);
  const found = weakness ?? finding;
  if (!found) return undefined;
  const among = new Set(weakness ? weakness.findings : finding ? [finding.id] : []);
  const open = assessed.findings.filter((each) => among.has(each.id) && isToFix(each)).map(({ id }) => id);
  if (open.length === 0) {
    throw new DossierError(`${found.id} has no open finding: there is nothing to fix.`, {
      exitCode: EXIT.usage,
      hint: `dossier explain ${found.id} says what became of it.`,
    });
  }
  return {
    id: found.id,
    title: found.title,
    findings: open,
    finish: by ?? asOf,
    isPrerequisite: false,
  };
}

function unknown(name: string, { plan, assessed }: Fixable): DossierError {
  const ids = [
    ...plan.actions.flatMap(({ id, key }) => [id, key]),
    ...assessed.weaknesses.flatMap(({ id, family }) => [id, family]),
    ...assessed.findings.map(({ id }) => id),
  ];
  const near = name === '' ? [] : closest(name, ids);
  return new DossierError(
    name === ''
      ? '--fix names nothing.'
      : `No action, weakness, check family or finding is called "${name}".`,
    {
      exitCode: EXIT.missingInput,
      hint:
        near.length > 0 ? `Nearest: ${near.join(', ')}.` : 'dossier plan lists the actions with their ids.',
    },
  );
}
