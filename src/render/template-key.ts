import Handlebars from 'handlebars';
import { nearest } from '../model/nearest.js';
import type { ViewKeyError } from './seal.js';

/** The lines of a template that ask for the key that the view lacks, and what was probably meant. */
export function locateKey(
  error: ViewKeyError,
  template: string,
): { readonly lines: readonly number[]; readonly hint: string } {
  const lines = [...new Set(linesWith(Handlebars.parse(template), error.key))];
  const meant = nearest(error.key, error.allowed);
  const allowed = `Known here: ${error.allowed.toSorted().join(', ')}.`;
  return { lines, hint: meant === undefined ? allowed : `Did you mean \`${meant}\`? ${allowed}` };
}

/** Walks the syntax tree for path expressions that contain the key as a part. */
function linesWith(node: unknown, key: string): number[] {
  if (Array.isArray(node)) return node.flatMap((child) => linesWith(child, key));
  if (typeof node !== 'object' || node === null) return [];
  const here = isPath(node) && node.parts.includes(key) ? [node.loc.start.line] : [];
  return [...here, ...Object.values(node).flatMap((child) => linesWith(child, key))];
}

function isPath(node: object): node is hbs.AST.PathExpression {
  return 'type' in node && node.type === 'PathExpression';
}
