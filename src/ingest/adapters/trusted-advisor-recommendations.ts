import type { ObservationStatus, Severity } from '../../model/observation.js';
import { type Draft, type Skip, status } from '../adapter.js';
import { at, has, isObject, list, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';
import { seenBetween } from '../seen.js';

const LISTS = [
  'recommendationResourceSummaries',
  'organizationRecommendationResourceSummaries',
  'recommendationSummaries',
  'organizationRecommendationSummaries',
];

/**
 * AWS Trusted Advisor `list-recommendations`, `list-recommendation-resources`, `get-recommendation` and their
 * organization forms: https://docs.aws.amazon.com/trustedadvisor/latest/APIReference/
 */
export const trustedAdvisorRecommendations = jsonAdapter({
  id: 'trusted-advisor-recommendations',
  title: 'AWS Trusted Advisor recommendations',
  paths: [...LISTS.map((name) => `/${name}/[]`), '/recommendation', '/organizationRecommendation', '/[]'],
  recognises: (record) =>
    /:trustedadvisor:.*:(organization-)?recommendation/.test(
      text(record, 'arn', 'recommendationArn') ?? '',
    ) && has(record, 'status'),
  document: (root) => LISTS.some((name) => Array.isArray(at(root, name))),
  observe,
});

const RESULTS = new Map<
  string,
  { readonly result: ObservationStatus['result']; readonly severity: Severity }
>([
  ['ok', { result: 'pass', severity: 'info' }],
  ['warning', { result: 'fail', severity: 'medium' }],
  ['error', { result: 'fail', severity: 'high' }],
]);

const STAGES = new Map<string, ObservationStatus['workflow']>([
  ['pending_response', 'new'],
  ['in_progress', 'in-progress'],
  ['dismissed', 'accepted'],
  ['resolved', 'resolved'],
]);

function observe(record: unknown): Draft | Skip {
  const word = text(record, 'status');
  const known = RESULTS.get(word ?? '');
  if (!known) return { skip: `status is none of ${[...RESULTS.keys()].join(', ')}` };
  const workflow = STAGES.get(text(record, 'lifecycleStage') ?? '') ?? 'none';
  const excluded = text(record, 'exclusionStatus') === 'excluded';
  return {
    tool: 'AWS Trusted Advisor',
    nativeId: text(record, 'arn', 'id'),
    checkId: checkOf(record),
    title: text(record, 'name') ?? 'Resource of a Trusted Advisor recommendation',
    description: described(record),
    resource: resourceOf({
      id: text(record, 'awsResourceId', 'awsResourceArn'),
      cloud: 'aws',
      account: text(record, 'accountId') ?? accountIn(text(record, 'recommendationArn', 'arn')),
      region: text(record, 'regionCode'),
    }),
    severity: known.severity,
    nativeSeverity: word,
    status: status(known.result, excluded ? 'accepted' : workflow),
    seen: seenBetween(text(record, 'createdAt'), text(record, 'lastUpdatedAt')),
  };
}

/** The check has an ARN of its own, `…:::check/Pfx0RwqBli`; a resource names only its recommendation. */
function checkOf(record: unknown): string | undefined {
  const check = text(record, 'checkArn', 'recommendationArn', 'arn', 'id');
  return check?.slice(check.lastIndexOf('/') + 1);
}

function described(record: unknown): string | undefined {
  const metadata = at(record, 'metadata');
  const facts = isObject(metadata)
    ? Object.entries(metadata).map(([name, value]) => `${name}: ${String(value)}`)
    : [];
  const counts = at(record, 'resourcesAggregates');
  if (isObject(counts))
    facts.push(
      `A summary: ${text(counts, 'errorCount') ?? '?'} resources in error, ${text(counts, 'warningCount') ?? '?'} in warning.`,
    );
  const pillars = list(record, 'pillars').filter((name) => typeof name === 'string');
  if (pillars.length > 0) facts.push(`Pillar ${pillars.join(', ')}.`);
  return facts.join(' · ') || undefined;
}

function accountIn(arn: string | undefined): string | undefined {
  return /^arn:[^:]*:trustedadvisor:[^:]*:(\d{12}):/.exec(arn ?? '')?.[1];
}
