import type { Adapter } from '../adapter.js';
import { readRows } from '../csv-adapter.js';
import type { Head } from '../head.js';
import { observePowerpipe } from './powerpipe.js';
import { powerpipeControlOf } from './powerpipe-csv.js';

/** What the columns hold, by their place; dimensions and tags follow, and nothing names them. */
const COLUMNS = [
  'group_id',
  'title',
  'description',
  'control_id',
  'control_title',
  'control_description',
  'reason',
  'resource',
  'status',
  'severity',
];

/** Powerpipe and Steampipe `check --output csv --header=false`: told by the control and the status in their places. */
export const powerpipeCsvHeaderless: Adapter = {
  id: 'powerpipe-csv-headerless',
  title: 'Powerpipe check (CSV without header)',
  claims: (head) => isHeaderless(head),
  read: (input) =>
    readRows(
      { ...input, head: withHeader(input.head) },
      (row) => observePowerpipe(row, powerpipeControlOf(row)),
      'pad',
    ),
};

function isHeaderless(head: Head): boolean {
  if (head.kind !== 'csv') return false;
  const rows = [head.header, ...head.rows.slice(0, 5)];
  return rows.every(
    (cells) =>
      cells.length >= COLUMNS.length &&
      /^[\w.-]+$/.test(cells[0] ?? '') &&
      /(^|\.)control\.\w+$/.test(cells[3] ?? '') &&
      /^(ok|alarm|info|skip|error)$/.test(cells[8] ?? ''),
  );
}

/** The first row is a record, and the cells behind the known ones have no names. */
function withHeader(head: Head): Head {
  if (head.kind !== 'csv') return head;
  const further = head.header.slice(COLUMNS.length).map((_cell, index) => `dimension ${index + 1}`);
  return { ...head, preamble: -1, header: [...COLUMNS, ...further] };
}
