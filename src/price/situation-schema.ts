import { z } from 'zod';
import { ENACTED } from '../law/law-on.js';
import { PRACTICES_FROM } from '../law/recognized-security-practices.js';
import { asListed } from '../law/provisions.js';
import { sectionExists } from '../law/sections.js';
import { isoDate, parseIsoDate, type IsoDate } from '../model/date.js';
import { dollars } from '../model/money.js';
import { TIERS, type CountBasis } from '../model/penalty.js';
import { statedAdjustmentSchema } from './stated-adjustment-schema.js';
import type { Rate } from './unite-days.js';

/** A trillion: more than any penalty, and exact in cents. */
const MOST_DOLLARS = 1_000_000_000_000;
/** More than there are people. */
const MOST_PERSONS = 10_000_000_000;

/** HIPAA was enacted on the first of these days; a year beyond the last is a slip of the pen. */
const [FIRST_DAY, LAST_DAY] = [ENACTED, '2199-12-31'];

const day = z.iso.date().transform((text, context): IsoDate => {
  if (text >= FIRST_DAY && text <= LAST_DAY) return isoDate(text);
  const params = { allowed: `${FIRST_DAY} (HIPAA is enacted) to ${LAST_DAY}` };
  context.addIssue({ code: 'custom', message: 'is not a day that can be priced', params });
  return z.NEVER;
});

const CITATION = /^16[024]\.\d{3}(\([A-Za-z0-9]{1,5}\))*$/;

const provision = z.string().transform((text, context): string => {
  const citation = asListed(text.replace(/^\s*(?:45\s*CFR\s*)?(?:§\s*)?/i, '').replaceAll(/\s/g, ''));
  if (CITATION.test(citation)) {
    if (sectionExists(citation)) return citation;
    const params = { allowed: 'sections of 45 CFR parts 160, 162 and 164, such as 164.312' };
    context.addIssue({ code: 'custom', message: 'names a section that does not exist', params });
    return z.NEVER;
  }
  const params = { allowed: 'a citation of 45 CFR parts 160, 162 or 164, such as 164.312(a)(2)(iv)' };
  context.addIssue({ code: 'custom', message: 'is not a citation', params });
  return z.NEVER;
});

const rate = z
  .union([z.string(), z.number()])
  .transform((value, context): Rate => {
    if (value === 'minimum' || value === 'maximum') return value;
    if (Number.isInteger(value) && Number(value) > 0 && Number(value) <= MOST_DOLLARS)
      return dollars(Number(value));
    const params = { allowed: 'minimum, maximum, or whole dollars such as 2000' };
    context.addIssue({ code: 'custom', message: 'is no rate', params });
    return z.NEVER;
  })
  .optional()
  .meta({ description: '`minimum`, `maximum`, or whole dollars per violation.' });

const persons = z
  .int()
  .min(1)
  .max(MOST_PERSONS)
  .meta({ description: 'Persons toward whom the provision was violated.' });
const from = day.meta({ description: 'First day of the violation.' });
const to = day.meta({ description: 'Last day of the violation; it counts.' });

const common = {
  provision: provision.meta({
    description: 'Provision of 45 CFR that was violated, such as 164.312(a)(2)(iv).',
  }),
  tier: z.enum(TIERS).optional().meta({ description: 'Culpability tier of 45 CFR 160.404(b)(2).' }),
  rate,
  knownOn: day.optional().meta({
    description:
      'First day on which the entity knew, or by exercising reasonable diligence would have known; starts the 30 days of 45 CFR 160.410(c).',
  }),
  correctedOn: day.optional().meta({ description: 'Day on which all of it was corrected.' }),
  facts: z.string().trim().min(1).optional().meta({
    description:
      'A name for what happened. A standard and its own specification are charged apart where their entries name different facts, and once where they name the same or none (45 CFR 160.404(b)(3)).',
  }),
};

const violationOfBasis = z.discriminatedUnion('basis', [
  z.strictObject({ ...common, basis: z.literal('per-day'), from, to }).superRefine(inOrder),
  z
    .strictObject({
      ...common,
      basis: z.literal('per-person'),
      persons,
      on: day.meta({ description: 'Day of the event.' }),
    })
    .superRefine(inOrder),
  z.strictObject({ ...common, basis: z.literal('per-person-day'), persons, from, to }).superRefine(inOrder),
]);

/** What each basis is counted by. */
const MEASURES: Readonly<Record<string, readonly string[]>> = {
  'per-day': ['from', 'to'],
  'per-person': ['persons', 'on'],
  'per-person-day': ['persons', 'from', 'to'],
} satisfies Record<CountBasis, readonly string[]>;

const violation = z.unknown().superRefine(measuresOfBasis).pipe(violationOfBasis);

/** The file that `dossier price` reads: facts of a case, without any scans. */
export const situationSchema = z
  .strictObject({
    noticeDate: day.meta({
      description: 'Date of the Notice of Proposed Determination (45 CFR 160.420); it picks the schedule.',
    }),
    violations: z.array(violation).min(1),
    adjustments: z.array(statedAdjustmentSchema).default([]),
  })
  .superRefine(practicesAreLaw)
  .superRefine(knownByNotice);

export type Situation = z.output<typeof situationSchema>;

/** Recognized security practices bear on notices since their law only. */
function practicesAreLaw(
  { noticeDate, adjustments }: { noticeDate: string; adjustments: readonly { kind: string }[] },
  context: z.core.$RefinementCtx,
): void {
  if (noticeDate >= PRACTICES_FROM) return;
  for (const [index, { kind }] of adjustments.entries()) {
    if (kind !== 'recognized security practices') continue;
    const params = {
      allowed: `for notices since ${PRACTICES_FROM} (Pub. L. 116-321)`,
      hint: 'State what was in place as a mitigating-factor.',
    };
    const message = `did not exist at the notice of ${noticeDate}`;
    context.addIssue({ code: 'custom', path: ['adjustments', index, 'kind'], message, params });
  }
}

/** The notice itself gives the knowledge, at the latest. */
function knownByNotice(
  { noticeDate, violations }: { noticeDate: string; violations: readonly { knownOn?: string | undefined }[] },
  context: z.core.$RefinementCtx,
): void {
  for (const [index, { knownOn }] of violations.entries()) {
    if (knownOn === undefined || knownOn <= noticeDate) continue;
    const params = { allowed: `${noticeDate} or earlier` };
    const path = ['violations', index, 'knownOn'];
    context.addIssue({
      code: 'custom',
      path,
      message: 'is after the notice, which gives the knowledge',
      params,
    });
  }
}

/** One error for measures of another basis, instead of one for each field that is missing or too many. */
function measuresOfBasis(value: unknown, context: z.core.$RefinementCtx): void {
  if (typeof value !== 'object' || value === null || !('basis' in value)) return;
  const { basis } = value;
  const own = typeof basis === 'string' ? MEASURES[basis] : undefined;
  if (!own) return;
  const stated = [...new Set(Object.values(MEASURES).flat())].filter((field) => field in value);
  const [first, ...others] = stated.filter((field) => !own.includes(field));
  if (first === undefined) return;
  const meant = Object.keys(MEASURES).findLast((name) =>
    MEASURES[name]?.every((field) => stated.includes(field)),
  );
  const verb = others.length > 0 ? `and ${others.map((field) => `\`${field}\``).join(', ')} do` : 'does';
  context.addIssue({
    code: 'custom',
    path: [first],
    message: `${verb} not belong to basis ${String(basis)}`,
    params: {
      allowed: own.join(', '),
      ...(meant !== undefined && meant !== basis && { hint: `Did you mean basis \`${meant}\`?` }),
    },
  });
}

interface Days {
  readonly on?: string;
  readonly from?: string;
  readonly to?: string;
  readonly correctedOn?: string | undefined;
}

/** Compares days that are days; what is none has been reported. */
function inOrder({ on, from = on, to = on, correctedOn }: Days, context: z.core.$RefinementCtx): void {
  const isDay = (text: string | undefined): text is string =>
    text !== undefined && parseIsoDate(text) === text;
  const refuse = (path: string, than: string, earliest: string): void => {
    const params = { allowed: `${earliest} or later` };
    context.addIssue({ code: 'custom', path: [path], message: `is before \`${than}\``, params });
  };
  if (!isDay(from) || !isDay(to)) return;
  if (to < from) refuse('to', 'from', from);
  else if (isDay(correctedOn) && correctedOn < to) refuse('correctedOn', on === undefined ? 'to' : 'on', to);
}
