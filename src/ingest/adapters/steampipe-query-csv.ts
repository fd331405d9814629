import type { Adapter } from '../adapter.js';
import { readRows } from '../csv-adapter.js';
import type { Head } from '../head.js';
import { isControlStatus } from './powerpipe.js';
import { isControlRow, observeQueryRow } from './steampipe-query.js';

const COLUMNS = ['resource', 'status', 'reason'];

/** `steampipe query --output csv` of a query with the columns of a control. */
export const steampipeQueryCsv: Adapter = {
  id: 'steampipe-query-csv',
  title: 'Steampipe query (CSV)',
  claims: (head) => isQuery(head),
  read: (input) =>
    readRows(
      input,
      (row) =>
        isControlRow(row)
          ? observeQueryRow(row)
          : { skip: `the status "${row['status'] ?? ''}" is none of alarm, ok, info, skip, error` },
      'skip',
    ),
};

/** Other tables have such columns too; the words in `status` are Steampipe's own. */
function isQuery(head: Head): boolean {
  if (head.kind !== 'csv' || head.columns.has('control_id')) return false;
  if (!COLUMNS.every((name) => head.columns.has(name))) return false;
  const place = head.header.findIndex((name) => name.toLowerCase() === 'status');
  const [first] = head.rows;
  return first === undefined || isControlStatus(first[place]);
}
