import { addYears, type IsoDate } from '../model/date.js';
import type { Engagement } from '../model/engagement.js';
import { mappingChecks } from './mapping-checks.js';
import { safeguardChecks } from './safeguard-checks.js';
import { unknownProvision } from './unknown-provision.js';
import type { FieldPath } from '../yaml/place-in-yaml.js';
import type { FieldIssue } from '../yaml/field-issues.js';

/** The sections that could be read; rules on the others wait until they can be. */
export type ReadableSections = Partial<Engagement>;

const MAX_HORIZON_YEARS = 10;

/** Rules that look at more than one field. */
export function crossChecks(sections: ReadableSections): FieldIssue[] {
  return [
    ...duplicates(sections.systems, 'systems', 'id'),
    ...duplicates(sections.vendors, 'vendors', 'id'),
    ...duplicates(sections.suppressions, 'suppressions', 'id'),
    ...duplicates(sections.culpability, 'culpability', 'provision'),
    ...duplicates(sections.decisions, 'decisions', 'provision'),
    ...duplicates(sections.owners, 'owners', 'provision'),
    ...duplicates(sections.mappings, 'mappings', 'check'),
    ...safeguardChecks(sections),
    ...publication(sections.dossier),
    ...dates(sections),
    ...agreements(sections),
    ...culpability(sections),
    ...mappingChecks(sections.mappings ?? []),
    ...practices(sections),
    ...lapsed(sections),
  ];
}

function duplicates<Field extends string>(
  entries: readonly Readonly<Record<Field, string>>[] | undefined,
  section: string,
  field: Field,
): FieldIssue[] {
  const first = new Map<string, number>();
  return (entries ?? []).flatMap((entry, index) => {
    const earlier = first.get(entry[field]);
    if (earlier === undefined) {
      first.set(entry[field], index);
      return [];
    }
    const message = `\`${field}\` is the same as in ${section}[${earlier + 1}].`;
    return [
      {
        path: [section, index, field],
        code: 'duplicate-id',
        message,
        hint: 'Give each its own, or merge them.',
      },
    ];
  });
}

function publication(dossier: Engagement['dossier'] | undefined): FieldIssue[] {
  if (!dossier) return [];
  return notBefore(['dossier', 'updated'], dossier.updated, dossier.published, 'dossier.published');
}

function dates({ asOf, noticeDate, horizon, plan }: ReadableSections): FieldIssue[] {
  if (!asOf) return [];
  const issues = [
    ...notBefore(['horizon'], horizon, asOf, 'asOf'),
    ...notBefore(['plan', 'by'], plan?.by, asOf, 'asOf'),
  ];
  const last = addYears(asOf, MAX_HORIZON_YEARS);
  if (horizon && horizon > last) {
    const message = `\`horizon\` is more than ${MAX_HORIZON_YEARS} years after \`asOf\`.`;
    issues.push({
      path: ['horizon'],
      code: 'out-of-range',
      message,
      allowed: `at most ${last}`,
      hint: 'Choose an earlier day.',
    });
  }
  if (noticeDate && noticeDate < asOf) {
    const message = '`noticeDate` is before `asOf`; days after the notice are still counted, up to `asOf`.';
    issues.push({
      path: ['noticeDate'],
      level: 'warning',
      code: 'notice-before-as-of',
      message,
      allowed: `${asOf} or later`,
      hint: 'Leave it so if the notice has been given; else correct one of the two days.',
    });
  }
  return issues;
}

/** What lapsed counts again, which nobody may find out from the figures alone. */
function lapsed({ suppressions, asOf }: ReadableSections): FieldIssue[] {
  if (!asOf) return [];
  return (suppressions ?? []).flatMap(({ id, expires, owner }, index): FieldIssue[] =>
    expires >= asOf
      ? []
      : [
          {
            path: ['suppressions', index, 'expires'],
            level: 'warning',
            code: 'suppression-lapsed',
            message: `The suppression \`${id}\` has lapsed; what it suppressed counts again.`,
            allowed: `${asOf} or later`,
            hint: `Have it decided anew, with a new day and approver, or take it out; ${owner} answers for it.`,
          },
        ],
  );
}

function agreements({ vendors, asOf }: ReadableSections): FieldIssue[] {
  return (vendors ?? []).flatMap(({ baa }, index) => {
    const path = ['vendors', index, 'baa'];
    if (baa.kind === 'signed') return notAfter([...path, 'on'], baa.on, asOf);
    return baa.kind === 'missing' ? notAfter([...path, 'since'], baa.since, asOf) : [];
  });
}

function culpability({ culpability, asOf }: ReadableSections): FieldIssue[] {
  return (culpability ?? []).flatMap((input, index) => {
    const path = ['culpability', index];
    const issues = [
      ...unknownProvision([...path, 'provision'], input.provision),
      ...notAfter([...path, 'knownOn'], input.knownOn, asOf),
      ...notAfter([...path, 'on'], input.on, asOf),
    ];
    const isPerPerson = input.countPer === 'person';
    for (const field of ['individuals', 'on'] as const) {
      if (isPerPerson === (input[field] !== undefined)) continue;
      const message = isPerPerson
        ? `A count per person needs \`${field}\`.`
        : `\`${field}\` is stated, and the count is not per person.`;
      issues.push({
        path: [...path, field],
        code: isPerPerson ? 'missing-field' : 'conflicting-fields',
        message,
        hint: isPerPerson ? `Add \`${field}\`, or count per day.` : 'Add `countPer: person`, or remove it.',
      });
    }
    return issues;
  });
}

/** Pub. L. 116-321 looks at the twelve months before. */
function practices({ recognizedSecurityPractices: practices, asOf }: ReadableSections): FieldIssue[] {
  if (!practices || !asOf) return [];
  const path = ['recognizedSecurityPractices', 'since'];
  const issues = notAfter(path, practices.since, asOf);
  if (issues.length === 0 && practices.since > addYears(asOf, -1)) {
    const message =
      'The practices were in place for less than the twelve months that Pub. L. 116-321 asks for.';
    issues.push({
      path,
      level: 'warning',
      code: 'practices-too-recent',
      message,
      allowed: `${addYears(asOf, -1)} or earlier`,
      hint: 'State the day since which the practices can be shown.',
    });
  }
  return issues;
}

function notBefore(
  path: FieldPath,
  day: IsoDate | undefined,
  first: IsoDate | undefined,
  name: string,
): FieldIssue[] {
  if (!day || !first || day >= first) return [];
  const message = `\`${path.join('.')}\` is before \`${name}\`.`;
  return [{ path, code: 'dates-reversed', message, allowed: `${first} or later` }];
}

function notAfter(path: FieldPath, day: IsoDate | undefined, asOf: IsoDate | undefined): FieldIssue[] {
  if (!day || !asOf || day <= asOf) return [];
  const message = 'The day is after `asOf`, the day on which everything is assessed.';
  return [{ path, code: 'after-as-of', message, allowed: `${asOf} or earlier` }];
}
