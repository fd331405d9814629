import type { AssessedFinding } from '../../model/assessed.js';
import type { Dossier } from '../../model/dossier.js';
import type { Locator } from '../../model/observation.js';
import type { PlannedAction } from '../../model/plan.js';

/** One action of the plan as work for a team. */
export interface WorkItem {
  readonly action: PlannedAction;
  /** Ids of actions that must be finished first. */
  readonly after: readonly string[];
  readonly places: readonly WorkPlace[];
  /** What the scanners themselves advise for these findings, each once. */
  readonly advice: readonly { readonly tool: string; readonly text: string; readonly url: string }[];
  /** A row for the evidence register that shows the fix. */
  readonly proof: { readonly supports: string; readonly says: string };
}

/** A finding to fix: on what, and in which row of which file a scanner reported it. */
interface WorkPlace {
  readonly finding: string;
  readonly family: string;
  readonly title: string;
  readonly resource: string;
  readonly account: string;
  readonly region: string;
  readonly source: string;
}

/** The actions of the plan in their order, with the resources that each has to treat. */
export function workItems({ plan, assessed }: Dossier): readonly WorkItem[] {
  const findings = new Map(assessed.findings.map((finding) => [finding.id, finding]));
  const idOf = new Map(plan.actions.map(({ key, id }) => [key, id]));
  return plan.actions.map((action) => {
    const closed = action.findings.flatMap((id) => findings.get(id) ?? []);
    return {
      action,
      after: action.prerequisites.flatMap((key) => idOf.get(key) ?? []),
      places: closed.map(placeOf),
      advice: adviceOn(closed),
      proof: proofOf(action),
    };
  });
}

function placeOf({ id, family, title, resource, observations }: AssessedFinding): WorkPlace {
  return {
    finding: id,
    family,
    title,
    resource: resource.id || (resource.name ?? ''),
    account: resource.account ?? '',
    region: resource.region ?? '',
    source: observations.map(({ at }) => rowOf(at)).join('; '),
  };
}

/** `scans/prowler.csv:34`, or with a JSON pointer where there is no line. */
function rowOf({ file, line, pointer }: Locator): string {
  if (line !== undefined) return `${file}:${line}`;
  return pointer === undefined ? file : `${file}#${pointer}`;
}

function adviceOn(findings: readonly AssessedFinding[]): WorkItem['advice'] {
  const advice = findings
    .flatMap(({ observations }) => observations)
    .map(({ tool, remediation }) => ({ tool, text: remediation?.text ?? '', url: remediation?.url ?? '' }))
    .filter(({ text, url }) => text !== '' || url !== '');
  return [...new Map(advice.map((each) => [`${each.text}\n${each.url}`, each])).values()];
}

/** Closed check families, or the provision of an action that closes no scanner finding. */
function proofOf({ closes, provisions }: PlannedAction): WorkItem['proof'] {
  return closes.length > 0
    ? { supports: closes.map((family) => `check=${family}`).join('; '), says: 'fixed on YYYY-MM-DD' }
    : { supports: provisions.map((provision) => `provision=${provision}`).join('; '), says: 'confirms' };
}
