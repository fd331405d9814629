import { csvAdapter } from '../csv-adapter.js';
import { observePolicyState } from './azure-policy-states.js';

/** Azure Policy states as a table: a Resource Graph query or `Get-AzPolicyState | Export-Csv`. */
export const azurePolicyCsv = csvAdapter({
  id: 'azure-policy-csv',
  title: 'Azure Policy states (CSV)',
  columns: [['policyassignmentid', 'compliancestate', 'resourceid']],
  observe: observePolicyState,
});
