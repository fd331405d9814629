import type { AssessedFinding } from '../model/assessed.js';
import type { Dossier } from '../model/dossier.js';
import type { Locator } from '../model/observation.js';
import { csvLines } from './csv.js';
import { pieces, type Pieces } from './pieces.js';

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
  ['cves', cvesOf],
  ['known_exploited', ({ knownExploited = [] }) => knownExploited.map(({ source }) => source).join('; ')],
  ['actions', (_, { actions }) => actions.join(' ')],
  ['source', (finding) => finding.observations.map(({ at }) => placeOf(at)).join('; ')],
];

/** Every finding, counted or not, in the order of the register: by weakness, then as found; line by line. */
export function findingsCsv(dossier: Dossier): Pieces {
  const header = COLUMNS.map(([name]) => name);
  return pieces(() => csvLines(header, rowsOf(dossier)));
}

function* rowsOf({ assessed, plan }: Dossier): Generator<readonly string[]> {
  const findings = new Map(assessed.findings.map((finding) => [finding.id, finding]));
  for (const weakness of assessed.weaknesses) {
    const actions = plan.actions
      .filter((action) => action.closes.includes(weakness.family))
      .map(({ id }) => id);
    for (const id of weakness.findings) {
      const finding = findings.get(id);
      findings.delete(id);
      if (finding) yield rowOf(finding, { weakness: weakness.id, actions });
    }
  }
  for (const finding of findings.values()) yield rowOf(finding, { weakness: '', actions: [] });
}

function rowOf(finding: AssessedFinding, context: Context): readonly string[] {
  return COLUMNS.map(([, value]) => value(finding, context));
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

function cvesOf({ observations }: AssessedFinding): string {
  return [...new Set(observations.flatMap(({ cves = [] }) => cves))].sort().join(' ');
}
