// Writes the JSON Schemas of what the program puts out from the types and doc comments of src/model/: one source for
// both, so that a published schema cannot say anything else than the program. With --check it writes nothing and
// exits 1 when one is stale.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { parsers } from 'prettier/plugins/typescript';

const MODEL = 'src/model';
const OUTPUTS = [
  { root: 'Dossier', name: 'dossier', title: 'dossier.json' },
  { root: 'PlanReport', name: 'plan', title: 'dossier plan --json' },
  { root: 'Simulation', name: 'simulation', title: 'dossier simulate --json' },
];

/** Branded types, which TypeScript knows only as numbers and strings. */
const BRANDED = {
  IsoDate: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  Cents: { type: 'integer' },
};
const KEYWORDS = { TSStringKeyword: 'string', TSNumberKeyword: 'number', TSBooleanKeyword: 'boolean' };

const declarations = new Map();
for (const file of readdirSync(MODEL)
  .filter((name) => name.endsWith('.ts'))
  .sort()) {
  const source = readFileSync(`${MODEL}/${file}`, 'utf8');
  const tree = await parsers.typescript.parse(source, { filepath: file });
  for (const statement of tree.body) {
    const node = statement.declaration;
    if (statement.type !== 'ExportNamedDeclaration' || !node) continue;
    const names = node.type === 'VariableDeclaration' ? node.declarations : [node];
    for (const each of names) {
      declarations.set(each.id?.name, { node: each, describe: describer(source, tree.comments), statement });
    }
  }
}

const extended = new Set(
  [...declarations.values()].flatMap(({ node }) =>
    (node.extends ?? []).map((parent) => parent.expression.name),
  ),
);
let used = new Set();
let definitions = {};
for (const { root, name, title } of OUTPUTS) {
  const file = `schema/${name}.schema.json`;
  const text = `${JSON.stringify(schemaOfRoot(root, name, title), null, 2)}\n`;
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    process.stderr.write(`${file} is stale: run node scripts/make-dossier-schema.mjs\n`);
    process.exitCode = 1;
  }
}

function schemaOfRoot(root, name, title) {
  [used, definitions] = [new Set(), {}];
  const body = schemaOfDeclaration(root);
  for (const each of used) definitions[each] = schemaOfDeclaration(each);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `https://schemas.audit-dossier.invalid/${name}-1.json`,
    title,
    ...body,
    definitions: Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function schemaOfDeclaration(name) {
  const found = declarations.get(name);
  if (!found) throw new Error(`src/model declares no ${name}`);
  const { node, statement, describe } = found;
  const description = describe(statement);
  const body =
    node.type === 'TSInterfaceDeclaration'
      ? objectOf(node, describe)
      : schemaOf(node.typeAnnotation, describe);
  return { ...(description ? { description } : {}), ...(BRANDED[name] ?? body) };
}

/** An object with what it extends written out; closed, unless it may be one of the types that extend it. */
function objectOf(node, describe) {
  const inherited = (node.extends ?? []).map((parent) => schemaOfDeclaration(parent.expression.name));
  const members = (node.body?.body ?? node.members).filter((member) => member.type === 'TSPropertySignature');
  const own = members.map((member) => [
    member.key.name ?? member.key.value,
    {
      description: describe(member) ?? inWords(member.key.name),
      ...schemaOf(member.typeAnnotation.typeAnnotation, describe),
    },
  ]);
  const required = members.filter((member) => !member.optional).map((member) => member.key.name);
  return {
    type: 'object',
    properties: Object.assign({}, ...inherited.map((parent) => parent.properties), Object.fromEntries(own)),
    required: [...inherited.flatMap((parent) => parent.required), ...required],
    ...(extended.has(node.id?.name) ? {} : { additionalProperties: false }),
  };
}

function schemaOf(node, describe) {
  switch (node.type) {
    case 'TSTypeLiteral':
      return objectOf(node, describe);
    case 'TSArrayType':
      return { type: 'array', items: schemaOf(node.elementType, describe) };
    case 'TSTypeOperator':
      return schemaOf(node.typeAnnotation, describe);
    case 'TSLiteralType':
      return { const: node.literal.value };
    case 'TSUnionType':
      return unionOf(node.types, describe);
    case 'TSTypeQuery':
      return { const: declarations.get(node.exprName.name).node.init.value };
    case 'TSIntersectionType':
      return intersectionOf(node.types, describe);
    case 'TSIndexedAccessType':
      return { enum: kindsOf(node) };
    case 'TSTypeReference':
      return referenceOf(node, describe);
    default:
      if (KEYWORDS[node.type]) return { type: KEYWORDS[node.type] };
      throw new Error(`no JSON Schema for ${node.type}`);
  }
}

function unionOf(types, describe) {
  if (types.every((type) => type.type === 'TSLiteralType'))
    return { enum: types.map((type) => type.literal.value) };
  return { anyOf: types.map((type) => schemaOf(type, describe)) };
}

/** All members' fields together; a branded type is declared with its own schema and never gets here. */
function intersectionOf(types, describe) {
  const parts = types.map((type) =>
    type.type === 'TSTypeReference' ? schemaOfDeclaration(type.typeName.name) : schemaOf(type, describe),
  );
  return {
    type: 'object',
    properties: Object.assign({}, ...parts.map((part) => part.properties)),
    required: parts.flatMap((part) => part.required ?? []),
    additionalProperties: false,
  };
}

/** `Disposition['kind']`: the literals of that field over the members of a union. */
function kindsOf({ objectType, indexType }) {
  const { node } = declarations.get(objectType.typeName.name);
  const field = indexType.literal.value;
  return node.typeAnnotation.types.flatMap((member) =>
    member.members
      .filter(({ key }) => key.name === field)
      .map((each) => each.typeAnnotation.typeAnnotation.literal.value),
  );
}

function referenceOf(node, describe) {
  const name = node.typeName.name;
  const args = (node.typeArguments ?? node.typeParameters)?.params ?? [];
  if (name === 'Readonly') return schemaOf(args[0], describe);
  if (name === 'Partial') {
    const { required: _, ...partial } = schemaOf(args[0], describe);
    return partial;
  }
  if (name === 'Record') return recordOf(args, describe);
  used.add(name);
  if (!definitions[name]) {
    definitions[name] = {};
    definitions[name] = schemaOfDeclaration(name);
  }
  return { $ref: `#/definitions/${name}` };
}

function recordOf([key, value], describe) {
  const values = schemaOf(value, describe);
  if (key.type === 'TSStringKeyword') return { type: 'object', additionalProperties: values };
  const keys = schemaOfDeclaration(key.typeName.name).enum;
  return {
    type: 'object',
    properties: Object.fromEntries(keys.map((each) => [each, { description: inWords(each), ...values }])),
    required: keys,
    additionalProperties: false,
  };
}

/** Reads the doc comment that stands directly before a node. */
function describer(source, comments) {
  return (node) => {
    const found = comments.find(
      (comment) =>
        comment.type === 'Block' &&
        comment.value.startsWith('*') &&
        comment.range[1] <= node.range[0] &&
        source.slice(comment.range[1], node.range[0]).trim() === '',
    );
    return found?.value
      .replace(/^\*|\n\s*\* ?/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  };
}

/** `firstSeen` → `First seen.` */
function inWords(name) {
  const words = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
