import type { AssessedFinding } from '../model/assessed.js';
import type { Dossier } from '../model/dossier.js';
import type { Locator } from '../model/observation.js';
import { csv } from './csv.js';

type Column = readonly [name: string, value: (finding: AssessedFinding, context: Context) => string];

interface Context {
  readonly weakness: string;
  readonly actions: readonly string[];
}

const COLUMNS: readonly Column[] = [
  ['finding', (finding) => finding.id],
  ['weakness', (_, { weakness }) => weakness],
  ['family', (finding) => finding.family],
  ['title', (finding) => finding.title],
  ['severity', (finding) => finding.severity],
  ['state', (finding) => finding.state.kind],
  ['disposition', (finding) => finding.disposition.kind],
  ['reason', reasonOf],
  ['provision', ({ mapping }) => (mapping.kind === 'mapped' ? mapping.provision : '')],
  ['related', ({ mapping }) => (mapping.kind === 'mapped' ? mapping.related.join(' ') : '')],
  ['system', ({ scope }) => (scope.kind === 'unknown' ? '' : scope.system)],
  ['layer', (finding) => finding.layer],
  ['pattern', (finding) => finding.pattern ?? ''],
  ['from', ({ period }) => (period.kind === 'dated' ? period.interval.from : '')],
  ['to', ({ period }) => (period.kind === 'dated' ? period.interval.to : '')],
  ['from_is', ({ period }) => (period.kind === 'dated' ? period.from.kind : '')],
  ['cloud', ({ resource }) => resource.cloud ?? ''],
  ['account', ({ resource }) => resource.account ?? ''],
  ['region', ({ resource }) => resource.region ?? ''],
  ['resource_type', ({ resource }) => resource.type ?? ''],
  ['resource', ({ resource }) => resource.id],
  ['resource_name', ({ resource }) => resource.name ?? ''],
  ['tools', (finding) => [...new Set(finding.observations.map(({ tool }) => tool))].join('; ')],
  ['evidence', (finding) => finding.evidence.join(' ')],
  ['actions', (_, { actions }) => actions.join(' ')],
  ['source', (finding) => finding.observations.map(({ at }) => placeOf(at)).join('; ')],
];

/** Every finding, counted or not, in the order of the register: by weakness, then as found. */
export function findingsCsv({ assessed, plan }: Dossier): string {
  const findings = new Map(assessed.findings.map((finding) => [finding.id, finding]));
  const rows = assessed.weaknesses.flatMap((weakness) => {
    const actions = plan.actions
      .filter((action) => action.closes.includes(weakness.family))
      .map(({ id }) => id);
    return weakness.findings.flatMap((id) => {
      const finding = findings.get(id);
      findings.delete(id);
      return finding ? [COLUMNS.map(([, value]) => value(finding, { weakness: weakness.id, actions }))] : [];
    });
  });
  const ungrouped = [...findings.values()].map((finding) =>
    COLUMNS.map(([, value]) => value(finding, { weakness: '', actions: [] })),
  );
  return csv(
    COLUMNS.map(([name]) => name),
    [...rows, ...ungrouped],
  );
}

function reasonOf({ disposition }: AssessedFinding): string {
  switch (disposition.kind) {
    case 'counted':
      return '';
    case 'refuted':
      return disposition.evidence;
    case 'suppressed':
      return `${disposition.suppression}: ${disposition.reason}`;
    case 'accepted by scanner':
      return disposition.source;
    default:
      return disposition.reason;
  }
}

function placeOf(at: Locator): string {
  return `${at.file}${at.line === undefined ? '' : `:${at.line}`}${at.pointer === undefined ? '' : `#${at.pointer}`}`;
}
