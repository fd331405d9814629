import type { AssessedFinding } from '../../model/assessed.js';
import { unreachable } from '../../model/diagnostic.js';
import type { DatedFact, FindingState } from '../../model/finding.js';
import type { Observation } from '../../model/observation.js';
import { dollarText } from '../../model/money.js';
import { known, resultsOf, type Book, type Subject } from './book.js';
import { overlapOf } from './brief.js';
import { briefEvidence } from './evidence.js';
import { fact, type Explanation, type Fact } from './explanation.js';
import { lineTerm } from './penalty-line.js';
import { sealedPlace } from './place.js';
import { dated, dispositionText, interval, mappingText, scopeText } from './words.js';

/** A finding: rows it was merged from, mapping, scope, days, disposition, evidence, and the lines that charge its days. */
export const findingSubject: Subject = {
  kind: 'finding, F-…',
  ids: ({ assessed }) => assessed.findings.map(({ id }) => id),
  explain: (book, id) => explainFinding(book, known(book.findings.get(id), id)),
};

function explainFinding(book: Book, finding: AssessedFinding): Explanation {
  const { id, title, resource, mapping, evidence, observations } = finding;
  const { dossier } = book;
  const weakness = book.weaknessOf.get(id);
  const actions = book.actionsOf.get(id) ?? [];
  const place = [resource.type, resource.cloud, resource.account, resource.region].filter(Boolean).join(', ');
  return {
    title: `${id} ${title}`,
    id,
    facts: [
      ...fact('Resource', resource.id || resource.name),
      ...fact('Kind', place),
      ...fact('Severity', finding.severity),
      ...(finding.knownExploited ?? []).flatMap(({ cves, source }) =>
        fact('Known to be exploited', [cves.join(', '), source].filter(Boolean).join(': ')),
      ),
      ...fact('State', stateText(finding.state)),
      ...fact('Check', finding.family),
      ...fact('Weakness', weakness && `${weakness.id} ${weakness.title}`),
      ...fact('Provision', mappingText(mapping)),
      ...(mapping.kind === 'mapped'
        ? [...fact('Mapped by', mapping.source), ...fact('Related', mapping.related.join(', '))]
        : []),
      ...fact('Scope', scopeText(finding.scope)),
      ...fact('Disposition', dispositionText(finding.disposition, dossier.engagement)),
      ...periodFacts(finding),
      ...actions.flatMap((action) => fact('Action', `${action.id} ${action.title}`)),
    ],
    children: [
      ...chargedIn(book, finding),
      ...(evidence.length > 0
        ? [
            {
              title: 'Evidence',
              facts: [],
              children: evidence.flatMap((name) =>
                dossier.evidence.filter(({ item }) => item.id === name).map(briefEvidence),
              ),
            },
          ]
        : []),
      { title: `Rows: ${observations.length}`, facts: [], children: observations.map(row) },
    ],
  };
}

function stateText(state: FindingState): string {
  switch (state.kind) {
    case 'open':
      return 'open';
    case 'fixed':
      return `fixed on ${state.on}: ${state.source}`;
    case 'resolved':
      return `resolved: ${state.source}`;
    case 'accepted':
      return `accepted: ${state.source}`;
    default:
      return unreachable(state);
  }
}

function periodFacts({ period, firstSeen, lastSeen }: AssessedFinding): readonly Fact[] {
  if (period.kind === 'undated') return fact('Days', `not dated: ${period.reason}`);
  const seen = (day: DatedFact | undefined, other: DatedFact): string | undefined =>
    day && day.on !== other.on ? dated(day) : undefined;
  return [
    ...fact('Days', `${interval(period.interval)}, ${period.ended ? 'ended' : 'still open'}`),
    ...fact('From', dated(period.from)),
    ...fact('To', dated(period.to)),
    ...fact('First seen', seen(firstSeen, period.from)),
    ...fact('Last seen', seen(lastSeen, period.to)),
  ];
}

/** The lines of both ends on whose days the finding failed. A finding has no amount of its own: days are shared. */
function chargedIn({ dossier }: Book, finding: AssessedFinding): readonly Explanation[] {
  const { disposition, mapping, period } = finding;
  if (disposition.kind !== 'counted' || mapping.kind !== 'mapped' || period.kind !== 'dated') return [];
  const lines = resultsOf(dossier)
    .slice(0, 2)
    .flatMap(({ result }) => result.lines)
    .filter((line) => line.provision === mapping.provision && overlapOf(line, period.interval));
  if (lines.length === 0) return [];
  return [
    {
      title: 'Penalty lines with days of this finding',
      facts: [
        ...fact(
          'Shared',
          'it has no amount of its own: a day counts once for a provision, whatever fails on it',
        ),
        ...lines.flatMap((line) =>
          fact('Line', `${line.id}: ${lineTerm(line).detail ?? ''}; ${dollarText(line.amount)}`),
        ),
      ],
      children: [],
    },
  ];
}

function row(observation: Observation): Explanation {
  const { at, tool, checkId, title, nativeId, status, seen, severity, nativeSeverity } = observation;
  const days = [seen.first && `first ${seen.first}`, seen.last && `last ${seen.last}`]
    .filter(Boolean)
    .join(', ');
  const how = { scanner: 'as the scanner says', run: 'the day of the scan', none: 'no day in the file' }[
    seen.basis
  ];
  const workflow = status.workflow === 'none' ? '' : `, ${status.workflow}`;
  const native =
    nativeSeverity !== undefined && nativeSeverity !== severity ? ` (in the file: ${nativeSeverity})` : '';
  return {
    title: `${tool} ${checkId}`,
    facts: [
      ...fact('Row', sealedPlace(at), at),
      ...fact('Title', title),
      ...fact('Says', `${status.result}, ${status.record}${workflow}; severity ${severity}${native}`),
      ...fact('Seen', days ? `${days}, ${how}` : how),
      ...fact('Native id', nativeId),
    ],
    children: [],
  };
}
