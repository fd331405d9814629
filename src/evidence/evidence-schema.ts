import { z } from 'zod';
import { parseIsoDate } from '../model/date.js';
import {
  EVIDENCE_ROLES,
  type EvidenceItem,
  type EvidenceKind,
  type EvidenceSays,
  type EvidenceTarget,
} from '../model/evidence.js';
import { nearest } from '../model/nearest.js';
import { parseTargets, problemOf, TARGET_SYNTAX } from './parse-targets.js';

const KINDS = Object.keys(EVIDENCE_ROLES) as EvidenceKind[];

const text = z.string().trim().min(1);

const day = z.string().transform((value, context) => {
  const read = parseIsoDate(value.trim());
  if (read) return read;
  const params = { allowed: 'YYYY-MM-DD, alone or before a time' };
  context.addIssue({ code: 'custom', message: 'is not a calendar day', params });
  return z.NEVER;
});

const SAYS = 'confirms, refutes, fixed on YYYY-MM-DD, accepted, compensating';

/** `fixed on 2026-05-01` and the like; undefined when it is none of them. */
function saysOf(value: string): EvidenceSays | undefined {
  const [, fixedOn] = /^fixed(?:\s+on)?\s+(\S+)$/i.exec(value.trim()) ?? [];
  if (fixedOn !== undefined) {
    const on = parseIsoDate(fixedOn);
    return on && { kind: 'fixed', on };
  }
  const kind = value.trim().toLowerCase();
  if (kind === 'confirms' || kind === 'refutes' || kind === 'accepted' || kind === 'compensating')
    return { kind };
  return undefined;
}

function saysRemedy(value: string): string {
  if (/^fixed/i.test(value.trim()))
    return 'Write the day of the fix as it stands in a calendar: fixed on 2026-05-31.';
  const meant = nearest(value, ['confirms', 'refutes', 'accepted', 'compensating', 'fixed on']);
  return meant === undefined
    ? 'Write one of these words; what else there is to say belongs into the title.'
    : `Did you mean \`${meant}\`?`;
}

const says = z.union([
  text.transform((value, context) => {
    const read = saysOf(value);
    if (read) return read;
    const message = /^fixed/i.test(value)
      ? 'says fixed without a day that exists'
      : 'says nothing that is known';
    context.addIssue({ code: 'custom', message, params: { allowed: SAYS, hint: saysRemedy(value) } });
    return z.NEVER;
  }),
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['confirms', 'refutes', 'accepted', 'compensating']) }),
    z.strictObject({ kind: z.literal('fixed'), on: day }),
  ]),
]);

const targetsInText = z.string().transform((value, context): readonly EvidenceTarget[] => {
  const reading = parseTargets(value);
  if (reading.kind === 'read') return reading.targets;
  const params = { allowed: TARGET_SYNTAX, hint: reading.hint };
  context.addIssue({ code: 'custom', message: reading.message, params });
  return z.NEVER;
});

const target = z
  .strictObject({
    finding: text.optional(),
    check: text.optional(),
    resource: text.optional(),
    provision: text.optional(),
  })
  .superRefine((parts, context) => {
    const stated = Object.entries(parts) as [keyof EvidenceTarget, string][];
    if (stated.length === 0) context.addIssue({ code: 'custom', message: 'states nothing that it supports' });
    for (const [part, value] of stated) {
      const message = problemOf(part, value);
      if (message) context.addIssue({ code: 'custom', path: [part], message });
    }
  });

const supports = z.union([
  targetsInText,
  z.array(z.union([targetsInText, target.transform((one) => [one])])).transform((lists) => lists.flat()),
]);

const period = z
  .strictObject({ from: day, to: day.optional() })
  .refine(({ from, to }) => to === undefined || from <= to, { error: 'ends before it begins' });

const covers = z.union([
  z
    .string()
    .transform((value, context) => {
      const [from, to, ...more] = value.split(/\s*(?:\.\.|\/|\bto\b|–)\s*/);
      if (from !== undefined && more.length === 0) return to ? { from, to } : { from };
      const params = { allowed: 'YYYY-MM-DD, or YYYY-MM-DD to YYYY-MM-DD' };
      context.addIssue({ code: 'custom', message: 'is not a period', params });
      return z.NEVER;
    })
    .pipe(period),
  period,
]);

const file = text.refine((value) => !value.includes('\\'), {
  error: 'has a backslash',
  params: { hint: 'Write paths with forward slashes, also on Windows.' },
});

/** One item of the register, as written in YAML or JSON, or as a CSV row gives it. */
export const evidenceSchema: z.ZodType<Omit<EvidenceItem, 'at'>> = z.strictObject({
  id: text.max(100).meta({ description: 'Short name of the item, unique in the register.' }),
  title: text.meta({ description: 'What it is, in a few words.' }),
  kind: z.enum(KINDS).meta({ description: 'What sort of artefact it is.' }),
  file: file.optional(),
  collectedAt: day.optional(),
  collectedBy: text.optional(),
  method: text.optional(),
  covers: covers.optional(),
  owner: text.optional(),
  approver: text.optional(),
  supports: supports.default([]),
  says: says.meta({ description: `What it says about what it supports: ${SAYS}.` }),
  classification: text.optional(),
  retainUntil: day.optional(),
});
