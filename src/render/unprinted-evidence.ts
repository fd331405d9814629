import Handlebars from 'handlebars';
import type { Diagnostic } from '../model/diagnostic.js';
import type { TemplateSource } from './template.js';

/** The partial of the shipped templates that prints the evidence. */
const PARTIAL = 'evidence';

/**
 * Facts of the evidence section that the shipped templates print and these do not, a warning for each: whoever
 * rewrites the section should leave out nothing without knowing it.
 */
export function unprintedEvidence(shipped: TemplateSource, own: TemplateSource): readonly Diagnostic[] {
  const printed = new Set([own.main, ...Object.values(own.partials)].flatMap(keysOf));
  const left = [...new Set(keysOf(shipped.partials[PARTIAL] ?? ''))].filter((key) => !printed.has(key));
  return left.sort().map((key) => ({
    level: 'warning',
    code: 'evidence-not-printed',
    message: `No template prints \`${key}\` of the evidence any more.`,
    hint: 'Print it, or be sure that the reader does not need it.',
  }));
}

/** The keys of the view that a template names. */
function keysOf(text: string): readonly string[] {
  const found: string[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (typeof node !== 'object' || node === null) return undefined;
    if (isPath(node)) found.push(...node.parts);
    return Object.values(node).forEach(walk);
  };
  walk(Handlebars.parse(text));
  return found;
}

function isPath(node: object): node is hbs.AST.PathExpression {
  return 'type' in node && node.type === 'PathExpression';
}
