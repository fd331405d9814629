import type { Observed } from '../adapter.js';
import { has, isObject, list, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { isControlStatus, observePowerpipe, type PowerpipeControl } from './powerpipe.js';

/**
 * `steampipe query --output json` of a query with the columns of a control: a list of rows, since v0.21 below `rows`
 * and since v0.24 beside `columns`.
 */
export const steampipeQuery = jsonAdapter({
  id: 'steampipe-query',
  title: 'Steampipe query (JSON)',
  paths: ['/rows/[]', '/[]'],
  recognises: (row) => isObject(row) && isControlRow(row) && !has(row, 'control_id'),
  document: (root) =>
    isObject(root) &&
    Array.isArray(root['rows']) &&
    ['resource', 'status', 'reason'].every((name) =>
      list(root, 'columns').some((column) => text(column, 'name') === name),
    ),
  observe: (row): Observed => (isControlRow(row) ? observeQueryRow(row) : { skip: 'no row of a control' }),
});

/** Whether a row has what Steampipe asks of a control's query: https://powerpipe.io/docs/powerpipe-hcl/control */
export function isControlRow(row: unknown): boolean {
  return isObject(row) && 'resource' in row && 'reason' in row && isControlStatus(text(row, 'status'));
}

/** A row of a query that may be any control's, seldom named in a column of its own. */
export function observeQueryRow(row: unknown): Observed {
  return { ...observePowerpipe(row, controlOf(row)), tool: 'Steampipe' };
}

/**
 * Where no column names it, the reason does: without the resource's name it is the same text for all that fail.
 * What passes has another one, so that a later pass closes the finding only where a column `control` names both.
 */
function controlOf(row: unknown): PowerpipeControl {
  const named = text(row, 'control', 'control_title', 'check', 'check_id', 'query', 'query_name');
  const title = text(row, 'title');
  const reason = withoutNames(text(row, 'reason') ?? '', [text(row, 'resource'), title]);
  const said = reason === '' ? 'check not named in the file' : reason;
  return { id: named ?? said, title: named ?? said, severity: text(row, 'severity') };
}

/** Queries write `acme-logs not encrypted`, with the last part of the id or the column `title`. */
function withoutNames(reason: string, names: readonly (string | undefined)[]): string {
  return names
    .flatMap((name) => (name === undefined ? [] : [name, ...name.split(/[/:]/).slice(-1)]))
    .filter((name) => name !== '')
    .reduce((rest, name) => rest.replaceAll(name, '…'), reason)
    .trim();
}
