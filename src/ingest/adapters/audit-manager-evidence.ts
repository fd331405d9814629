import type { ObservationStatus } from '../../model/observation.js';
import { type Draft, type Observed, type Skip, status } from '../adapter.js';
import { at, isObject, list, number, text } from '../fields.js';
import { observeParts } from '../parts.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';

const RESULTS = new Map<string, ObservationStatus['result']>([
  ['compliant', 'pass'],
  ['pass', 'pass'],
  ['passed', 'pass'],
  ['non_compliant', 'fail'],
  ['noncompliant', 'fail'],
  ['fail', 'fail'],
  ['failed', 'fail'],
  ['not_applicable', 'not-applicable'],
]);

/**
 * One evidence item: an observation for each resource with a compliance check; other evidence holds no verdict.
 * `inCell`: the resources stand in a cell of a table, where no pointer leads.
 */
export function observeAuditManager(evidence: unknown, inCell = false): Observed {
  const resources = list(evidence, 'resourcesIncluded');
  const hasVerdicts = resources.some((resource) => text(resource, 'complianceCheck') !== undefined);
  if (!hasVerdicts) return observeCheck(evidence, resources[0]);
  const parts = observeParts(evidence, 'resourcesIncluded', (resource) => observeCheck(evidence, resource));
  return inCell ? [parts].flat().map((part) => ({ ...part, within: undefined })) : parts;
}

function observeCheck(evidence: unknown, resource: unknown): Draft | Skip {
  const word = text(resource, 'complianceCheck') ?? text(evidence, 'complianceCheck');
  const kind = text(evidence, 'evidenceByType') ?? 'of no stated type';
  if (word === undefined) return { skip: `evidence without a compliance check (${kind})` };
  const result = RESULTS.get(word.toLowerCase().replaceAll(/[\s-]/g, '_'));
  if (!result) return { skip: `complianceCheck is none of ${[...RESULTS.keys()].join(', ')}` };
  return {
    tool: 'AWS Audit Manager',
    nativeId: text(evidence, 'id'),
    checkId: checkOf(evidence),
    title: text(evidence, 'controlName', 'eventName') ?? checkOf(evidence),
    description: text(evidence, 'dataSource'),
    resource: resourceOf({
      id: text(resource, 'arn', 'value'),
      cloud: 'aws',
      account: text(evidence, 'evidenceAwsAccountId', 'awsAccountId'),
    }),
    severity: 'unknown',
    status: status(result),
    seen: seenInRun(number(evidence, 'time') ?? text(evidence, 'time')),
  };
}

/** Attributes name the AWS Config rule or the Security Hub control, where the item comes from one. */
function checkOf(evidence: unknown): string | undefined {
  const attributes = at(evidence, 'attributes');
  const named = isObject(attributes)
    ? Object.keys(attributes).find((name) => /rule.?(name|identifier)|controlid|generatorid/i.test(name))
    : undefined;
  const value = named === undefined ? undefined : text(attributes, named);
  return (
    value?.replaceAll('"', '').split('/').at(-1) ?? text(evidence, 'eventName', 'controlId', 'dataSource')
  );
}
