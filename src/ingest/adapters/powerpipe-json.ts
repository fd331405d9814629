import type { Observed } from '../adapter.js';
import { has, isObject, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { observeParts } from '../parts.js';
import { observePowerpipe } from './powerpipe.js';

const DEEPEST_GROUP = 10;
/** Groups that stand deeper than any list of controls is looked for. */
const TOO_DEEP = '/groups/[]'.repeat(DEEPEST_GROUP);

/** Powerpipe and Steampipe `check --output json`: controls in groups in groups. */
export const powerpipeJson = jsonAdapter({
  id: 'powerpipe-json',
  title: 'Powerpipe check (JSON)',
  paths: [
    ...Array.from({ length: DEEPEST_GROUP }, (_, depth) => `${'/groups/[]'.repeat(depth)}/controls/[]`),
    TOO_DEEP,
  ],
  read: 'all',
  document: (root) => isObject(root) && has(root, 'group_id') && ('groups' in root || 'controls' in root),
  observe: (control, { pattern }): Observed => {
    if (pattern.endsWith(TOO_DEEP)) return { skip: `a group inside ${DEEPEST_GROUP} others` };
    const named = {
      id: text(control, 'control_id'),
      title: text(control, 'title'),
      severity: text(control, 'severity'),
    };
    const error = text(control, 'run_error');
    const results = observeParts(control, 'results', (row) => observePowerpipe(row, named));
    return error === undefined
      ? results
      : [results, { remark: `Control ${named.id} ended with an error: ${error}` }].flat();
  },
});
