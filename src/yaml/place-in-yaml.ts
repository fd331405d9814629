import { isAlias, isMap, isScalar, isSeq, type Pair, type Scalar } from 'yaml';
import type { Place } from '../model/diagnostic.js';
import { placeAt, type LoadedYaml } from './load-yaml.js';

/** Way to a value: field names and list positions from the top. */
export type FieldPath = readonly (string | number)[];

interface Found {
  /** The value, an alias resolved. */
  readonly node: unknown;
  /** Offset of the field's name, where the value stands under one. */
  readonly keyOffset: number | undefined;
  readonly valueOffset: number | undefined;
}

/** Where the value (or the field's name) stands; for what is not there, the nearest thing around it. */
export function placeInYaml(yaml: LoadedYaml, path: FieldPath, of: 'value' | 'name' = 'value'): Place {
  const found = walk(yaml, path);
  const offset = of === 'name' ? found.keyOffset : (found.valueOffset ?? found.keyOffset);
  const pointer = path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return { ...placeAt(yaml.file, yaml.lines, offset ?? 0), pointer, field: fieldName(path) };
}

/** The scalar at the path, with the text as written in `source`; undefined for mappings and lists. */
export function scalarInYaml(yaml: LoadedYaml, path: FieldPath): Scalar | undefined {
  const { node } = walk(yaml, path);
  return isScalar(node) ? node : undefined;
}

/** `systems[2].match`, positions counted from 1 as people do. */
export function fieldName(path: FieldPath): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step + 1}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

function walk(yaml: LoadedYaml, path: FieldPath): Found {
  let found: Found = {
    node: yaml.document.contents,
    keyOffset: undefined,
    valueOffset: offsetOf(yaml.document.contents),
  };
  for (const step of path) {
    const node = resolved(yaml, found.node);
    if (isSeq(node) && typeof step === 'number' && node.items[step] !== undefined) {
      const item = node.items[step];
      found = { node: item, keyOffset: offsetOf(item), valueOffset: offsetOf(item) };
    } else if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (!pair) return { ...found, node: undefined };
      found = { node: pair.value, keyOffset: offsetOf(pair.key), valueOffset: valueOffset(pair) };
    } else {
      return { ...found, node: undefined };
    }
  }
  return { ...found, node: resolved(yaml, found.node) };
}

function resolved(yaml: LoadedYaml, node: unknown): unknown {
  return isAlias(node) ? node.resolve(yaml.document) : node;
}

/** A mapping or list on the lines below its name is pointed at by its name. */
function valueOffset({ key, value }: Pair): number | undefined {
  return isScalar(value) || isAlias(value) ? offsetOf(value) : offsetOf(key);
}

function offsetOf(node: unknown): number | undefined {
  return isScalar(node) || isAlias(node) || isMap(node) || isSeq(node) ? node.range?.[0] : undefined;
}
