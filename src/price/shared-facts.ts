import type { ViolationSpan } from '../model/penalty.js';

/** Whether penalties under two provisions would rest on the same facts. */
export type SameFacts = (a: string, b: string) => boolean;

/**
 * 45 CFR 160.404(b)(3) bars a second penalty for one requirement that the law states twice, in general and in
 * particular. Findings tell facts apart: each is charged under one provision, so that two provisions share facts
 * only where spans name the same finding. A violation stated without findings may be the same fact as any other.
 */
export function sharedFacts(spans: readonly ViolationSpan[]): SameFacts {
  const facts = new Map<string, Set<string> | 'stated'>();
  for (const { provision, findings } of spans) {
    const known = facts.get(provision) ?? new Set();
    if (known === 'stated' || findings.length === 0) facts.set(provision, 'stated');
    else {
      for (const finding of findings) known.add(finding);
      facts.set(provision, known);
    }
  }
  return (a, b) => {
    const [left, right] = [facts.get(a), facts.get(b)];
    if (left === undefined || right === undefined) return false;
    if (left === 'stated' || right === 'stated') return true;
    return [...left].some((finding) => right.has(finding));
  };
}
