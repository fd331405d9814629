import { isAddressable, provision, provisions } from '../law/provisions.js';
import type { AddressableDecision, Engagement } from '../model/engagement.js';
import { nearest } from '../model/nearest.js';
import type { FieldIssue } from '../yaml/field-issues.js';
import type { FieldPath } from '../yaml/place-in-yaml.js';

/** Decisions on addressable specifications, owners and the shares of vendors name provisions that there are. */
export function safeguardChecks({ decisions, owners, vendors, asOf }: Partial<Engagement>): FieldIssue[] {
  return [
    ...(decisions ?? []).flatMap((decision, index) => decisionIssues(decision, ['decisions', index], asOf)),
    ...(owners ?? []).flatMap((owner, index) => nothingWithin(['owners', index], owner.provision)),
    ...(vendors ?? []).flatMap(({ provides }, index) =>
      (provides ?? []).flatMap((part, at) =>
        nothingWithin(['vendors', index, 'provides', at], part.provision),
      ),
    ),
  ];
}

function decisionIssues(
  { provision: id, reasonableAndAppropriate, alternative, on }: AddressableDecision,
  path: FieldPath,
  asOf: Engagement['asOf'] | undefined,
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (!isAddressable(id)) {
    const meant = nearest(id, addressable());
    const known = provision(id) !== undefined;
    issues.push({
      path: [...path, 'provision'],
      code: known ? 'not-addressable' : 'unknown-provision',
      message: known
        ? 'It is not addressable: nothing may be decided in its place (45 CFR 164.306(d)(2)).'
        : 'No provision of the law data has this citation.',
      ...(meant !== undefined && { hint: `Did you mean ${meant}?` }),
    });
  }
  if (!reasonableAndAppropriate && alternative === undefined) {
    issues.push({
      path: [...path, 'alternative'],
      code: 'missing-field',
      message: 'It is decided not to be reasonable and appropriate, and no equivalent measure is stated.',
      hint: 'Add `alternative`: the measure in its place, or why none is (45 CFR 164.306(d)(3)(ii)(B)).',
    });
  }
  if (asOf && on > asOf) {
    const message = 'The day is after `asOf`, the day on which everything is assessed.';
    issues.push({ path: [...path, 'on'], code: 'after-as-of', message, allowed: `${asOf} or earlier` });
  }
  return issues;
}

function nothingWithin(path: FieldPath, named: string): FieldIssue[] {
  const found = provisions.some(({ id }) => id === named || id.startsWith(`${named}(`));
  if (found) return [];
  const meant = nearest(
    named,
    provisions.map(({ id }) => id),
  );
  return [
    {
      path: [...path, 'provision'],
      code: 'unknown-provision',
      message: 'No provision of the law data is or stands below this citation.',
      ...(meant !== undefined && { hint: `Did you mean ${meant}?` }),
    },
  ];
}

function addressable(): string[] {
  return provisions.map(({ id }) => id).filter(isAddressable);
}
