import type { core } from 'zod';
import type { Diagnostic, Place } from '../model/diagnostic.js';
import { nearest } from '../model/nearest.js';
import { fieldName, type FieldPath } from './place-in-yaml.js';
import { schemaAt, stepInto } from './schema-at.js';

/** Something wrong with one field, found by a rule that looks at more than the field's own shape. */
export interface FieldIssue {
  readonly path: FieldPath;
  /** Stable kebab-case name. */
  readonly code: string;
  readonly message: string;
  readonly level?: Diagnostic['level'];
  readonly allowed?: string;
  readonly hint?: string;
  /** Point at the field's name instead of its value. */
  readonly at?: 'name';
  /** Of an unknown field: the one that is meant. */
  readonly instead?: FieldPath;
}

/** What zod found wrong with a value, one issue per field, in words, with what would have been allowed. */
export function fieldIssues(
  value: unknown,
  schema: core.$ZodType,
  issues: readonly core.$ZodIssue[],
): FieldIssue[] {
  return oncePerField(issues.flatMap((issue) => inWords(issue, [], value, schema)));
}

/**
 * A number beyond two bounds is told the narrower one, which the schema states last; a field that is written with a
 * slip of the pen is not called missing as well.
 */
function oncePerField(found: readonly FieldIssue[]): FieldIssue[] {
  const last = new Map(found.map((issue) => [`${issue.code} ${JSON.stringify(issue.path)}`, issue]));
  const meant = new Set(found.flatMap(({ instead }) => (instead ? [JSON.stringify(instead)] : [])));
  return [...last.values()].filter(
    ({ code, path }) => code !== 'missing-field' || !meant.has(JSON.stringify(path)),
  );
}

/** A field issue as a diagnostic at a place, with the value found there. */
export function issueDiagnostic(issue: FieldIssue, value: unknown, at: Place): Diagnostic {
  const { path, level = 'error', code, message, allowed, hint } = issue;
  const found = path.reduce<unknown>(stepInto, value);
  return {
    level,
    code,
    message,
    at,
    ...(isScalar(found) && { value: String(found) }),
    ...(allowed !== undefined && { allowed }),
    ...(hint !== undefined && { hint }),
  };
}

function inWords(issue: core.$ZodIssue, base: FieldPath, root: unknown, schema: core.$ZodType): FieldIssue[] {
  const path = [...base, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
  if (issue.code === 'unrecognized_keys') {
    const { fields } = schemaAt(schema, path, root);
    return issue.keys.map((key) => unknownField([...path, key], fields));
  }
  if (issue.code === 'invalid_union') {
    const branch = likeliest(issue.errors);
    if (branch) return branch.flatMap((inner) => inWords(inner, path, root, schema));
  }
  const found = path.reduce<unknown>(stepInto, root);
  const { values, shape, description, alternatives } = schemaAt(schema, path, root);
  const options = values.length > 0 ? values : discriminatorValues(issue);
  const name = fieldName(path) || 'the file';
  const listed = options.length > 0 ? { allowed: options.join(', ') } : {};
  if (found === undefined || found === null || found === '') {
    const isMissing = found === undefined;
    return [
      {
        path,
        code: isMissing ? 'missing-field' : 'empty-field',
        message: `\`${name}\` is ${isMissing ? 'missing' : 'empty'}.`,
        ...(shape !== undefined && { allowed: shape }),
        ...listed,
        hint: isMissing
          ? (description ?? `Add \`${name}\`.`)
          : 'Fill it in, or remove the line if it is optional.',
      },
    ];
  }
  if (options.length > 0) {
    const meant = isScalar(found) ? nearest(String(found), options) : undefined;
    const message = `\`${name}\` ${isScalar(found) ? 'has a value that is not allowed' : `is ${typeInWords(found)}`}.`;
    return [
      {
        path,
        code: 'not-allowed-value',
        message,
        ...listed,
        ...(meant && { hint: `Did you mean \`${meant}\`?` }),
      },
    ];
  }
  return [{ path, ...shapeProblem(issue, name, found, alternatives), ...paramsOf(issue) }];
}

function unknownField(path: FieldPath, fields: readonly string[]): FieldIssue {
  const key = String(path.at(-1));
  const meant = nearest(key, fields);
  return {
    path,
    at: 'name',
    code: 'unknown-field',
    message: `\`${fieldName(path)}\` is not a field.`,
    ...(fields.length > 0 && { allowed: fields.join(', ') }),
    ...(meant && { hint: `Did you mean \`${meant}\`?`, instead: [...path.slice(0, -1), meant] }),
  };
}

/** The branch of a union that the user aimed at: the one that does not fail on the type of the value itself. */
function likeliest(branches: readonly (readonly core.$ZodIssue[])[]): readonly core.$ZodIssue[] | undefined {
  return branches.find((issues) => !issues.some(({ code, path }) => path.length === 0 && BY_TYPE.has(code)));
}

const BY_TYPE: ReadonlySet<string> = new Set(['invalid_type', 'invalid_value', 'invalid_union']);

/** The values of the field by which zod tells the branches of a union apart. */
function discriminatorValues(issue: core.$ZodIssue): string[] {
  if (issue.code !== 'invalid_union' || !('options' in issue) || !Array.isArray(issue.options)) return [];
  return issue.options.map(String);
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
};

function shapeProblem(
  issue: core.$ZodIssue,
  name: string,
  found: unknown,
  alternatives: readonly string[],
): Pick<FieldIssue, 'code' | 'message' | 'allowed' | 'hint'> {
  const anyOf = alternatives.length > 1 ? { allowed: alternatives.join(', or ') } : {};
  const asNumber = numberMeant(found, alternatives);
  switch (issue.code) {
    case 'invalid_type': {
      const isFraction = issue.expected === 'int' && typeof found === 'number';
      const message = `\`${name}\` is ${isFraction ? 'not a whole number' : typeInWords(found)}.`;
      return {
        code: 'wrong-type',
        message,
        allowed:
          (issue.expected === 'number' ? alternatives[0] : undefined) ??
          TYPES[issue.expected] ??
          issue.expected,
        ...anyOf,
        ...asNumber,
      };
    }
    case 'invalid_union':
      return {
        code: 'wrong-type',
        message: `\`${name}\` is ${typeInWords(found)}, which does not fit here.`,
        ...anyOf,
        ...asNumber,
      };
    case 'too_small': {
      const allowed = `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}${unitOf(issue.origin, issue.minimum)}`;
      return { code: 'out-of-range', message: `\`${name}\` is too small.`, allowed };
    }
    case 'too_big': {
      const allowed = `${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}${unitOf(issue.origin, issue.maximum)}`;
      return { code: 'out-of-range', message: `\`${name}\` is too large.`, allowed };
    }
    case 'invalid_format':
      if (issue.format !== 'date')
        return {
          code: 'wrong-format',
          message: `\`${name}\` ${issue.message}.`,
          hint: 'Write it in that form.',
        };
      return { code: 'wrong-format', message: `\`${name}\` is not a calendar day.`, allowed: 'YYYY-MM-DD' };
    default:
  }
  return { code: 'wrong-format', message: `\`${name}\` ${issue.message}.` };
}

/** `"40,000"` and `"$40000"` are numbers that YAML does not read as such; `40.000` may be forty. */
function numberMeant(found: unknown, alternatives: readonly string[]): { readonly hint?: string } {
  if (typeof found !== 'string' || !alternatives.some((each) => NUMBERS.has(each))) return {};
  const [, written] = /^\$?\s*(-?(?:\d+|\d{1,3}(?:[,_ ]\d{3})+)(?:\.\d{1,2})?)\s*$/.exec(found) ?? [];
  return written === undefined
    ? {}
    : { hint: `Write ${written.replace(/[,_ ]/g, '')}, without quotes, separators or signs.` };
}

const NUMBERS: ReadonlySet<string> = new Set(['a number', 'a whole number']);

function unitOf(origin: string, count: number | bigint): string {
  if (origin === 'array') return Number(count) === 1 ? ' entry' : ' entries';
  if (origin === 'string') return Number(count) === 1 ? ' character' : ' characters';
  return '';
}

/** `allowed` and `hint` that a refinement carries in its `params`. */
function paramsOf(issue: core.$ZodIssue): Pick<FieldIssue, 'allowed' | 'hint'> {
  if (issue.code !== 'custom') return {};
  const { allowed, hint } = issue.params ?? {};
  return {
    ...(typeof allowed === 'string' && { allowed }),
    ...(typeof hint === 'string' && { hint }),
  };
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function typeInWords(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of fields';
  if (Number.isNaN(value)) return 'not a number';
  return typeof value === 'string' ? 'text' : `a ${typeof value}`;
}
