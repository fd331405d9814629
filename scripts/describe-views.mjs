import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { parsers } from 'prettier/plugins/typescript';

const FOLDERS = ['src/render/view', 'src/render/regulator'];
const ROOTS = { full: 'FullView', board: 'BoardView', regulator: 'RegulatorView' };

/**
 * Writes what the doc comments of the view types say of each value, as a tree by edition, for `dossier templates
 * view`: the words of the types themselves, so that they cannot grow stale.
 */
export async function describeViews(outFile) {
  const interfaces = await readInterfaces();
  const trees = Object.entries(ROOTS).map(([edition, root]) => [
    edition,
    childrenOf({ type: 'TSTypeReference', typeName: { name: root } }, interfaces, []),
  ]);
  writeFileSync(outFile, `${JSON.stringify(Object.fromEntries(trees))}\n`);
}

async function readInterfaces() {
  const interfaces = new Map();
  for (const folder of FOLDERS) {
    for (const name of readdirSync(folder)
      .filter((file) => file.endsWith('.ts'))
      .sort()) {
      const file = `${folder}/${name}`;
      const source = readFileSync(file, 'utf8');
      const tree = await parsers.typescript.parse(source, { filepath: file });
      for (const statement of tree.body) {
        const node = statement.declaration ?? statement;
        if (node.type !== 'TSInterfaceDeclaration') continue;
        interfaces.set(node.id.name, { node, comments: tree.comments, source });
      }
    }
  }
  return interfaces;
}

/** `{ key: { description?, children? } }` of the object that a type describes, lists being their elements. */
function childrenOf(type, interfaces, seen, context) {
  switch (type?.type) {
    case 'TSTypeOperator':
      return childrenOf(type.typeAnnotation, interfaces, seen, context);
    case 'TSArrayType':
      return childrenOf(type.elementType, interfaces, seen, context);
    case 'TSTypeLiteral':
      return members(type.members, interfaces, seen, context);
    case 'TSTypeReference': {
      const found = interfaces.get(type.typeName.name);
      if (!found || seen.includes(type.typeName.name)) return undefined;
      const inherited = (found.node.extends ?? []).map(({ expression }) =>
        childrenOf({ type: 'TSTypeReference', typeName: expression }, interfaces, seen),
      );
      const own = members(found.node.body.body, interfaces, [...seen, type.typeName.name], found);
      return Object.assign({}, ...inherited, own);
    }
    default:
      return undefined;
  }
}

function members(nodes, interfaces, seen, context) {
  const described = nodes
    .filter((node) => node.type === 'TSPropertySignature')
    .map((node) => {
      const description = commentBefore(node, context);
      const children = childrenOf(node.typeAnnotation?.typeAnnotation, interfaces, seen, context);
      return [node.key.name, { ...(description && { description }), ...(children && { children }) }];
    });
  return Object.fromEntries(described);
}

function commentBefore(node, { comments, source }) {
  const found = comments.find(
    ({ type, value, range }) =>
      type === 'Block' &&
      value.startsWith('*') &&
      range[1] <= node.range[0] &&
      source.slice(range[1], node.range[0]).trim() === '',
  );
  return found?.value
    .replace(/^\*|\n\s*\* ?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
