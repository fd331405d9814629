import { csvAdapter, type Row } from '../csv-adapter.js';
import { text } from '../fields.js';
import { observePowerpipe, type PowerpipeControl } from './powerpipe.js';

/** Powerpipe and Steampipe `check --output csv`: dimensions and tags follow as further columns. */
export const powerpipeCsv = csvAdapter({
  id: 'powerpipe-csv',
  title: 'Powerpipe check (CSV)',
  columns: [['group_id', 'control_id', 'reason', 'resource', 'status']],
  shortRows: 'pad',
  observe: (row) => observePowerpipe(row, powerpipeControlOf(row)),
});

/** The control that a row belongs to. */
export function powerpipeControlOf(row: Row): PowerpipeControl {
  return {
    id: text(row, 'control_id'),
    title: text(row, 'control_title'),
    severity: text(row, 'severity'),
  };
}
