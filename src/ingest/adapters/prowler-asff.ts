import { jsonAdapter } from '../json-adapter.js';
import { isAsff, isProwlerAsff, observeAsff } from './asff-finding.js';

/** ASFF that Prowler wrote itself, without findings of other products. */
export const prowlerAsff = jsonAdapter({
  id: 'prowler-asff',
  title: 'Prowler (ASFF)',
  paths: ['/Findings/[]', '/findings/[]', '/[]', ''],
  recognises: isProwlerAsff,
  excludes: (record) => isAsff(record) && !isProwlerAsff(record),
  observe: observeAsff,
});
