import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse } from 'parse5';
import { visible } from '../../src/render/md.js';
import { dossier } from '../commands/run-dossier.js';
import { steers, type Outcome } from './outcome.js';

interface Node {
  readonly nodeName: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
}

const HEAD = 'Finding ID,Check,Title,Severity,Status,Resource,Account,Description';

/** A dossier whose findings have each text as title, resource and description, against one of plain texts. */
export async function hostileDossier(
  what: string,
  root: string,
  inputs: readonly string[],
): Promise<Outcome> {
  const shown = new Map(inputs.map((input) => [flat(visible(unguarded(input))), input]));
  shown.delete('');
  const unique = [...shown.values()];
  const hostile = await build(path.join(root, 'hostile'), unique);
  const plain = await build(
    path.join(root, 'plain'),
    unique.map((_, index) => `Plain text ${index}`),
  );
  if (hostile.code !== 0 || plain.code !== 0)
    return { what, tried: unique.length, crashes: 1, live: 0, lost: 0, leaks: 0 };
  const page = parse(hostile.read('dossier.html')) as Node;
  const headings = new Set(textsOf(page, 'h3').map((text) => text.replace(/^W-\d+ | \S+ high$/g, '')));
  const resources = new Set([...textsOf(page, 'td'), ...textsOf(page, 'code'), ...textsOf(page, 'li')]);
  const cells: string[][] = parseCsv(hostile.read('findings.csv'), { bom: true, relax_column_count: true });
  const allCells = new Set(
    cells.flat().flatMap((cell) => [cell, cell.replace(/^'/, '')].map((text) => flat(visible(text)))),
  );
  const lost = [...shown.keys()].filter(
    (text) => !(headings.has(text) && allCells.has(text) && resources.has(text)),
  );
  const formulas = cells.flat().filter((cell) => /^\s*[=+\-@\t\r＝＋－＠]/.test(cell));
  return {
    what,
    tried: unique.length,
    crashes: 0,
    live: excess(shapes(page), shapes(parse(plain.read('dossier.html')))),
    lost: lost.length,
    leaks: formulas.length + (steers(hostile.printed) ? 1 : 0),
  };
}

async function build(
  folder: string,
  inputs: readonly string[],
): Promise<{ code: number; printed: string; read: (name: string) => string }> {
  const rows = inputs.map((input, index) =>
    [`F${index}`, `check-${index}`, input, 'high', 'FAIL', input, '111122223333', input]
      .map(quoted)
      .join(','),
  );
  mkdirSync(path.join(folder, 'scans'), { recursive: true });
  writeFileSync(path.join(folder, 'scans/findings.csv'), [HEAD, ...rows].join('\r\n'));
  writeFileSync(
    path.join(folder, 'dossier.yaml'),
    `name: torture
entity: { name: Hazel Health Shop, status: covered entity, statusBasis: Memorandum of counsel }
dossier: { title: Exposure of the shop, question: What could an audit cost?, paper: Letter }
asOf: 2026-11-20
sources: [scans/*]
systems:
  - { id: shop, name: Shop, match: { accounts: ['111122223333'] }, holdsPhi: true }
`,
  );
  const out = path.join(folder, 'out');
  const run = await dossier('build', folder, '--no-pdf', '--out', out);
  const inspected = await dossier('inspect', path.join(folder, 'scans/findings.csv'));
  return {
    code: run.code,
    printed: run.out + run.err + inspected.out + inspected.err,
    read: (name) => readFileSync(path.join(out, 'torture', name), 'utf8'),
  };
}

/** A cell that an exporter kept from being a formula is read without its apostrophe; nothing tells such a text apart. */
function unguarded(text: string): string {
  return text.trim() === '' ? '' : text.replace(/^\s*'(?=\d+$|\s*[=+\-@])(?!.*')/s, '');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** As a browser joins spaces, without the isolates around right-to-left text. */
function flat(text: string): string {
  return text
    .replace(/[\u2068\u2069]/g, '')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim();
}

function wordsOf(node: Node): string {
  return node.nodeName === '#text' ? (node.value ?? '') : (node.childNodes ?? []).map(wordsOf).join('');
}

function all(node: Node): Node[] {
  return [node, ...(node.childNodes ?? []).flatMap(all)];
}

function textsOf(page: Node, name: string): string[] {
  return all(page).flatMap((node) => (node.nodeName === name ? [flat(wordsOf(node))] : []));
}

/** How often each element stands in a page with the names of its attributes, and where its links lead. */
function shapes(page: Node): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { nodeName, attrs = [] } of all(page)) {
    if (nodeName.startsWith('#') || nodeName === 'code') continue;
    const names = attrs.map(({ name, value }) =>
      ['href', 'src', 'action'].includes(name) ? `${name}=${/^#|^[a-z]+:/i.exec(value)?.[0] ?? value}` : name,
    );
    const shape = [nodeName, ...names].join(' ');
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  return counts;
}

function excess(found: ReadonlyMap<string, number>, plain: ReadonlyMap<string, number>): number {
  let more = 0;
  for (const [shape, count] of found) {
    more += Math.max(0, count - (plain.get(shape) ?? 0));
  }
  return more;
}
