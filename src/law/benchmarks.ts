import { z } from 'zod';
import { dollars } from '../model/money.js';
import type { Benchmark } from '../model/penalty.js';
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

const { rows, comparable } = z
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

const MOST_SHOWN = 6;

const tagged = rows.map(({ tags, individuals, ...row }) => ({
  tags,
  benchmark: { ...row, ...(individuals !== null && { individuals }) },
}));

/** Every published outcome on file, newest first. */
export const benchmarks: readonly Benchmark[] = tagged.map(({ benchmark }) => benchmark);

/**
 * Outcomes with facts like those at hand: those that share the most with the violated provisions (and with an
 * online retailer, where the entity is one), newest first among equals, at most six. For comparison only.
 */
export function comparableBenchmarks(facts: {
  readonly provisions: readonly string[];
  readonly onlineRetailer: boolean;
}): Benchmark[] {
  const wanted = new Set<BenchmarkTag>(
    comparable
      .filter((row) => facts.provisions.some((provision) => isWithin(provision, row.provision)))
      .flatMap((row) => row.tags),
  );
  if (wanted.size > 0 && facts.onlineRetailer) wanted.add('online retailer');
  const shared = (tags: readonly BenchmarkTag[]): number => tags.filter((tag) => wanted.has(tag)).length;
  return tagged
    .filter((row) => shared(row.tags) > 0)
    .toSorted((a, b) => shared(b.tags) - shared(a.tags))
    .slice(0, MOST_SHOWN)
    .map(({ benchmark }) => benchmark);
}

function isWithin(provision: string, container: string): boolean {
  return provision === container || provision.startsWith(`${container}(`);
}
