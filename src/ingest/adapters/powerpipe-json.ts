import type { Observed } from '../adapter.js';
import { has, isObject, list, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { observePowerpipe } from './powerpipe.js';

const DEEPEST_GROUP = 10;

/** Powerpipe and Steampipe `check --output json`: controls in groups in groups. */
export const powerpipeJson = jsonAdapter({
  id: 'powerpipe-json',
  title: 'Powerpipe check (JSON)',
  paths: Array.from({ length: DEEPEST_GROUP }, (_, depth) => `${'/groups/[]'.repeat(depth)}/controls/[]`),
  read: 'all',
  document: (root) => isObject(root) && has(root, 'group_id') && ('groups' in root || 'controls' in root),
  observe: (control): Observed => {
    const named = {
      id: text(control, 'control_id'),
      title: text(control, 'title'),
      severity: text(control, 'severity'),
    };
    const error = text(control, 'run_error');
    const results = list(control, 'results').map((row, index) =>
      observePowerpipe(row, named, `/results/${index}`),
    );
    return error === undefined
      ? results
      : [...results, { remark: `Control ${named.id} ended with an error: ${error}` }];
  },
});
