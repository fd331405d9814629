import { has, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { isAsff, observeAsff } from './asff-finding.js';

/** EventBridge events `Security Hub Findings - Imported` and `- Custom Action`. */
export const asffEventbridge = jsonAdapter({
  id: 'asff-eventbridge',
  title: 'AWS Security Hub events (EventBridge)',
  paths: ['/detail/findings/[]', '/[]/detail/findings/[]', '/Records/[]/detail/findings/[]'],
  recognises: isAsff,
  document: (root) => text(root, 'source') === 'aws.securityhub' && has(root, 'detail'),
  observe: observeAsff,
});
