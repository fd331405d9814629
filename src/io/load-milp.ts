import type { Highs, ModelData } from 'highs';
import type { LinearModel, Milp } from '../plan/milp.js';

/** Counts nodes, not time, so that every machine gives the same answer. */
const MOST_NODES = 50_000;

const OPTIONS = {
  output_flag: false,
  // Rewards and costs are whole units: a gap below half a unit is none.
  mip_rel_gap: 0,
  mip_abs_gap: 0.5,
  mip_feasibility_tolerance: 1e-9,
  primal_feasibility_tolerance: 1e-9,
  mip_max_nodes: MOST_NODES,
};

/** HiGHS, compiled to WebAssembly: loaded only when a choice needs it. */
export async function loadMilp(): Promise<Milp> {
  // The package's types describe its CommonJS entry; Node takes the other one.
  const { default: loadHighs } = (await import('highs')) as unknown as { default: () => Promise<Highs> };
  const highs = await loadHighs();
  const { maximize } = highs.constants.objectiveSense;
  return (linear) =>
    highs.withModel({ ...modelData(linear, highs.infinity), sense: maximize }, (model) => {
      model.options.set(OPTIONS);
      model.run();
      const bound = model.info.get('mip_dual_bound');
      if (model.info.get('primal_solution_status') !== FEASIBLE || typeof bound !== 'number')
        return undefined;
      return { values: [...model.getSolution().colValue], bound };
    });
}

/** `kSolutionStatusFeasible` of HiGHS. */
const FEASIBLE = 2;

function modelData({ objective, integer, rows }: LinearModel, infinity: number): ModelData {
  const starts = [0];
  for (const { terms } of rows) starts.push((starts.at(-1) ?? 0) + terms.length);
  const terms = rows.flatMap((row) => row.terms);
  return {
    numCols: objective.length,
    numRows: rows.length,
    colCost: objective,
    colLower: objective.map(() => 0),
    colUpper: objective.map(() => 1),
    rowLower: rows.map(({ atLeast = -infinity }) => atLeast),
    rowUpper: rows.map(({ atMost = infinity }) => atMost),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: objective.length,
      starts,
      indices: terms.map(([column]) => column),
      values: terms.map(([, coefficient]) => coefficient),
    },
    integrality: integer.map((whole) => (whole ? 1 : 0)),
  };
}
