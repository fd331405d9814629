import type { AssessedFinding, Weakness } from '../../model/assessed.js';
import type { Dossier } from '../../model/dossier.js';
import type { PolicyResult } from '../../model/penalty.js';
import type { PlannedAction } from '../../model/plan.js';
import type { Explanation } from './explanation.js';

/** A dossier with its findings by id, and who refers to them. */
export interface Book {
  readonly dossier: Dossier;
  readonly findings: ReadonlyMap<string, AssessedFinding>;
  readonly weaknessOf: ReadonlyMap<string, Weakness>;
  readonly actionsOf: ReadonlyMap<string, readonly PlannedAction[]>;
}

/** One kind of thing that can be explained. */
export interface Subject {
  /** As error messages call it: `finding (F-…)`. */
  readonly kind: string;
  readonly ids: (dossier: Dossier) => readonly string[];
  /** `id` is one of `ids`. */
  readonly explain: (book: Book, id: string) => Explanation;
}

export function bookOf(dossier: Dossier): Book {
  const { assessed, plan } = dossier;
  const actionsOf = new Map<string, PlannedAction[]>();
  for (const action of plan.actions) {
    for (const id of action.findings) {
      const actions = actionsOf.get(id);
      if (actions) actions.push(action);
      else actionsOf.set(id, [action]);
    }
  }
  return {
    dossier,
    findings: new Map(assessed.findings.map((finding) => [finding.id, finding])),
    weaknessOf: new Map(
      assessed.weaknesses.flatMap((weakness) => weakness.findings.map((id) => [id, weakness])),
    ),
    actionsOf,
  };
}

/** The findings of these ids that the dossier holds. */
export function findingsOf({ findings }: Book, ids: readonly string[]): readonly AssessedFinding[] {
  return ids.flatMap((id) => findings.get(id) ?? []);
}

/** A priced result and what the documents call its total. */
export interface NamedResult {
  readonly name: string;
  readonly result: PolicyResult;
}

/** Every result of the dossier; the two ends of the headline come first. Empty when nothing is priced. */
export function resultsOf({ exposure }: Dossier): readonly NamedResult[] {
  if (exposure.kind === 'not-priced') return [];
  const { estimate, floor, ceiling } = exposure.penalty;
  return [
    { name: 'headline, low end (estimate, discretion caps as applied)', result: estimate.discretion },
    { name: 'headline, high end (ceiling, codified caps)', result: ceiling },
    { name: 'estimate under the codified caps', result: estimate.codified },
    { name: 'estimate under the discretion caps, adjusted', result: estimate.discretionAdjusted },
    { name: 'floor', result: floor },
  ];
}

/** The item of that id; only called with ids that a subject listed itself. */
export function known<Item>(item: Item | undefined, id: string): Item {
  if (item === undefined) throw new RangeError(`${id} is listed, and not there`);
  return item;
}
