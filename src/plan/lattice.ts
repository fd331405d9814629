import type { Milestone } from './problem.js';

/** Rewards that depend on each other: `axes[i]` has the conditions of axis i, the easiest first. */
export interface Lattice {
  /** Clauses of each level; those of a higher level include those of the lower ones. */
  readonly axes: readonly (readonly Milestone['clauses'][])[];
  /** Reward at a level of each axis (0: none); grows with every level. Whole units, 0 at the origin. */
  readonly reward: (levels: readonly number[]) => number;
}

/** Number of points of a lattice whose axes have so many levels: the rewards that have to be asked for. */
export function latticeSize(levels: readonly number[]): number {
  return levels.reduce((size, count) => size * (count + 1), 1);
}

/**
 * Writes a reward over several axes as a sum over milestones: the weight of a point is what it earns beyond the
 * points below it (Moebius inversion on a product of chains), `most` the same without ever going below zero, which
 * keeps the sum at or above the reward. One axis gives plain steps.
 */
export function latticeMilestones({ axes, reward }: Lattice): readonly Milestone[] {
  const milestones: Milestone[] = [];
  const before: { readonly levels: readonly number[]; readonly weight: number; readonly most: number }[] = [];
  for (const levels of pointsOf(axes)) {
    const below = before.filter((point) => point.levels.every((level, axis) => level <= (levels[axis] ?? 0)));
    const value = reward(levels);
    const weight = value - below.reduce((total, point) => total + point.weight, 0);
    const most = Math.max(0, value - below.reduce((total, point) => total + point.most, 0));
    before.push({ levels, weight, most });
    const clauses = levels.flatMap((level, axis) => (level === 0 ? [] : (axes[axis]?.[level - 1] ?? [])));
    milestones.push({ weight, most, clauses });
  }
  return milestones;
}

/** All points but the origin, so that every point comes after those below it. */
function pointsOf(axes: Lattice['axes']): readonly (readonly number[])[] {
  let points: (readonly number[])[] = [[]];
  for (const axis of axes) {
    const levels = [0, ...axis.map((_, index) => index + 1)];
    points = points.flatMap((point) => levels.map((level) => [...point, level]));
  }
  const height = (point: readonly number[]): number => point.reduce((total, level) => total + level, 0);
  return points.sort((a, b) => height(a) - height(b)).slice(1);
}
