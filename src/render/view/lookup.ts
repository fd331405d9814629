import type { AssessedFinding, Weakness } from '../../model/assessed.js';
import type { Dossier } from '../../model/dossier.js';
import type { PlannedAction } from '../../model/plan.js';
import type { ProvisionText, RenderContext } from '../context.js';
import { anchorId, join, linkTo, text, type Md } from '../md.js';

export type Designation = ProvisionText['designation'];

/** What more than one section asks of a dossier, found once; and the links between its records. */
export interface Lookup {
  readonly findings: ReadonlyMap<string, AssessedFinding>;
  readonly weaknesses: ReadonlyMap<string, Weakness>;
  /** Actions that close findings of a check family. */
  readonly actionsFor: (family: string) => readonly PlannedAction[];
  /** Weaknesses of the check families that an action closes. */
  readonly closedBy: (action: PlannedAction) => readonly Weakness[];
  /** The action of a catalog key, where the plan has it. */
  readonly actionLink: (key: string) => Md;
  /** Weaknesses of a check family. */
  readonly weaknessesIn: (family: string) => readonly Weakness[];
  /** Weaknesses that these findings belong to. */
  readonly weaknessesWith: (findings: readonly string[]) => readonly Weakness[];
  /** Weaknesses with counted findings whose priced provision this is, those that are open first. */
  readonly weaknessesOf: (provision: string) => readonly Weakness[];
  readonly provisionTitle: (id: string) => Md;
  readonly designation: (id: string) => Designation | undefined;
  /** `[164.312(b)](#p-164-312-b)`: to the working when the provision is priced, else to the coverage table. */
  readonly provisionLink: (id: string) => Md;
  readonly recordLink: (id: string) => Md;
  readonly recordLinks: (ids: readonly string[]) => Md;
}

export function lookupOf(dossier: Dossier, context: RenderContext): Lookup {
  const findings = new Map(dossier.assessed.findings.map((finding) => [finding.id, finding]));
  const weaknesses = new Map(dossier.assessed.weaknesses.map((weakness) => [weakness.id, weakness]));
  const provisions = new Map(context.provisions.map((provision) => [provision.id, provision]));
  const priced = new Set(
    dossier.exposure.kind === 'priced' ? dossier.exposure.provisions.map((line) => line.provision) : [],
  );
  const covered = new Set(dossier.assessed.coverage.map((row) => row.provision));
  const records = new Set([
    ...weaknesses.keys(),
    ...dossier.plan.actions.map((action) => action.id),
    ...dossier.evidence.map(({ item }) => item.id),
  ]);
  const recordLink = (id: string): Md => (records.has(id) ? linkTo(recordAnchor(id), text(id)) : text(id));
  return {
    findings,
    weaknesses,
    actionsFor: (family) => dossier.plan.actions.filter((action) => action.closes.includes(family)),
    closedBy: (action) =>
      dossier.assessed.weaknesses.filter(
        ({ family, counted }) => counted > 0 && action.closes.includes(family),
      ),
    actionLink: (key) => {
      const found = dossier.plan.actions.find((action) => action.key === key);
      return found === undefined ? text(key) : recordLink(found.id);
    },
    weaknessesIn: (family) => dossier.assessed.weaknesses.filter((weakness) => weakness.family === family),
    weaknessesWith: (ids) => {
      const families = new Set(ids.map((id) => findings.get(id)?.family));
      return dossier.assessed.weaknesses.filter(({ family }) => families.has(family));
    },
    weaknessesOf: (provision) =>
      dossier.assessed.weaknesses.filter(
        ({ mapping, counted }) => counted > 0 && mapping.kind === 'mapped' && mapping.provision === provision,
      ),
    provisionTitle: (id) => text(provisions.get(id)?.title ?? `45 CFR ${id}`),
    designation: (id) => provisions.get(id)?.designation,
    provisionLink: (id) => {
      if (priced.has(id)) return linkTo(`p-${id}`, text(id));
      return covered.has(id) ? linkTo(`c-${id}`, text(id)) : text(`45 CFR ${id}`);
    },
    recordLink,
    recordLinks: (ids) => join(ids.map(recordLink)),
  };
}

/** Weakness, action and evidence ids are the user's or ours; the prefix keeps them apart from section anchors. */
export function recordAnchor(id: string): string {
  return `r-${anchorId(id)}`;
}

/** `<a id="r-e-014"></a>`, for a row of a table. */
export function rowAnchor(anchor: string): Md {
  return `<a id="${anchorId(anchor)}"></a>` as Md;
}
