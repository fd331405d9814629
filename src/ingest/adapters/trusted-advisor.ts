import type { ObservationStatus, Severity } from '../../model/observation.js';
import { type Draft, status } from '../adapter.js';
import { asText, flag, has, list, text } from '../fields.js';
import { type JsonContext, jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';

/** AWS Trusted Advisor `describe-trusted-advisor-check-result`. Its cells have no headings and the check no title. */
export const trustedAdvisor = jsonAdapter({
  id: 'trusted-advisor',
  title: 'AWS Trusted Advisor check result',
  paths: ['/result/flaggedResources/[]'],
  shared: ['/result/checkId', '/result/timestamp'],
  document: (root) => has(root, 'result.checkId', 'result.flaggedResources'),
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

function observe(record: unknown, { shared }: JsonContext): Draft {
  const word = text(record, 'status');
  const { result, severity } = RESULTS.get(word ?? '') ?? { result: 'error', severity: 'unknown' };
  const check = asText(shared.get('/result/checkId')) ?? 'without id';
  const cells = list(record, 'metadata').filter((cell): cell is string => typeof cell === 'string');
  return {
    tool: 'AWS Trusted Advisor',
    nativeId: text(record, 'resourceId'),
    checkId: check,
    title: `Trusted Advisor check ${check}`,
    description: cells.length === 0 ? undefined : cells.join(' · '),
    resource: resourceOf({
      id: cells.find((cell) => cell.startsWith('arn:')) ?? text(record, 'resourceId'),
      cloud: 'aws',
      region: text(record, 'region'),
    }),
    severity,
    nativeSeverity: word,
    status: status(result, flag(record, 'isSuppressed') ? 'accepted' : 'none'),
    seen: seenInRun(shared.get('/result/timestamp')),
  };
}
