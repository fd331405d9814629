import { csvAdapter } from '../csv-adapter.js';
import { observeOrca } from './orca.js';

export const orcaCsv = csvAdapter({
  id: 'orca-csv',
  title: 'Orca alerts (CSV)',
  columns: [['orcascore', 'title', 'status']],
  observe: observeOrca,
});
