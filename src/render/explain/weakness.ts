import type { Weakness } from '../../model/assessed.js';
import { findingsOf, known, type Book, type Subject } from './book.js';
import { briefFinding } from './brief.js';
import { fact, type Explanation } from './explanation.js';
import { dated, mappingText } from './words.js';

/** A weakness: its mapping, and all its findings with what became of each. */
export const weaknessSubject: Subject = {
  kind: 'weakness, W-01',
  ids: ({ assessed }) => assessed.weaknesses.map(({ id }) => id),
  explain: (book, id) =>
    explainWeakness(
      book,
      known(
        book.dossier.assessed.weaknesses.find((weakness) => weakness.id === id),
        id,
      ),
    ),
};

function explainWeakness(book: Book, weakness: Weakness): Explanation {
  const { id, title, mapping } = weakness;
  const findings = findingsOf(book, weakness.findings);
  const kinds = new Set(findings.map(({ disposition }) => disposition.kind));
  const parts = [...kinds].map(
    (kind) => `${findings.filter(({ disposition }) => disposition.kind === kind).length} ${kind}`,
  );
  const actions = book.dossier.plan.actions.filter(({ closes }) => closes.includes(weakness.family));
  return {
    title: `${id} ${title}`,
    id,
    facts: [
      ...fact(
        'Severity',
        `${weakness.severity}, the worst of its findings${weakness.countedOpen > 0 ? ' that count and are open' : ''}`,
      ),
      ...fact(
        'Findings',
        `${findings.length} = ${parts.join(' + ')}; ${weakness.open} open, ${weakness.countedOpen} of them counted`,
      ),
      ...fact('Check', `${weakness.family}, reported by ${weakness.tools.join(', ')}`),
      ...fact('Provision', mappingText(mapping)),
      ...(mapping.kind === 'mapped'
        ? [...fact('Mapped by', mapping.source), ...fact('Related', mapping.related.join(', '))]
        : []),
      ...fact(
        'Layer',
        [weakness.layer, weakness.pattern && `failure pattern ${weakness.pattern}`]
          .filter(Boolean)
          .join(', '),
      ),
      ...fact('Systems', weakness.systems.join(', ')),
      ...fact('First seen', weakness.firstSeen && dated(weakness.firstSeen)),
      ...fact('Evidence', weakness.evidence.join(', ')),
      ...actions.flatMap((action) => fact('Action', `${action.id} ${action.title}`)),
    ],
    children: [
      {
        title: `Findings: ${findings.length}`,
        facts: [],
        children: findings.map((finding) => briefFinding(finding)),
      },
    ],
  };
}
