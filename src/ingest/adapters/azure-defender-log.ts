import { foldKeys, has } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { observeRecommendation } from './azure-defender-csv.js';

/** Defender for Cloud recommendations as rows: Log Analytics `SecurityRecommendation`, projections of Resource Graph. */
export const azureDefenderLog = jsonAdapter({
  id: 'azure-defender-log',
  title: 'Microsoft Defender for Cloud recommendations (rows)',
  paths: ['/data/[]', '/value/[]', '/[]', ''],
  recognises: (written) => {
    const record = foldKeys(written);
    return (
      has(record, 'recommendationdisplayname') &&
      (has(record, 'recommendationstate') || has(record, 'state')) &&
      (has(record, 'assessedresourceid') || has(record, 'resourceid'))
    );
  },
  observe: (written) => observeRecommendation(foldKeys(written)),
});
