import { csvAdapter } from '../csv-adapter.js';
import { observeProwler3 } from './prowler-v3.js';

export const prowlerCsvV3 = csvAdapter({
  id: 'prowler-csv-v3',
  title: 'Prowler 3 CSV',
  columns: [['assessment_start_time', 'finding_unique_id', 'check_id']],
  observe: observeProwler3,
});
