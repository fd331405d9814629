import type { ObservationStatus, Severity } from '../../model/observation.js';
import { type Draft, status } from '../adapter.js';
import { asText, has, number, text } from '../fields.js';
import { type JsonContext, jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';

/** Kubescape `--format json`: one record is a control with the number of resources that fail it. */
export const kubescape = jsonAdapter({
  id: 'kubescape',
  title: 'Kubescape',
  paths: ['/summaryDetails/controls/*'],
  shared: ['/generationTime', '/clusterName'],
  document: (root) =>
    has(root, 'summaryDetails.controls') || has(root, 'generationTime', 'clusterAPIServerInfo'),
  observe,
});

const RESULTS = new Map<string, ObservationStatus['result']>([
  ['failed', 'fail'],
  ['passed', 'pass'],
  ['irrelevant', 'not-applicable'],
  ['skipped', 'manual'],
]);

function observe(control: unknown, { shared }: JsonContext): Draft {
  const factor = number(control, 'scoreFactor');
  const failed = number(control, 'ResourceCounters.failedResources');
  const cluster = asText(shared.get('/clusterName'));
  return {
    tool: 'Kubescape',
    checkId: text(control, 'controlID'),
    title: text(control, 'name'),
    description: failed === undefined ? undefined : `${failed} resources fail.`,
    resource: resourceOf({ id: cluster ?? 'cluster', type: 'cluster', cloud: 'kubernetes' }),
    severity: severityOfFactor(factor),
    nativeSeverity: factor === undefined ? undefined : String(factor),
    status: status(RESULTS.get(text(control, 'statusInfo.status', 'status') ?? '') ?? 'unknown'),
    seen: seenInRun(shared.get('/generationTime')),
  };
}

/** https://kubescape.io/docs/controls/: 9 and more critical, 7 high, 4 medium, 1 low. */
function severityOfFactor(factor: number | undefined): Severity {
  if (factor === undefined) return 'unknown';
  if (factor >= 9) return 'critical';
  if (factor >= 7) return 'high';
  if (factor >= 4) return 'medium';
  return factor >= 1 ? 'low' : 'unknown';
}
