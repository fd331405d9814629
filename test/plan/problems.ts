import { array, constant, integer, nat, oneof, option, record } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { latticeMilestones } from '../../src/plan/lattice.js';
import type { Lattice } from '../../src/plan/lattice.js';
import { mergeMilestones } from '../../src/plan/problem.js';
import type { Problem } from '../../src/plan/problem.js';

/** Generated choice problems: shared prerequisites, bundles, alternatives, equal costs and equal rewards. */
export function problems(size: {
  minActions?: number;
  maxActions: number;
  /** So many groups of provisions that are priced together. */
  groups?: number;
}): Arbitrary<Problem> {
  return integer({ min: size.minActions ?? 1, max: size.maxActions }).chain((n) =>
    record({
      costs: array(oneof(constant(100), integer({ min: 1, max: 900 })), {
        minLength: n,
        maxLength: n,
      }),
      parents: array(option(nat(n - 1), { freq: 2 }), { minLength: n, maxLength: n }),
      groups: array(array(axis(n), { minLength: 1, maxLength: 3 }), {
        minLength: size.groups ?? 0,
        maxLength: size.groups ?? 5,
      }),
    }).map(({ costs, parents, groups }) => {
      const needs: number[][] = [];
      for (const [index, parent] of parents.entries()) {
        needs.push(
          parent != null && parent < index ? [...(needs[parent] ?? []), parent].sort((a, b) => a - b) : [],
        );
      }
      return {
        actions: costs.map((cost, index) => ({ cost, needs: needs[index] ?? [] })),
        milestones: mergeMilestones(groups.flatMap((axes) => latticeMilestones(overlapping(axes)))),
      };
    }),
  );
}

interface Axis {
  readonly amount: number;
  readonly clauses: readonly (readonly number[])[];
}

/** What one provision costs, and which actions close it: on two dates, the earlier being harder. */
function axis(n: number): Arbitrary<Axis> {
  return record({
    amount: oneof(constant(1000), integer({ min: 1, max: 5000 })),
    clauses: array(array(nat(n - 1), { minLength: 1, maxLength: 2 }), {
      minLength: 1,
      maxLength: 5,
    }),
  });
}

/** The first axis is the general form of the others: only the larger side is charged (45 CFR 160.404(b)(3)). */
function overlapping(axes: readonly Axis[]): Lattice {
  const charged = (levels: readonly number[]): number => {
    const amounts = axes.map(({ amount }, index) => Math.ceil((amount * (2 - (levels[index] ?? 0))) / 2));
    const [general = 0, ...specific] = amounts;
    return Math.max(
      general,
      specific.reduce((total, amount) => total + amount, 0),
    );
  };
  const none = charged([]);
  return {
    axes: axes.map(({ clauses }) => [clauses, clauses.map((clause) => clause.slice(0, 1))]),
    reward: (levels) => none - charged(levels),
  };
}
