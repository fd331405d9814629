import { has, list, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { impactOf, observeInspec } from './inspec.js';

/** InSpec controls one a line, as Chef Automate and log shippers write them. */
export const inspecNdjson = jsonAdapter({
  id: 'inspec-ndjson',
  title: 'InSpec controls (NDJSON)',
  paths: ['', '/[]'],
  recognises: (record) => has(record, 'impact', 'results', 'platform', 'profile', 'id'),
  observe: (control) => {
    const results = list(control, 'results');
    // The line's own status holds where results are left out.
    const status = text(control, 'status');
    return observeInspec({
      control,
      results: results.length > 0 ? results : [{ status }],
      impact: status === 'passed' || status === 'failed' ? impactOf(control) || undefined : impactOf(control),
      target: text(control, 'platform.target_id', 'platform.name'),
    });
  },
});
