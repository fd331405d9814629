// AWS Config, aggregator form: one record per rule and resource, with account and region but no severity or title.
import { resultOn } from '../estate.mjs';
import { table } from '../tables.mjs';
import { hex, instant } from '../identifiers.mjs';

/** @typedef {import('../estate.mjs').Fact} Fact */

/** @param {readonly Fact[]} facts @param {{ day: string }} run */
export function awsConfig(facts, run) {
  const results = table('config-rules').flatMap((rule) =>
    facts
      .filter((fact) => fact.check.check === rule.check && rule.accounts.split(' ').includes(fact.account.key))
      .map((fact) => record(fact, rule, run.day)),
  );
  return `${JSON.stringify({ AggregateEvaluationResults: results }, null, 1)}\n`;
}

/** @param {Fact} fact @param {import('../tables.mjs').Row} rule @param {string} day */
function record(fact, rule, day) {
  const { resource, account } = fact;
  const failing = resultOn(fact, day) === 'FAIL';
  const seed = `${rule.rule} ${resource.arn}`;
  const changed = (failing ? fact.since : fact.until) ?? resource.created;
  return {
    EvaluationResultIdentifier: {
      EvaluationResultQualifier: {
        ConfigRuleName: `${rule.rule}-conformance-pack-${hex('hipaa pack', 9)}`,
        ResourceType: rule.type,
        ResourceId: idIn(rule.type, resource),
        EvaluationMode: 'DETECTIVE',
      },
      OrderingTimestamp: instant(changed, seed),
    },
    ComplianceType: failing ? 'NON_COMPLIANT' : 'COMPLIANT',
    ResultRecordedTime: instant(changed, `recorded ${seed}`),
    ConfigRuleInvokedTime: instant(day, rule.rule),
    ...(failing && rule.annotation && { Annotation: rule.annotation }),
    AccountId: account.id,
    AwsRegion: resource.region,
  };
}

/** Config knows some resources by ARN, most by their short id. @param {string} type @param {import('../tables.mjs').Row} resource */
function idIn(type, resource) {
  if (/^AWS::(SNS|SecretsManager)::/.test(type)) return resource.arn;
  const last = resource.arn.split('/').at(-1) ?? '';
  return /^(i|vol|sg|vpc)-/.test(last) ? last : resource.name;
}
