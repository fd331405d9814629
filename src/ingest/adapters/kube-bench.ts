import type { ObservationStatus } from '../../model/observation.js';
import { type Draft, status } from '../adapter.js';
import { has, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';

/** kube-bench `--json`: a list, or `Controls` with totals. A warning asks for a check by hand. */
export const kubeBench = jsonAdapter({
  id: 'kube-bench',
  title: 'kube-bench',
  paths: ['/Controls/[]/tests/[]/results/[]', '/[]/tests/[]/results/[]', '/tests/[]/results/[]'],
  recognises: (record) => has(record, 'test_number', 'status'),
  document: (root) => has(root, 'Controls', 'Totals'),
  observe,
});

const STATUSES = new Map<string, ObservationStatus>([
  ['PASS', status('pass')],
  ['FAIL', status('fail')],
  ['WARN', status('manual')],
  ['INFO', status('manual')],
]);

function observe(record: unknown): Draft {
  return {
    tool: 'kube-bench',
    checkId: text(record, 'test_number'),
    title: text(record, 'test_desc'),
    description: text(record, 'reason', 'actual_value'),
    resource: resourceOf({ id: 'cluster', type: 'cluster', cloud: 'kubernetes' }),
    severity: 'unknown',
    status: STATUSES.get(text(record, 'status') ?? '') ?? status('unknown'),
    seen: { basis: 'none' },
    remediation: { text: text(record, 'remediation') },
  };
}
