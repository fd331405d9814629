import { withNeeds } from './problem.js';
import type { Milestone, Problem } from './problem.js';
import { seededRandom } from './seeded-random.js';

export interface Shares {
  /** Whole units, in the order of the actions; they sum to the reward of all actions exactly. */
  readonly shares: readonly number[];
  /** Standard error of each share where it was sampled, else 0. */
  readonly errors: readonly number[];
}

/** Above this number of players a milestone's shares are sampled. */
const EXACT_PLAYERS = 14;
const SAMPLES = 4_000;

/**
 * Shapley share of every action in what all of them earn together, an action counting only once its
 * prerequisites are in. The value is linear, so each milestone is shared out alone: evenly where every part is
 * indispensable, else by all coalitions of its players, else (many players) by seeded sampling of orders.
 */
export function shapleyShares(problem: Problem): Shares {
  const shares = problem.actions.map(() => 0);
  const variances = problem.actions.map(() => 0);
  for (const milestone of problem.milestones) {
    if (milestone.clauses.length === 0) continue;
    const { parts, variance } = shareOut(problem, milestone);
    for (const [player, part] of parts) shares[player] = (shares[player] ?? 0) + part * milestone.weight;
    for (const [player, value] of variance) {
      variances[player] = (variances[player] ?? 0) + value * milestone.weight ** 2;
    }
  }
  return { shares: roundToSum(shares), errors: variances.map((value) => Math.ceil(Math.sqrt(value))) };
}

interface Parts {
  readonly parts: ReadonlyMap<number, number>;
  readonly variance: ReadonlyMap<number, number>;
}

function shareOut(problem: Problem, { clauses }: Milestone): Parts {
  const ways = clauses.map((clause) => clause.map((index) => withNeeds(problem, index)));
  const players = [...new Set(ways.flat(2))].sort((a, b) => a - b);
  const none = new Map<number, number>();
  if (ways.every((clause) => clause.length === 1)) {
    return { parts: new Map(players.map((player) => [player, 1 / players.length])), variance: none };
  }
  const earned = (has: (player: number) => boolean): boolean =>
    ways.every((clause) => clause.some((way) => way.every(has)));
  if (players.length <= EXACT_PLAYERS) return { parts: byCoalitions(players, earned), variance: none };
  return bySampling(players, earned);
}

function byCoalitions(
  players: readonly number[],
  earned: (has: (player: number) => boolean) => boolean,
): ReadonlyMap<number, number> {
  const n = players.length;
  const position = new Map(players.map((player, index) => [player, index]));
  const wins = Uint8Array.from({ length: 2 ** n }, (_, mask) =>
    earned((player) => ((mask >> (position.get(player) ?? 0)) & 1) === 1) ? 1 : 0,
  );
  /** Chance that exactly a given coalition of `size` others comes before a player in a random order. */
  const chance: number[] = [1 / n];
  for (let size = 1; size < n; size += 1) chance[size] = ((chance[size - 1] ?? 0) * size) / (n - size);
  const parts = new Map<number, number>();
  for (const [index, player] of players.entries()) {
    let part = 0;
    for (let mask = 0; mask < wins.length; mask += 1) {
      const joined = mask | (1 << index);
      if (joined !== mask && wins[joined] === 1 && wins[mask] === 0) part += chance[bitCount(mask)] ?? 0;
    }
    parts.set(player, part);
  }
  return parts;
}

function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) count += 1;
  return count;
}

function bySampling(
  players: readonly number[],
  earned: (has: (player: number) => boolean) => boolean,
): Parts {
  const random = seededRandom(players.length * 7919);
  const hits = new Map<number, number>(players.map((player) => [player, 0]));
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const order = shuffled(players, random);
    const arrived = new Set<number>();
    const pivot = order.find((player) => {
      arrived.add(player);
      return earned((other) => arrived.has(other));
    });
    if (pivot !== undefined) hits.set(pivot, (hits.get(pivot) ?? 0) + 1);
  }
  const parts = new Map([...hits].map(([player, count]) => [player, count / SAMPLES]));
  const variance = new Map([...parts].map(([player, part]) => [player, (part * (1 - part)) / SAMPLES]));
  return { parts, variance };
}

function shuffled(players: readonly number[], random: () => number): readonly number[] {
  const order = [...players];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}

/** Rounds to whole units so that the sum stays what it is: the largest remainders are rounded up. */
function roundToSum(values: readonly number[]): readonly number[] {
  const rounded = values.map((value) => Math.floor(value + 1e-6));
  let left =
    Math.round(values.reduce((total, value) => total + value, 0)) -
    rounded.reduce((total, value) => total + value, 0);
  const byRemainder = values
    .map((value, index) => ({ index, remainder: value - Math.floor(value + 1e-6) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder) {
    if (left <= 0) break;
    rounded[index] = (rounded[index] ?? 0) + 1;
    left -= 1;
  }
  return rounded;
}
