import { type Draft, type Skip, status } from '../adapter.js';
import { has, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';
import { configResult, configRule } from './aws-config.js';

/** EventBridge events `Config Rules Compliance Change`. */
export const awsConfigEvents = jsonAdapter({
  id: 'aws-config-events',
  title: 'AWS Config events (EventBridge)',
  paths: ['/detail', '/[]/detail', '/Records/[]/detail'],
  recognises: (record) => has(record, 'configRuleName', 'newEvaluationResult'),
  observe,
});

function observe(detail: unknown): Draft | Skip {
  const result = configResult(text(detail, 'newEvaluationResult.complianceType'));
  if (!result) return { skip: 'the event has no compliance type' };
  const rule = configRule(text(detail, 'configRuleName'));
  return {
    tool: 'AWS Config',
    nativeId: rule,
    checkId: rule,
    title: rule,
    description: text(detail, 'newEvaluationResult.annotation'),
    resource: resourceOf({
      id: text(detail, 'resourceId'),
      type: text(detail, 'resourceType'),
      cloud: 'aws',
      account: text(detail, 'awsAccountId'),
      region: text(detail, 'awsRegion'),
    }),
    severity: 'unknown',
    status: status(result),
    seen: seenInRun(
      text(detail, 'newEvaluationResult.resultRecordedTime'),
      text(detail, 'notificationCreationTime'),
    ),
  };
}
