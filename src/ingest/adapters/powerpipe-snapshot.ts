import { at, has, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { observeParts } from '../parts.js';
import { observePowerpipe } from './powerpipe.js';

/** Powerpipe and Steampipe snapshots (`.pps`, `.sps`): each control is a panel with rows. */
export const powerpipeSnapshot = jsonAdapter({
  id: 'powerpipe-snapshot',
  title: 'Powerpipe snapshot',
  paths: ['/panels/*'],
  document: (root) => has(root, 'layout', 'panels') || has(root, 'panels', 'schema_version', 'start_time'),
  observe: (panel) => {
    if (text(panel, 'panel_type') !== 'control' && !isResult(at(panel, 'data.rows.0'))) return [];
    const named = {
      id: text(panel, 'properties.name', 'name'),
      title: text(panel, 'title'),
      severity: text(panel, 'properties.severity'),
    };
    const rows = observeParts(panel, 'data.rows', (row) => observePowerpipe(row, named), { mayLack: true });
    const error = text(panel, 'error', 'run_error');
    return error === undefined
      ? rows
      : [rows, { remark: `Control ${named.id} ended with an error: ${error}` }].flat();
  },
});

/** A row as only controls have them, whatever the panel calls itself. */
function isResult(row: unknown): boolean {
  return has(row, 'resource', 'status', 'reason');
}
