import type { core } from 'zod';
import { safeParse } from 'zod/v4/core';
import type { Diagnostic } from '../model/diagnostic.js';
import { loadYaml, type LoadedYaml } from './load-yaml.js';
import { scalarInYaml, type FieldPath } from './place-in-yaml.js';
import { issueInYaml, yamlIssues } from './yaml-issues.js';

export type YamlReading<T> =
  | { readonly kind: 'read'; readonly value: T; readonly yaml: LoadedYaml }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[]; readonly yaml?: LoadedYaml };

/**
 * Reads a YAML or JSON text with a zod schema. Everything wrong with it comes back at once, each problem with
 * line, column, field, value, what is allowed, and a hint. Where text is expected, a bare number or true/false
 * is taken as it is written, so that the account id 012345678901 keeps its zero.
 */
export function readYaml<T>(text: string, file: string, schema: core.$ZodType<T>): YamlReading<T> {
  const load = loadYaml(text, file);
  if (load.kind === 'broken') return { kind: 'refused', diagnostics: load.diagnostics };
  let { yaml } = load;
  let parsed = safeParse(schema, yaml.value);
  if (!parsed.success && takeAsWritten(yaml, parsed.error.issues)) {
    yaml = { ...yaml, value: yaml.document.toJS() as unknown };
    parsed = safeParse(schema, yaml.value);
  }
  if (parsed.success) return { kind: 'read', value: parsed.data, yaml };
  const issues = yamlIssues(yaml, schema, parsed.error.issues);
  return { kind: 'refused', diagnostics: issues.map((issue) => issueInYaml(yaml, issue)), yaml };
}

/** Turns bare numbers and booleans into their text wherever the schema asked for text; says whether it did. */
function takeAsWritten(yaml: LoadedYaml, issues: readonly core.$ZodIssue[], base: FieldPath = []): boolean {
  let changed = false;
  for (const issue of issues) {
    const path = [...base, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
    if (issue.code === 'invalid_union') {
      for (const branch of issue.errors) changed = takeAsWritten(yaml, branch, path) || changed;
    }
    if (issue.code !== 'invalid_type' || issue.expected !== 'string') continue;
    const scalar = scalarInYaml(yaml, path);
    if (scalar?.source === undefined) continue;
    if (typeof scalar.value !== 'number' && typeof scalar.value !== 'boolean') continue;
    scalar.value = scalar.source;
    changed = true;
  }
  return changed;
}
