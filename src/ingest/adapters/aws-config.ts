import type { ObservationStatus } from '../../model/observation.js';
import { type Draft, type Skip, status } from '../adapter.js';
import { at, has, number, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';

const QUALIFIER = 'EvaluationResultIdentifier.EvaluationResultQualifier';

/** AWS Config evaluation results, of one account, an aggregator or a conformance pack. The format has no severity. */
export const awsConfig = jsonAdapter({
  id: 'aws-config',
  title: 'AWS Config evaluation results',
  paths: [
    '/EvaluationResults/[]',
    '/AggregateEvaluationResults/[]',
    '/ConformancePackRuleEvaluationResults/[]',
    '/[]',
  ],
  recognises: (record) => has(record, QUALIFIER, 'ComplianceType'),
  document: (root) =>
    ['EvaluationResults', 'AggregateEvaluationResults', 'ConformancePackRuleEvaluationResults'].some((name) =>
      Array.isArray(at(root, name)),
    ),
  observe,
});

const RESULTS = new Map<string, ObservationStatus['result']>([
  ['COMPLIANT', 'pass'],
  ['NON_COMPLIANT', 'fail'],
  ['NOT_APPLICABLE', 'not-applicable'],
  ['INSUFFICIENT_DATA', 'error'],
]);

/** Result of a compliance type, for evaluations and summaries. */
export function configResult(complianceType: string | undefined): ObservationStatus['result'] | undefined {
  return RESULTS.get(complianceType ?? '');
}

/** Rule name without what Security Hub and conformance packs add to make it unique. */
export function configRule(name: string | undefined): string | undefined {
  return name?.replace(/-conformance-pack-[a-z0-9]+$/, '').replace(/^securityhub-(.+)-[a-z0-9]{6,8}$/, '$1');
}

function observe(record: unknown): Draft | Skip {
  const result = configResult(text(record, 'ComplianceType'));
  if (!result) return { skip: `ComplianceType is none of ${[...RESULTS.keys()].join(', ')}` };
  const qualifier = at(record, QUALIFIER);
  const rule = text(qualifier, 'ConfigRuleName');
  return {
    tool: 'AWS Config',
    nativeId: rule,
    checkId: configRule(rule),
    title: configRule(rule),
    description: text(record, 'Annotation'),
    resource: resourceOf({
      id: text(qualifier, 'ResourceId'),
      type: text(qualifier, 'ResourceType'),
      cloud: 'aws',
      account: text(record, 'AccountId'),
      region: text(record, 'AwsRegion'),
    }),
    severity: 'unknown',
    status: status(result),
    // CLI version 1 prints epoch seconds with a fraction.
    seen: seenInRun(
      number(record, 'ResultRecordedTime') ?? text(record, 'ResultRecordedTime'),
      text(record, 'ConfigRuleInvokedTime'),
    ),
  };
}
