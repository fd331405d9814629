import { at, list, number, text } from '../fields.js';

/**
 * The rule of a result (3.27.5 to 3.27.7): by index in the driver or in the extension that the result names, else by
 * id; a hierarchical id `a/b` falls back to the rule `a`.
 */
export function ruleOf(result: unknown, tool: unknown): unknown {
  const extension = number(result, 'rule.toolComponent.index');
  const component = extension === undefined ? at(tool, 'driver') : list(tool, 'extensions')[extension];
  const rules = list(component, 'rules');
  const id = text(result, 'ruleId', 'rule.id');
  const index = number(result, 'ruleIndex', 'rule.index');
  const indexed = index === undefined ? undefined : rules[index];
  if (indexed !== undefined) return indexed;
  const everywhere = [component, ...list(tool, 'extensions')].flatMap((one) => list(one, 'rules'));
  return byId(everywhere, id) ?? byId(everywhere, id?.split('/').slice(0, -1).join('/'));
}

function byId(rules: readonly unknown[], id: string | undefined): unknown {
  return id === undefined || id === '' ? undefined : rules.find((rule) => text(rule, 'id') === id);
}
