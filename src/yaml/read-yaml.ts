import type { core } from 'zod';
import { safeParse } from 'zod/v4/core';
import type { Diagnostic } from '../model/diagnostic.js';
import { fieldIssues, issueDiagnostic, type FieldIssue } from './field-issues.js';
import { loadYaml, type LoadedYaml } from './load-yaml.js';
import { placeInYaml, scalarInYaml, type FieldPath } from './place-in-yaml.js';
import { stepInto } from './schema-at.js';

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
  return readYamlAt(load.yaml, [], schema);
}

/** The same for the part of a loaded file below `base`. */
export function readYamlAt<T>(yaml: LoadedYaml, base: FieldPath, schema: core.$ZodType<T>): YamlReading<T> {
  const value = base.reduce<unknown>(stepInto, yaml.value);
  let parsed = safeParse(schema, value);
  if (!parsed.success && takeAsWritten(yaml, parsed.error.issues, base)) parsed = safeParse(schema, value);
  if (parsed.success) return { kind: 'read', value: parsed.data, yaml };
  const diagnostics = fieldIssues(value, schema, parsed.error.issues).map((issue) =>
    issueInYaml(yaml, { ...issue, path: [...base, ...issue.path] }),
  );
  return { kind: 'refused', diagnostics, yaml };
}

/** Puts a field issue on its line. */
export function issueInYaml(yaml: LoadedYaml, issue: FieldIssue): Diagnostic {
  return issueDiagnostic(issue, yaml.value, placeInYaml(yaml, issue.path, issue.at));
}

/** Turns bare numbers and booleans into their text wherever the schema asked for text; says whether it did. */
function takeAsWritten(yaml: LoadedYaml, issues: readonly core.$ZodIssue[], base: FieldPath): boolean {
  let changed = false;
  for (const issue of issues) {
    const path = [...base, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
    if (issue.code === 'invalid_union') {
      for (const branch of issue.errors) changed = takeAsWritten(yaml, branch, path) || changed;
    }
    if (issue.code !== 'invalid_type' || issue.expected !== 'string') continue;
    const scalar = scalarInYaml(yaml, path);
    const parent = path.slice(0, -1).reduce<unknown>(stepInto, yaml.value);
    if (scalar?.source === undefined || typeof parent !== 'object' || parent === null) continue;
    if (typeof scalar.value !== 'number' && typeof scalar.value !== 'boolean') continue;
    Object.assign(parent, { [String(path.at(-1))]: scalar.source });
    changed = true;
  }
  return changed;
}
