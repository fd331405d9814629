import type { Benchmark } from '../model/penalty.js';
import { comparable, rows, type BenchmarkTag } from './benchmark-rows.js';

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
