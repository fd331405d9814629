// How much modeled exposure the plan removes for the same money, beside ranking by severity and by findings per
// dollar, on the sample engagement, on dossiers that are named, and on generated engagements; and how long the solver
// takes for 60 actions. Prints Markdown tables: npm run bench:plan [-- dossier.json ...]
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { loadMilp } from '../dist/io/load-milp.js';
import { readInput } from '../dist/io/read-input.js';
import { crosswalk } from '../dist/law/crosswalk.js';
import { addDays, isoDate } from '../dist/model/date.js';
import { SEVERITIES } from '../dist/model/observation.js';
import { CATALOG } from '../dist/plan/catalog.js';
import { applicable } from '../dist/plan/make-plan.js';
import { costOf, mergeMilestones, rewardOf, withNeeds } from '../dist/plan/problem.js';
import { seededRandom } from '../dist/plan/seeded-random.js';
import { solve } from '../dist/plan/solve.js';
import { planInput } from '../dist/plan-input.js';
import { buildDossier } from '../dist/pipeline.js';
import { estimateTotal } from '../dist/price/price-spans.js';
import { price } from '../dist/price/price.js';
import { violationSpans } from '../dist/price/violation-spans.js';

const SHARES = [0.2, 0.4, 0.6, 0.8];
const GENERATED = 20;

const sample = await buildDossier(await readInput('samples/fable-thistle'), () => undefined);
const cases = [
  ...[sample, ...process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')))]
    .map(planInput)
    .map((input) => ({ name: input.engagement.name, inputs: [input] })),
  {
    name: `${GENERATED} generated engagements`,
    inputs: Array.from({ length: GENERATED }, (_, i) => generated(i + 1)),
  },
];

console.log(
  '| engagement | budget | plan | by severity | by findings per dollar | actions | seconds, worst |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const { name, inputs } of cases) {
  const prepared = inputs.map(prepare);
  for (const share of SHARES) {
    const rows = prepared.map((item) => compare(item, share));
    const mean = (key) => percent(rows.reduce((sum, row) => sum + row[key], 0) / rows.length);
    const sizes = prepared.map(({ actions }) => actions.length);
    const unproved = rows.filter(({ proved }) => !proved).length;
    const size = sizes.length > 1 ? `${Math.min(...sizes)} to ${Math.max(...sizes)}` : `${sizes[0]}`;
    const seconds = Math.max(...rows.map((row) => row.seconds)).toFixed(1);
    const note = unproved > 0 ? ` (${unproved} not proved)` : '';
    console.log(
      `| ${name} | ${percent(share)} of all | ${mean('plan')}${note} | ${mean('severity')} | ${mean('perDollar')} | ${size} | ${seconds} |`,
    );
  }
}
console.log(
  '\nShare of the removable exposure that is removed; generated: mean. Budget: share of the cost of all actions.',
);

const milp = await loadMilp();
console.log(
  '\n| 60 actions, entangled | alone proved | alone, worst | with HiGHS proved | with HiGHS, worst |',
);
console.log('| --- | --- | --- | --- | --- |');
for (const provisions of [20, 40, 60]) {
  const problems = Array.from({ length: 5 }, (_, seed) => entangled(seed + 1, provisions));
  const [alone, together] = [{}, { milp }].map((options) => timed(problems, options));
  console.log(
    `| ${provisions} provisions | ${alone.proved} of ${problems.length} | ${alone.worst} s | ${together.proved} of ${problems.length} | ${together.worst} s |`,
  );
}
console.log(
  '\nEach finding has up to four actions that close it, each provision up to five findings; budget 30% of all.',
);

function timed(problems, options) {
  const runs = problems.map((problem) => {
    const budget = Math.floor(costOf(problem, problem.actions.keys()) * 0.3);
    const began = performance.now();
    const { proved } = solve(problem, budget, [], options);
    return { proved, seconds: (performance.now() - began) / 1000 };
  });
  return {
    proved: runs.filter(({ proved }) => proved).length,
    worst: Math.max(...runs.map(({ seconds }) => seconds)).toFixed(1),
  };
}

/** Far harder than an engagement: every action stands in for others, and a third needs another one first. */
function entangled(seed, provisions) {
  const random = seededRandom(seed * 7919 + provisions);
  const below = (limit) => Math.floor(random() * limit);
  const actions = [];
  for (let index = 0; index < 60; index += 1) {
    const parent = index > 0 && random() < 0.33 ? below(index) : undefined;
    const needs = parent === undefined ? [] : [...actions[parent].needs, parent].sort((a, b) => a - b);
    actions.push({ cost: 20_000 + below(3_000_000), needs });
  }
  const milestones = Array.from({ length: provisions }, () => {
    const weight = 100 + below(50_000_000);
    const clauses = Array.from({ length: 1 + below(5) }, () =>
      Array.from({ length: 1 + below(4) }, () => below(60)),
    );
    return { weight, most: weight, clauses };
  });
  return { actions, milestones: mergeMilestones(milestones) };
}

/** Dates and rewards as the planner makes them; overrides are left out, because no ranking has them. */
function prepare(input) {
  const { actions, rewards } = applicable(CATALOG, input);
  return { actions, problem: rewards.problem };
}

function compare({ actions, problem }, share) {
  const everything = new Set(problem.actions.keys());
  const budget = Math.floor(costOf(problem, everything) * share);
  const removable = rewardOf(problem, everything);
  const began = performance.now();
  const best = solve(problem, budget);
  const seconds = (performance.now() - began) / 1000;
  const worst = ({ candidate }) =>
    Math.min(...candidate.findings.map(({ severity }) => SEVERITIES.indexOf(severity)), SEVERITIES.length);
  const count = ({ candidate }) => candidate.findings.length;
  const ranked = (order) =>
    rewardOf(problem, takeInOrder(problem, actions.map((_, index) => index).sort(order), budget)) / removable;
  return {
    plan: best.reward / removable,
    severity: ranked(
      (a, b) => worst(actions[a]) - worst(actions[b]) || count(actions[b]) - count(actions[a]),
    ),
    perDollar: ranked(
      (a, b) => count(actions[b]) / actions[b].choice.cost - count(actions[a]) / actions[a].choice.cost,
    ),
    proved: best.proved,
    seconds,
  };
}

/** Down the ranking, each action with what it needs, as long as it fits. */
function takeInOrder(problem, order, budget) {
  let done = new Set();
  for (const index of order) {
    const next = new Set([...done, ...withNeeds(problem, index)]);
    if (costOf(problem, next) <= budget) done = next;
  }
  return done;
}

/** A made-up retailer: a third of the check families fail on up to four resources each. */
function generated(seed) {
  const random = seededRandom(seed);
  const asOf = isoDate('2026-11-20');
  const engagement = {
    name: `generated-${seed}`,
    entity: { name: 'Generated', status: 'covered entity' },
    asOf,
    systems: [{ id: 'shop', name: 'Shop', match: {}, holdsPhi: true, dataGb: Math.ceil(random() * 5000) }],
    vendors: [],
    culpability: [],
    factors: [],
    suppressions: [],
  };
  const findings = crosswalk
    .filter(({ provision }) => provision !== undefined && random() < 0.33)
    .flatMap((row) =>
      Array.from({ length: Math.ceil(random() * 4) }, (_, copy) => finding(row, copy, random, asOf)),
    );
  const spans = violationSpans(findings, engagement);
  return {
    engagement,
    assessed: { findings, weaknesses: [], coverage: [], lapsed: [], unusedSuppressions: [], vendorGaps: [] },
    exposure: price({ engagement, findings }),
    asOf,
    horizon: isoDate('2027-11-20'),
    spans,
    estimate: (list) => estimateTotal(list, asOf),
  };
}

function finding({ family, title, provision, clouds, layer }, copy, random, asOf) {
  const on = addDays(asOf, -Math.ceil(40 + random() * 500));
  return {
    id: `F-${family}-${copy}`,
    family,
    title,
    resource: { id: `${family}/${copy}`, cloud: clouds[0], account: 'account-1', tags: {} },
    severity: SEVERITIES[Math.floor(random() * 4)],
    state: { kind: 'open' },
    observations: [],
    mapping: { kind: 'mapped', provision, related: [], reason: '', source: '' },
    scope: { kind: 'in', system: 'shop', basis: '' },
    disposition: { kind: 'counted' },
    period: {
      kind: 'dated',
      interval: { from: on, to: asOf },
      from: { kind: 'stated', on, source: '' },
      to: { kind: 'stated', on: asOf, source: '' },
      ended: false,
    },
    layer,
    evidence: [],
  };
}

function percent(share) {
  return `${(share * 100).toFixed(0)}%`;
}
