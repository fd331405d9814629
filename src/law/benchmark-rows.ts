import { z } from 'zod';
import { dollars } from '../model/money.js';
import data from './benchmarks.json' with { type: 'json' };

const TAGS = [
  'access control',
  'activity review',
  'audit controls',
  'breach notice',
  'business associate contract',
  'disclosure',
  'encryption',
  'identity',
  'network access',
  'online retailer',
  'public exposure',
  'ransomware',
  'risk analysis',
  'risk management',
] as const;

export type BenchmarkTag = (typeof TAGS)[number];

const tags = z.array(z.enum(TAGS)).min(1);

/** Published outcomes, and what each bears on. */
export const { rows, comparable } = z
  .strictObject({
    notes: z.array(z.string().min(1)),
    comparable: z.array(z.strictObject({ provision: z.string().min(1), tags })),
    rows: z.array(
      z.strictObject({
        id: z.string().min(1),
        entity: z.string().min(1),
        date: z.string().regex(/^\d{4}(-\d{2}){0,2}$/),
        amount: z.int().positive().transform(dollars),
        kind: z.enum(['civil money penalty', 'settlement']),
        individuals: z.int().positive().nullable(),
        tags,
        facts: z.string().min(1),
        source: z.string().min(1),
        verified: z.boolean(),
      }),
    ),
  })
  .parse(data);
