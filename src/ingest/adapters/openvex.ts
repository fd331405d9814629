import type { ObservationStatus } from '../../model/observation.js';
import { type Draft, status } from '../adapter.js';
import { list, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';

/** OpenVEX statements: https://github.com/openvex/spec */
export const openvex = jsonAdapter({
  id: 'openvex',
  title: 'OpenVEX',
  paths: ['/statements/[]'],
  document: (root) => /openvex/.test(text(root, '@context') ?? ''),
  observe,
});

const STATES = new Map<string, ObservationStatus>([
  ['affected', status('fail')],
  ['under_investigation', status('fail', 'new')],
  ['not_affected', status('pass')],
  ['fixed', status('fail', 'resolved')],
]);

function observe(record: unknown): Draft {
  const cve = text(record, 'vulnerability.name', 'vulnerability.@id', 'vulnerability');
  const [product] = list(record, 'products');
  return {
    tool: 'OpenVEX',
    checkId: cve,
    title: cve,
    description: text(record, 'impact_statement', 'justification', 'status_notes'),
    resource: resourceOf({
      id: text(product, '@id') ?? (typeof product === 'string' ? product : undefined),
      type: 'component',
      cloud: 'other',
    }),
    severity: 'unknown',
    status: STATES.get(text(record, 'status') ?? '') ?? status('unknown'),
    seen: seenInRun(text(record, 'timestamp')),
    remediation: { text: text(record, 'action_statement') },
  };
}
