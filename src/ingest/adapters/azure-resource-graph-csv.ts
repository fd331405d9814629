import type { Observed } from '../adapter.js';
import { csvAdapter, type Row } from '../csv-adapter.js';
import { text } from '../fields.js';
import { azureAdvisor, observeAdvice } from './azure-advisor.js';
import { azureDefenderAssessments, observeAssessment } from './azure-defender-assessments.js';
import { azurePolicyStates, observePolicyState } from './azure-policy-states.js';

/** Tables of Resource Graph by the `type` of their rows. */
const TABLES: readonly (readonly [RegExp, (record: unknown) => Observed])[] = [
  [/^microsoft\.security\/assessments/i, observeAssessment],
  [/^microsoft\.policyinsights\/policystates$/i, (record) => observePolicyState(propertiesOf(record))],
  [/^microsoft\.advisor\/recommendations$/i, observeAdvice],
];

/** Azure Resource Graph, "Download as CSV": each row is an ARM object whose properties stand as JSON in one cell. */
export const azureResourceGraphCsv = csvAdapter({
  id: 'azure-resource-graph-csv',
  title: 'Azure Resource Graph (CSV)',
  columns: [['id', 'type', 'properties', 'name']],
  observe,
});

function observe(row: Row): Observed {
  const type = text(row, 'type') ?? '';
  const table = TABLES.find(([name]) => name.test(type));
  if (!table) {
    const read = [azureDefenderAssessments, azurePolicyStates, azureAdvisor].map(({ title }) => title);
    return { skip: `rows of type ${type || 'not stated'} are not read: only ${read.join(', ')}` };
  }
  const properties = parsed(text(row, 'properties'));
  if (properties === undefined) return { skip: 'the cell "properties" is no JSON' };
  return table[1]({ ...row, subscriptionId: text(row, 'subscriptionid'), properties });
}

function propertiesOf(record: unknown): unknown {
  return (record as { readonly properties: unknown }).properties;
}

function parsed(cell: string | undefined): unknown {
  try {
    return cell === undefined ? undefined : (JSON.parse(cell) as unknown);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
