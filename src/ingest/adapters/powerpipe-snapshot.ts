import { has, list, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { observePowerpipe } from './powerpipe.js';

/** Powerpipe and Steampipe snapshots (`.pps`, `.sps`): each control is a panel with rows. */
export const powerpipeSnapshot = jsonAdapter({
  id: 'powerpipe-snapshot',
  title: 'Powerpipe snapshot',
  paths: ['/panels/*'],
  document: (root) => has(root, 'layout', 'panels') || has(root, 'panels', 'schema_version', 'start_time'),
  observe: (panel) => {
    if (text(panel, 'panel_type') !== 'control') return [];
    const named = {
      id: text(panel, 'properties.name', 'name'),
      title: text(panel, 'title'),
      severity: text(panel, 'properties.severity'),
    };
    return list(panel, 'data.rows').map((row, index) => observePowerpipe(row, named, `/data/rows/${index}`));
  },
});
