import { has } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { observeProwler3 } from './prowler-v3.js';

/** Prowler 3 native JSON; version 4 has OCSF instead. */
export const prowlerJsonV3 = jsonAdapter({
  id: 'prowler-json-v3',
  title: 'Prowler 3 JSON',
  paths: ['/[]', ''],
  recognises: (record) => has(record, 'CheckID', 'StatusExtended'),
  observe: observeProwler3,
});
