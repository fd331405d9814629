import { beforeAll, describe, expect, it } from 'vitest';
import { readInput } from '../../src/io/read-input.js';
import { buildDossier } from '../../src/pipeline.js';
import { CATALOG } from '../../src/plan/catalog.js';
import { choose } from '../../src/plan/choose.js';
import type { PlanInput } from '../../src/plan/input.js';
import { applicable } from '../../src/plan/make-plan.js';
import { costOf } from '../../src/plan/problem.js';
import { overridesInOrder } from '../../src/plan/select.js';
import { planInput } from '../../src/plan-input.js';

const STEPS = 240;

describe('the sample engagement under every budget', () => {
  let input: PlanInput;
  beforeAll(async () => {
    input = planInput(await buildDossier(await readInput('samples/fable-thistle'), () => undefined));
  }, 60_000);

  it('removes no less with more money, though nineteen overrides come first', () => {
    const { actions, rewards } = applicable(CATALOG, input);
    const overrides = overridesInOrder(actions);
    expect(overrides).toHaveLength(19);
    const all = costOf(rewards.problem, rewards.problem.actions.keys());
    let before = 0;
    // The finer half of the grid lies where the money pays some of the overrides.
    for (let step = 0; step <= STEPS; step += 1) {
      const share = step <= STEPS / 2 ? (step / STEPS) * 0.4 : 0.2 + ((step - STEPS / 2) / STEPS) * 1.6;
      const budget = Math.floor(all * share);
      const { reward, cost, proved } = choose(rewards.problem, overrides, budget);
      expect({ budget, proved, isLess: reward < before, isOver: cost > budget }).toEqual({
        budget,
        proved: true,
        isLess: false,
        isOver: false,
      });
      before = reward;
    }
    expect(before).toBe(155_682_200);
  }, 60_000);
});
