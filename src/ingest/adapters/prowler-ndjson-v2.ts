import { has } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { observeProwler2 } from './prowler-v2.js';

export const prowlerNdjsonV2 = jsonAdapter({
  id: 'prowler-ndjson-v2',
  title: 'Prowler 2 JSON',
  paths: ['', '/[]'],
  recognises: (record) => has(record, 'Control', 'Account Number', 'Message'),
  observe: observeProwler2,
});
