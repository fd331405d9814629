import { unreachable } from '../../model/diagnostic.js';
import type { EvidenceSays, EvidenceTarget, HashedEvidence, MatchedEvidence } from '../../model/evidence.js';
import { findingsOf, known, type Book, type Subject } from './book.js';
import { fact, type Explanation } from './explanation.js';
import { placeText } from './place.js';
import { amountOf, dispositionText } from './words.js';

/** An evidence item: its metadata and hash, what it says, and the findings and provisions that it bears on. */
export const evidenceSubject: Subject = {
  kind: 'evidence, E-12',
  ids: ({ evidence }) => evidence.map(({ item }) => item.id),
  explain: (book, id) =>
    explainEvidence(
      book,
      known(
        book.dossier.evidence.find(({ item }) => item.id === id),
        id,
      ),
    ),
};

/** An evidence item in a list. */
export function briefEvidence({ item }: MatchedEvidence): Explanation {
  return {
    title: `${item.id} ${item.title}`,
    id: item.id,
    facts: [
      ...fact('Says', saysText(item.says)),
      ...fact('File', contentText(item)),
      ...fact('Row', placeText(item.at)),
    ],
    children: [],
  };
}

function explainEvidence(book: Book, matched: MatchedEvidence): Explanation {
  const { item, provisions, unmatchedTargets, ageDays, outOfDate } = matched;
  const { covers } = item;
  const findings = findingsOf(book, matched.findings);
  return {
    title: `${item.id} ${item.title}`,
    id: item.id,
    facts: [
      ...fact('Kind', item.kind),
      ...fact('Says', saysText(item.says)),
      ...fact('File', contentText(item)),
      ...fact('Row', placeText(item.at)),
      ...fact(
        'Collected',
        [item.collectedAt, item.collectedBy && `by ${item.collectedBy}`, item.method]
          .filter(Boolean)
          .join(', '),
      ),
      ...fact(
        'Covers',
        covers && `${covers.from} ${covers.to === undefined ? 'until further notice' : `to ${covers.to}`}`,
      ),
      ...fact('Owner', item.owner),
      ...fact('Approver', item.approver),
      ...fact('Class', item.classification),
      ...fact('Retain', item.retainUntil && `until ${item.retainUntil}`),
      ...fact(
        'Age',
        ageDays === undefined ? undefined : `${amountOf(ageDays, 'day')}${outOfDate ? ', out of date' : ''}`,
      ),
      ...item.supports.flatMap((target) => fact('Supports', targetText(target))),
      ...unmatchedTargets.flatMap((target) =>
        fact('No match', `${targetText(target)}: nothing in this dossier`),
      ),
      ...fact('Provisions', provisions.join(', ')),
    ],
    children:
      findings.length === 0
        ? []
        : [
            {
              title: `Findings that it bears on: ${findings.length}`,
              facts: [],
              children: findings.map((finding) => ({
                title: `${finding.id} ${finding.title}`,
                id: finding.id,
                facts: [
                  ...fact('Resource', finding.resource.id || finding.resource.name),
                  ...fact('Disposition', dispositionText(finding.disposition, book.dossier.engagement)),
                ],
                children: [],
              })),
            },
          ],
  };
}

function saysText(says: EvidenceSays): string {
  switch (says.kind) {
    case 'confirms':
      return 'confirms the finding';
    case 'refutes':
      return 'refutes the finding';
    case 'fixed':
      return `fixed on ${says.on}`;
    case 'accepted':
      return 'the risk is accepted';
    case 'compensating':
      return 'another measure compensates; the finding stays counted';
    default:
      return unreachable(says);
  }
}

function contentText({ file, content }: HashedEvidence): string {
  const name = file ?? 'no file';
  switch (content.kind) {
    case 'hashed':
      return `${name}, ${amountOf(content.bytes, 'byte')}, sha256 ${content.sha256.slice(0, 12)}`;
    case 'missing file':
      return `${name}: not there${content.reason === undefined ? '' : `, ${content.reason}`}`;
    case 'no file stated':
      return 'none stated';
    default:
      return unreachable(content);
  }
}

function targetText({ finding, check, resource, provision }: EvidenceTarget): string {
  const parts = [
    finding && `finding ${finding}`,
    check && `check ${check}`,
    resource && `resource ${resource}`,
    provision && `provision ${provision}`,
  ];
  return parts.filter(Boolean).join(', ');
}
