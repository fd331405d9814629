import type { ObservationStatus } from '../../model/observation.js';
import { type Draft, status } from '../adapter.js';
import { has, list, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';
import { severityOfWord } from '../severity.js';

/** OSCAL assessment results: findings, or observations with a `result` property as compliance-trestle writes them. */
export const oscalAr = jsonAdapter({
  id: 'oscal-ar',
  title: 'OSCAL assessment results',
  paths: [
    '/assessment-results/results/[]/findings/[]',
    '/results/[]/findings/[]',
    '/assessment-results/results/[]/observations/[]',
    '/results/[]/observations/[]',
  ],
  recognises: (record) =>
    has(record, 'target.status') || (has(record, 'uuid') && property(record, 'result') !== undefined),
  document: (root) => has(root, 'assessment-results'),
  observe,
});

/** States of findings, and results of compliance-trestle, by what they say of the control. */
export const OSCAL_RESULTS = new Map<string, ObservationStatus['result']>([
  ['satisfied', 'pass'],
  ['not-satisfied', 'fail'],
  ['pass', 'pass'],
  ['fixed', 'pass'],
  ['fail', 'fail'],
  ['notapplicable', 'not-applicable'],
  ['notselected', 'not-applicable'],
  ['notchecked', 'manual'],
  ['informational', 'manual'],
  ['error', 'error'],
]);

function observe(record: unknown): Draft {
  const verdict = text(record, 'target.status.state', 'target.status') ?? property(record, 'result');
  const severity = property(record, 'severity');
  return {
    tool: 'OSCAL',
    nativeId: text(record, 'uuid'),
    checkId:
      text(record, 'target.target-id') ?? property(record, 'idref') ?? text(record, 'title', 'description'),
    title: text(record, 'title', 'description'),
    description: text(record, 'target.status.remarks', 'description'),
    resource: resourceOf({ id: text(list(record, 'subjects')[0], 'title', 'subject-uuid'), cloud: 'other' }),
    // The severity of a rule that was not failed is a property of the rule.
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: status(OSCAL_RESULTS.get(verdict ?? '') ?? 'unknown'),
    seen: seenInRun(text(record, 'collected')),
  };
}

function property(record: unknown, name: string): string | undefined {
  return text(
    list(record, 'props').find((item) => text(item, 'name') === name),
    'value',
  );
}
