import { DossierError, EXIT } from '../../model/diagnostic.js';
import type { Dossier } from '../../model/dossier.js';
import { closest } from '../../model/nearest.js';
import { actionSubject } from './action.js';
import { assumptionSubject } from './assumption.js';
import { bookOf, type Subject } from './book.js';
import { evidenceSubject } from './evidence.js';
import { fact, type Explanation } from './explanation.js';
import { findingSubject } from './finding.js';
import { penaltyLineSubject } from './penalty-line.js';
import { provisionSubject } from './provision.js';
import { totalSubject } from './total.js';
import { weaknessSubject } from './weakness.js';

const SUBJECTS: readonly Subject[] = [
  totalSubject,
  provisionSubject,
  penaltyLineSubject,
  findingSubject,
  weaknessSubject,
  actionSubject,
  evidenceSubject,
  assumptionSubject,
];

/**
 * Walks a figure or a row of a dossier back to what it came from. `what` is an id of any subject, letter case and a
 * leading `45 CFR` or `§` aside; an id that two subjects share explains both. Throws DossierError: 66 when nothing
 * has that id, with the nearest ones; 65 when the dossier does not add up.
 */
export function explain(dossier: Dossier, what: string): Explanation {
  const wanted = what.replace(/^\s*(?:45 CFR\s*)?(?:§\s*)?/i, '').trim();
  const subjects = SUBJECTS.map((subject) => ({ subject, ids: subject.ids(dossier) }));
  const exact = subjects
    .filter(({ ids }) => ids.includes(wanted))
    .map(({ subject }) => ({ subject, id: wanted }));
  const hits =
    exact.length > 0
      ? exact
      : subjects.flatMap(({ subject, ids }) =>
          ids.filter((id) => id.toLowerCase() === wanted.toLowerCase()).map((id) => ({ subject, id })),
        );
  const book = bookOf(dossier);
  const [first, ...more] = hits.map(({ subject, id }) => subject.explain(book, id));
  if (!first)
    throw unknown(
      what,
      wanted,
      subjects.flatMap(({ ids }) => ids),
    );
  const from = fact(
    'Dossier',
    `${dossier.engagement.name}, as of ${dossier.asOf}, content ${dossier.contentHash.slice(0, 12)}`,
  );
  if (more.length === 0) return { ...first, facts: [...from, ...first.facts] };
  return { title: `${wanted} names ${more.length + 1} things`, facts: from, children: [first, ...more] };
}

function unknown(what: string, wanted: string, ids: readonly string[]): DossierError {
  const close = closest(wanted, ids);
  const kinds = SUBJECTS.map(({ kind }) => kind).join('; ');
  return new DossierError(`Nothing in the dossier has the id "${what}".`, {
    exitCode: EXIT.missingInput,
    hint: close.length > 0 ? `Nearest: ${close.join(', ')}.` : `It can be: ${kinds}.`,
  });
}
