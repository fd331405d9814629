import { csvAdapter } from '../csv-adapter.js';
import { observeProwler2 } from './prowler-v2.js';

/** Rows may lack their last cells. */
export const prowlerCsvV2 = csvAdapter({
  id: 'prowler-csv-v2',
  title: 'Prowler 2 CSV',
  columns: [['profile', 'account_num', 'title_id', 'check_result']],
  shortRows: 'pad',
  observe: observeProwler2,
});
