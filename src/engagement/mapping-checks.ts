import { crosswalk } from '../law/crosswalk.js';
import { provision } from '../law/provisions.js';
import type { StatedMapping } from '../model/engagement.js';
import { nearest } from '../model/nearest.js';
import type { FieldIssue } from '../yaml/field-issues.js';
import type { FieldPath } from '../yaml/place-in-yaml.js';
import { unknownProvision } from './unknown-provision.js';

/** A mapping leads to a family that the crosswalk has, or to a provision that a finding can violate. */
export function mappingChecks(mappings: readonly StatedMapping[]): FieldIssue[] {
  return mappings.flatMap((mapping, index) => {
    const path = ['mappings', index];
    const { family, provision, related = [] } = mapping;
    return [
      ...(family === undefined ? [] : unknownFamily([...path, 'family'], family)),
      ...(provision === undefined ? [] : notPriced([...path, 'provision'], provision)),
      ...related.flatMap((cited, place) => unknownProvision([...path, 'related', place], cited)),
    ];
  });
}

function unknownFamily(path: FieldPath, name: string): FieldIssue[] {
  const families = crosswalk.map(({ family }) => family);
  if (families.includes(name)) return [];
  const meant = nearest(name, families);
  return [
    {
      path,
      code: 'unknown-family',
      message: 'The crosswalk has no check family of this name.',
      allowed: 'a family that `dossier law --families` lists',
      ...(meant !== undefined && { hint: `Did you mean ${meant}?` }),
    },
  ];
}

/** A provision that is unknown, or that nobody violates by one finding. */
function notPriced(path: FieldPath, cited: string): FieldIssue[] {
  const row = provision(cited);
  if (!row) return unknownProvision(path, cited);
  if (row.designation !== 'general' && row.rule !== 'enforcement') return [];
  return [
    {
      path,
      code: 'unknown-provision',
      message: `${row.id} is a general rule ("${row.title}"), which no finding violates by itself.`,
      allowed: 'a standard or an implementation specification',
      hint: 'Name the standard that the check bears on.',
    },
  ];
}
