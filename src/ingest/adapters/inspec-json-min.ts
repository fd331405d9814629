import type { ObservationStatus } from '../../model/observation.js';
import { type Draft, type Skip, status } from '../adapter.js';
import { has, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';

/** InSpec `--reporter json-min`: one record a test result. It has neither titles nor impact nor days. */
export const inspecJsonMin = jsonAdapter({
  id: 'inspec-json-min',
  title: 'InSpec (json-min)',
  paths: ['/controls/[]'],
  recognises: (record) => has(record, 'id', 'status', 'code_desc') && has(record, 'profile_sha256'),
  document: (root) => has(root, 'controls', 'statistics', 'version') && !has(root, 'profiles'),
  observe,
});

const RESULTS = new Map<string, ObservationStatus['result']>([
  ['passed', 'pass'],
  ['failed', 'fail'],
  ['skipped', 'manual'],
  ['error', 'error'],
]);

function observe(record: unknown): Draft | Skip {
  const result = RESULTS.get(text(record, 'status') ?? '');
  if (!result) return { skip: `status is none of ${[...RESULTS.keys()].join(', ')}` };
  return {
    tool: 'InSpec',
    nativeId: text(record, 'code_desc'),
    checkId: text(record, 'id'),
    title: text(record, 'code_desc'),
    description: text(record, 'message', 'skip_message'),
    resource: resourceOf({ id: text(record, 'resource'), cloud: 'other' }),
    severity: 'unknown',
    status: status(result),
    seen: { basis: 'none' },
  };
}
