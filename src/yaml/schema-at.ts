import { globalRegistry, type core, type ZodType } from 'zod';
import type { FieldPath } from './place-in-yaml.js';

/** What a schema says about the value at a path: for error messages. */
export interface Expected {
  /** Names that a mapping may have; empty when any name is allowed, and for what is no mapping. */
  readonly fields: readonly string[];
  /** Values of an enumeration. */
  readonly values: readonly string[];
  /** What a value has to be where any of a kind is allowed: `a whole number`. */
  readonly shape: string | undefined;
  readonly description: string | undefined;
  /** Everything that the value might be, each in words, also what the value found does not look like. */
  readonly alternatives: readonly string[];
}

/**
 * Follows a path through a zod schema, and through the branches of unions that fit the value found there (a
 * branch fits when its literal fields, such as `kind`, have the value's).
 */
export function schemaAt(schema: core.$ZodType, path: FieldPath, root: unknown): Expected {
  let value = root;
  let schemas = [schema];
  for (const step of path) {
    schemas = schemas
      .flatMap((each) => branchesOf(each, value))
      .flatMap((branch) => childrenOf(branch, step));
    value = stepInto(value, step);
  }
  const branches = schemas.flatMap((each) => branchesOf(each, value));
  return {
    fields: [...new Set(branches.flatMap(fieldsOf))],
    values: [...new Set(branches.flatMap(({ definition }) => valuesOf(definition)))],
    shape: branches.map(({ definition }) => shapeOf(definition)).find((text) => text !== undefined),
    description: branches.map(({ description }) => description).find((text) => text !== undefined),
    alternatives: [...new Set(schemas.flatMap((each) => branchesOf(each, ANYTHING)).flatMap(inWords))],
  };
}

/** A value that every branch of a union is kept for. */
const ANYTHING = Symbol('anything');

/** Values where they are counted, the names of fields where they are known, else the kind of value. */
function inWords(branch: Branch): string[] {
  const values = valuesOf(branch.definition);
  if (values.length > 0) return [values.join(', ')];
  const shape = shapeOf(branch.definition);
  const fields = fieldsOf(branch);
  if (shape === undefined) return [];
  return [fields.length > 0 ? `${shape} (${fields.join(', ')})` : shape];
}

type Definition = core.$ZodTypes['_zod']['def'];

interface Branch {
  readonly definition: Definition;
  /** The outermost description: the one of the field rather than of its type. */
  readonly description: string | undefined;
}

/** The schemas behind wrappers (optional, transformed) and unions. */
function branchesOf(schema: core.$ZodType, value: unknown, outer?: string): Branch[] {
  const definition = definitionOf(schema);
  const description = outer ?? globalRegistry.get(schema)?.description;
  switch (definition.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'nonoptional':
      return branchesOf(definition.innerType, value, description);
    case 'pipe': {
      const { in: from, out } = definition;
      return branchesOf(definitionOf(from).type === 'unknown' ? out : from, value, description);
    }
    case 'union': {
      const branches = definition.options.flatMap((option) => branchesOf(option, value, description));
      const fitting = branches.filter((branch) => value === ANYTHING || fits(branch, value));
      return fitting.length > 0 ? fitting : branches;
    }
    default:
      return [{ definition, description }];
  }
}

function definitionOf(schema: core.$ZodType): Definition {
  return (schema as ZodType).def as Definition;
}

function fits({ definition }: Branch, value: unknown): boolean {
  if (definition.type !== 'object') return typeof value !== 'object' || value === null;
  return Object.entries(definition.shape).every(([name, field]) => {
    const inner = definitionOf(field);
    if (inner.type !== 'literal') return true;
    return inner.values.includes(stepInto(value, name) as core.util.Literal);
  });
}

function childrenOf({ definition }: Branch, step: string | number): core.$ZodType[] {
  switch (definition.type) {
    case 'object': {
      const field = definition.shape[step];
      return field ? [field] : [];
    }
    case 'array':
      return [definition.element];
    case 'record':
      return [definition.valueType];
    default:
      return [];
  }
}

function fieldsOf({ definition }: Branch): string[] {
  if (definition.type === 'object') return Object.keys(definition.shape);
  if (definition.type === 'record') return valuesOf(definitionOf(definition.keyType));
  return [];
}

function valuesOf(definition: Definition): string[] {
  if (definition.type === 'enum') return Object.values(definition.entries).map(String);
  if (definition.type === 'literal') return definition.values.map(String);
  if (definition.type === 'boolean') return ['true', 'false'];
  return [];
}

function shapeOf(definition: Definition): string | undefined {
  switch (definition.type) {
    case 'string':
      return 'format' in definition && definition.format === 'date' ? 'a day, YYYY-MM-DD' : 'text';
    case 'number':
      return 'format' in definition && definition.format === 'safeint' ? 'a whole number' : 'a number';
    case 'array':
      return 'a list';
    case 'object':
    case 'record':
      return 'a group of fields';
    default:
      return undefined;
  }
}

export function stepInto(value: unknown, step: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  return (value as Readonly<Record<PropertyKey, unknown>>)[step];
}
