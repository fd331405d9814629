import type { Dossier } from '../model/dossier.js';
import type { RenderContext } from './context.js';
import { bridgeChart } from './charts/bridge.js';
import { coverageChart } from './charts/coverage.js';
import { exceedanceChart } from './charts/exceedance.js';
import { frontierChart } from './charts/frontier.js';
import { layersChart } from './charts/layers.js';
import { pathChart } from './charts/path.js';
import { provisionsChart } from './charts/provisions.js';
import { rangeChart } from './charts/range.js';

/**
 * SVG by name, for the `figure` and `chart` directives of all editions. A chart without anything to show is an
 * empty string: the words beside it say so.
 */
export function charts(dossier: Dossier, context: RenderContext): Readonly<Record<string, string>> {
  const { exposure, plan, assessed, comparison, asOf } = dossier;
  const priced = exposure.kind === 'priced' && exposure.provisions.length > 0 ? exposure : undefined;
  return {
    range: priced ? rangeChart(priced) : '',
    provisions: priced ? provisionsChart(priced.provisions, context) : '',
    coverage: coverageChart(assessed.coverage, false),
    'coverage-wide': coverageChart(assessed.coverage, true),
    layers: layersChart(assessed.findings, context.taxonomy.failureLayers),
    path: 'kind' in plan.path ? '' : pathChart(plan.path),
    bridge: comparison ? bridgeChart(comparison, asOf, { id: 'chart-bridge', most: 6 }) : '',
    'bridge-all': comparison ? bridgeChart(comparison, asOf, { id: 'chart-bridge-all' }) : '',
    frontier: frontierChart(plan.frontier, plan.budget),
    exceedance: dossier.lossSimulation?.kind === 'simulated' ? exceedanceChart(dossier.lossSimulation) : '',
  };
}
