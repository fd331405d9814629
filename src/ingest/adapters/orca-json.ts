import { foldKeys, has } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { observeOrca } from './orca.js';

export const orcaJson = jsonAdapter({
  id: 'orca-json',
  title: 'Orca alerts (JSON)',
  paths: ['/[]', '/data/[]', ''],
  recognises: (record) => has(record, 'OrcaScore'),
  observe: (alert) => observeOrca(foldKeys(alert)),
});
