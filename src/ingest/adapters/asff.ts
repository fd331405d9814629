import { jsonAdapter } from '../json-adapter.js';
import { isAsff, isProwlerAsff, observeAsff } from './asff-finding.js';

/** Security Hub findings: `aws securityhub get-findings`, a list, one finding, or one a line. */
export const asff = jsonAdapter({
  id: 'asff',
  title: 'AWS Security Hub findings (ASFF)',
  paths: ['/Findings/[]', '/findings/[]', '/[]/Findings/[]', '/[]', ''],
  recognises: (record) => isAsff(record) && !isProwlerAsff(record),
  observe: observeAsff,
});
