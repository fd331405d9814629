import { type Draft, type Skip, status } from '../adapter.js';
import { at, has, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';
import { configResult, configRule } from './aws-config.js';

const LISTS = [
  'ComplianceByConfigRules',
  'ComplianceByResources',
  'ConformancePackRuleComplianceList',
  'AggregateComplianceByConfigRules',
  'AggregateComplianceByConformancePacks',
  'ConformancePackComplianceSummaryList',
];

/** AWS Config summaries: a rule without its resources, or a resource without its rules. */
export const awsConfigSummary = jsonAdapter({
  id: 'aws-config-summary',
  title: 'AWS Config compliance summary',
  paths: LISTS.map((name) => `/${name}/[]`),
  recognises: (record) =>
    has(record, 'Compliance.ComplianceType') ||
    has(record, 'ComplianceType', 'ConfigRuleName') ||
    has(record, 'ConformancePackName', 'ConformancePackComplianceStatus'),
  document: (root) => LISTS.some((name) => Array.isArray(at(root, name))),
  observe,
});

function observe(record: unknown): Draft | Skip {
  const result = configResult(
    text(record, 'Compliance.ComplianceType', 'ComplianceType', 'ConformancePackComplianceStatus'),
  );
  if (!result) return { skip: 'the compliance type is not known' };
  const rule = text(record, 'ConfigRuleName', 'ConformancePackName');
  return {
    tool: 'AWS Config',
    nativeId: rule,
    checkId: configRule(rule) ?? 'any AWS Config rule',
    title: configRule(rule) ?? 'Resource fails an AWS Config rule that the summary does not name',
    description: rule === undefined ? undefined : 'A summary: the resources are not listed.',
    resource: resourceOf({
      id: text(record, 'ResourceId'),
      type: text(record, 'ResourceType'),
      cloud: 'aws',
      account: text(record, 'AccountId'),
      region: text(record, 'AwsRegion'),
    }),
    severity: 'unknown',
    status: status(result),
    seen: { basis: 'none' },
  };
}
