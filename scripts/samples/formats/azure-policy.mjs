// Azure Policy states as the REST interface lists them: no title, no severity, and `tbd` for what it doesn't know.
import { resultOn } from '../estate.mjs';
import { table } from '../tables.mjs';
import { clock } from '../identifiers.mjs';

/** @typedef {import('../estate.mjs').Fact} Fact */

const INITIATIVE = 'a169a624-5599-4385-a696-c8d643089fab';
const GROUPS = 'hipaa-0709.10m1Organizational.1-10.m';

/** @param {readonly Fact[]} facts @param {{ day: string }} run */
export function azurePolicy(facts, run) {
  const value = table('policies').flatMap((policy) =>
    facts.filter((fact) => fact.check.check === policy.check).map((fact) => record(fact, policy, run.day)),
  );
  return `${JSON.stringify({ '@odata.nextLink': null, '@odata.context': context(), '@odata.count': value.length, value }, null, 1)}\n`;
}

function context() {
  return 'https://management.azure.com/providers/Microsoft.PolicyInsights/policyStates/$metadata#latest';
}

/** @param {Fact} fact @param {import('../tables.mjs').Row} policy @param {string} day */
function record(fact, policy, day) {
  const { resource, account } = fact;
  const failing = resultOn(fact, day) === 'FAIL';
  const exempt = failing && fact.muted;
  const parts = resource.id.split('/');
  const assignment = `/subscriptions/${account.id}/providers/microsoft.authorization/policyassignments/hipaa-hitrust`;
  return {
    '@odata.id': null,
    '@odata.context': `${context()}/$entity`,
    timestamp: `${day}T${clock(`${policy.guid} ${resource.id}`)}.8884494Z`,
    resourceId: resource.id.toLowerCase(),
    policyAssignmentId: assignment,
    policyDefinitionId: `/providers/microsoft.authorization/policydefinitions/${policy.guid}`,
    effectiveParameters: '',
    isCompliant: !failing,
    subscriptionId: account.id,
    resourceType: parts.length > 7 ? `${parts[6]}/${parts[7]}` : 'Microsoft.Resources/subscriptions',
    resourceLocation: resource.region,
    resourceGroup: (parts[4] ?? '').toLowerCase(),
    resourceTags: 'tbd',
    policyAssignmentName: 'hipaa-hitrust',
    policyAssignmentOwner: 'tbd',
    policyAssignmentParameters: '',
    policyAssignmentScope: `/subscriptions/${account.id}`,
    policyDefinitionName: policy.guid,
    policyDefinitionAction: policy.action,
    policyDefinitionCategory: 'tbd',
    policySetDefinitionId: `/providers/microsoft.authorization/policysetdefinitions/${INITIATIVE}`,
    policySetDefinitionName: INITIATIVE,
    policySetDefinitionOwner: '',
    policySetDefinitionCategory: 'regulatory compliance',
    policySetDefinitionParameters: '',
    managementGroupIds: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
    policyDefinitionReferenceId: policy.reference.toLowerCase(),
    complianceState: exempt ? 'Exempt' : failing ? 'NonCompliant' : 'Compliant',
    policyDefinitionGroupNames: [GROUPS],
    policyDefinitionVersion: '3.0.0',
    policySetDefinitionVersion: '14.13.0',
    policyAssignmentVersion: '',
    complianceReasonCode: '',
  };
}
