import { unreachable } from '../model/diagnostic.js';
import { isObject } from './fields.js';
import type { Head } from './head.js';

/** What was seen at the start of a file, for the message that nothing claims it. */
export function describeHead(head: Head): string {
  switch (head.kind) {
    case 'csv':
      return `a table separated by ${JSON.stringify(head.separator)} with the columns ${listed(head.header)}`;
    case 'xml':
      return `XML with the root element <${head.root}>`;
    case 'text':
      return `it starts with ${JSON.stringify(head.text.slice(0, 60))}`;
    case 'json':
      return describeJson(head.root);
    default:
      return unreachable(head);
  }
}

function describeJson(root: unknown): string {
  const record: unknown = Array.isArray(root) ? root[0] : root;
  const shape = Array.isArray(root) ? 'a JSON list' : 'a JSON document';
  if (!isObject(record)) return `${shape} without objects`;
  return `${shape}${Array.isArray(root) ? ' of objects' : ''} with the properties ${listed(Object.keys(record))}`;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 12).map((name) => JSON.stringify(name.slice(0, 40)));
  return shown.join(', ') + (names.length > shown.length ? ` and ${names.length - shown.length} more` : '');
}
