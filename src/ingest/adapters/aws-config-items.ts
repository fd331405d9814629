import { type Draft, type Observed, type Skip, status } from '../adapter.js';
import { at, has, isObject, list, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { observeParts } from '../parts.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';
import { configResult, configRule } from './aws-config.js';

/**
 * AWS Config snapshots and history files (`configurationItems`), and advanced queries (`select-resource-config`,
 * whose results are JSON in strings). Only items of type AWS::Config::ResourceCompliance hold verdicts.
 */
export const awsConfigItems = jsonAdapter({
  id: 'aws-config-items',
  title: 'AWS Config snapshot or query',
  paths: ['/configurationItems/[]', '/Results/[]', '/[]'],
  recognises: (written) => {
    const item = parsed(written);
    return has(item, 'configuration.complianceType') || has(item, 'configuration.configRuleList');
  },
  document: (root) =>
    (has(root, 'configSnapshotId') && Array.isArray(at(root, 'configurationItems'))) ||
    (has(root, 'QueryInfo') && list(root, 'Results').every((row) => typeof row === 'string')),
  observe,
});

function observe(written: unknown): Observed {
  const item = parsed(written);
  const rules = list(item, 'configuration.configRuleList');
  if (rules.length === 0) return observeRule(item, item);
  const parts = [
    observeParts(item, 'configuration.configRuleList', (rule) => observeRule(item, rule)),
  ].flat();
  // A query gives its records as strings: there is no place inside them to point at.
  return typeof written === 'string' ? parts.map((part) => ({ ...part, within: undefined })) : parts;
}

function observeRule(item: unknown, rule: unknown): Draft | Skip {
  const word = text(rule, 'complianceType') ?? text(item, 'configuration.complianceType', 'complianceType');
  if (word === undefined) return { skip: 'a configuration item without a compliance type' };
  const result = configResult(word);
  if (!result) return { skip: 'the compliance type is not known' };
  const name = configRule(text(rule, 'configRuleName', 'configuration.configRuleList.configRuleName'));
  return {
    tool: 'AWS Config',
    nativeId: text(rule, 'configRuleId', 'configRuleArn') ?? name,
    checkId: name ?? 'any AWS Config rule',
    title: name ?? 'Resource fails an AWS Config rule that the file does not name',
    resource: resourceOf({
      id: text(item, 'configuration.targetResourceId', 'resourceId'),
      type: text(item, 'configuration.targetResourceType', 'resourceType'),
      cloud: 'aws',
      account: text(item, 'awsAccountId', 'accountId'),
      region: text(item, 'awsRegion'),
    }),
    severity: 'unknown',
    status: status(result),
    seen: seenInRun(text(item, 'configurationItemCaptureTime')),
  };
}

function parsed(written: unknown): unknown {
  if (typeof written !== 'string') return written;
  try {
    const item = JSON.parse(written) as unknown;
    return isObject(item) ? item : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
