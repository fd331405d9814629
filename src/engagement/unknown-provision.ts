import { provision, provisions } from '../law/provisions.js';
import { nearest } from '../model/nearest.js';
import type { FieldIssue } from '../yaml/field-issues.js';
import type { FieldPath } from '../yaml/place-in-yaml.js';

/** A citation that no row of the law has would never apply to anything. */
export function unknownProvision(path: FieldPath, cited: string): FieldIssue[] {
  if (cited === '*' || provision(cited)) return [];
  const ids = provisions.map(({ id }) => id);
  const within = ids.filter((id) => id.startsWith(cited));
  const meant = within.length > 0 ? within.join(', ') : nearest(cited, ids);
  return [
    {
      path,
      code: 'unknown-provision',
      message: 'No provision of the law data has this citation.',
      ...(meant !== undefined && { hint: `Did you mean ${meant}?` }),
    },
  ];
}
