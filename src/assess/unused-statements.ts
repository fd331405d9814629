import type { Diagnostic, Place } from '../model/diagnostic.js';
import type { Engagement, Suppression } from '../model/engagement.js';
import type { Finding } from '../model/finding.js';
import { namesCheck } from './stated-family.js';

/** Where a field of dossier.yaml stands. */
export type PlaceOf = (path: readonly (string | number)[]) => Place;

/** What dossier.yaml states about findings and no finding answers to: a slip of the pen, or no longer needed. */
export function unusedStatements(
  { suppressions, mappings = [] }: Pick<Engagement, 'suppressions' | 'mappings'>,
  unused: readonly Suppression[],
  findings: readonly Finding[],
  placeOf: PlaceOf,
): readonly Diagnostic[] {
  return [
    ...suppressions.flatMap((suppression, index): Diagnostic[] =>
      unused.some(({ id }) => id === suppression.id)
        ? [
            {
              level: 'warning',
              code: 'suppression-matches-nothing',
              message: `The suppression \`${suppression.id}\` matches no finding, so that it suppresses nothing.`,
              at: placeOf(['suppressions', index, 'match']),
              value: Object.values(suppression.match).join(', '),
              allowed: 'id, check or resource of a finding, as findings.csv writes them',
              hint: 'Correct `match`, or take the suppression out.',
            },
          ]
        : [],
    ),
    ...mappings.flatMap((mapping, index): Diagnostic[] =>
      findings.some((finding) => namesCheck(mapping, finding))
        ? []
        : [
            {
              level: 'warning',
              code: 'mapping-matches-nothing',
              message: 'The mapping names the check of no finding.',
              at: placeOf(['mappings', index, 'check']),
              value: mapping.check,
              allowed: 'check id, check family or title of a finding, as findings.csv writes them',
              hint: 'Correct `check`, or take the mapping out.',
            },
          ],
    ),
  ];
}
