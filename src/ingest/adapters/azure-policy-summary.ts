import { type Draft, type Skip, status } from '../adapter.js';
import { foldKeys, has, isObject, list, number, text } from '../fields.js';
import { type JsonContext, jsonAdapter } from '../json-adapter.js';
import { observeParts } from '../parts.js';
import { resourceOf } from '../resource.js';

/**
 * Azure Policy summaries: `az policy state summarize`, `Get-AzPolicyStateSummary`, the REST answer. One record is a
 * policy of an assignment with the number of resources that do not comply; which ones is not in the file.
 */
export const azurePolicySummary = jsonAdapter({
  id: 'azure-policy-summary',
  title: 'Azure Policy summary',
  paths: [
    '/value/[]/policyAssignments/[]',
    '/policyAssignments/[]',
    '/[]/policyAssignments/[]',
    '/PolicyAssignments/[]',
  ],
  document: (root) => isSummary(root) || list(root, 'value').some(isSummary),
  observe: (assignment, context) =>
    observeParts(assignment, policiesOf(context), (definition) =>
      observe(foldKeys(assignment), foldKeys(definition)),
    ),
});

function isSummary(root: unknown): boolean {
  const summary = foldKeys(root);
  return isObject(summary) && Array.isArray(summary['policyassignments']) && has(summary, 'results');
}

/** PowerShell writes its names with a capital. */
function policiesOf({ pattern }: JsonContext): string {
  return pattern.includes('PolicyAssignments') ? 'PolicyDefinitions' : 'policyDefinitions';
}

function observe(assignment: unknown, definition: unknown): Draft | Skip {
  const failing = number(definition, 'results.noncompliantresources', 'noncompliantresources');
  if (failing === undefined) return { skip: 'the policy has no count of nonCompliantResources' };
  const scope = text(assignment, 'policyassignmentid');
  const name = text(definition, 'policydefinitionid')?.split('/').at(-1);
  return {
    tool: 'Azure Policy',
    nativeId: [scope, text(definition, 'policydefinitionreferenceid') ?? name].filter(Boolean).join('#'),
    checkId: name,
    title: text(definition, 'policydefinitionreferenceid') ?? name,
    description: `A summary: ${failing} ${failing === 1 ? 'resource does' : 'resources do'} not comply, and are not listed.`,
    resource: resourceOf({
      id: scope?.split(/\/providers\/microsoft\.authorization\/policyassignments\//i)[0],
      cloud: 'azure',
    }),
    severity: 'unknown',
    status: status(failing > 0 ? 'fail' : 'pass'),
    seen: { basis: 'none' },
  };
}
