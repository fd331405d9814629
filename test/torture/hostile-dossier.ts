import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse } from 'parse5';
import { visible } from '../../src/render/md.js';
import { extractText } from '../../src/io/pdf/extract-text.js';
import { spellUncovered } from '../../src/io/spell-uncovered.js';
import { dossier } from '../commands/run-dossier.js';
import { ALL } from './corpora.js';
import { READERS } from './markdown-readers.js';
import { steers, type Outcome } from './outcome.js';
import { workbookCells } from './workbook-cells.js';

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
  const hostile = await build(path.join(root, 'hostile'), unique, ALL);
  const plain = await build(
    path.join(root, 'plain'),
    unique.map((_, index) => `Plain text ${index}`),
  );
  if (hostile.code !== 0 || plain.code !== 0) {
    console.error(what, hostile.code, plain.code, hostile.printed.slice(-2000));
    return { what, tried: unique.length, crashes: 1, live: 0, lost: 0, leaks: 0 };
  }
  const pages = surfaces(hostile);
  const shownOn = new Map<string, (text: string) => boolean>(
    Object.entries(pages).map(([surface, page]) => {
      const headings = new Set(textsOf(page, 'h3').map((text) => text.replace(/^W-\d+ | \S+ high$/g, '')));
      const resources = new Set(['td', 'code', 'li'].flatMap((name) => textsOf(page, name)));
      return [surface, (text) => headings.has(text) && resources.has(text)];
    }),
  );
  const table = hostile.read('findings.csv');
  const cells: string[][] = parseCsv(table, { bom: true, relax_column_count: true });
  const workbook = await workbookCells(table);
  for (const [surface, found] of Object.entries({ csv: cells.flat(), xlsx: [...workbook.texts] })) {
    const texts = new Set(
      found.flatMap((cell) => [cell, cell.replace(/^'/, '')]).map((cell) => flat(visible(cell))),
    );
    shownOn.set(surface, (text) => texts.has(text));
  }
  if (hostile.pdf) {
    const printed = squeezed(extractText(hostile.pdf).join(''));
    const drawn = new Map<string, string>();
    for (const text of shown.keys()) drawn.set(text, squeezed((await spellUncovered(text)).text));
    shownOn.set('pdf', (text) => printed.includes(drawn.get(text) ?? text));
  }
  const lost = [...shown.keys()].flatMap((text) => {
    const missing = [...shownOn].filter(([, shows]) => !shows(text)).map(([surface]) => surface);
    return missing.length > 0 ? [`${missing.join(', ')}: ${text}`] : [];
  });
  if (lost.length > 0) console.error(`${what}, lost:\n${lost.slice(0, 30).join('\n')}`);
  const formulas = cells.flat().filter((cell) => /^\s*[=+\-@\t\r＝＋－＠]/.test(cell));
  const plainPages = surfaces(plain);
  const live = Object.entries(pages).map(([surface, page]) => {
    const more = excess(shapes(page), shapes(plainPages[surface] ?? page));
    if (more > 0) console.error(`${what}: ${more} live in ${surface}`);
    return more;
  });
  return {
    what,
    tried: unique.length,
    crashes: 0,
    live: live.reduce((sum, more) => sum + more, 0),
    lost: lost.length,
    leaks: formulas.length + workbook.formulas + (steers(hostile.printed) ? 1 : 0),
  };
}

/** The HTML file, and the Markdown file as programs show it. */
function surfaces({ read }: Built): Readonly<Record<string, Node>> {
  const markdown = read('dossier.md');
  const pages: Record<string, Node> = { html: parse(read('dossier.html')) };
  for (const [name, render] of Object.entries(READERS)) pages[name] = parse(render(markdown));
  return pages;
}

interface Built {
  readonly code: number;
  readonly printed: string;
  readonly read: (name: string) => string;
  readonly pdf: Uint8Array | undefined;
}

async function build(folder: string, inputs: readonly string[], pdf = false): Promise<Built> {
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
  const run = await dossier('build', folder, ...(pdf ? [] : ['--no-pdf']), '--out', out);
  const printed = path.join(out, 'torture/dossier.pdf');
  const inspected = await dossier('inspect', path.join(folder, 'scans/findings.csv'));
  return {
    code: run.code,
    printed: run.out + run.err + inspected.out + inspected.err,
    read: (name) => readFileSync(path.join(out, 'torture', name), 'utf8'),
    pdf: existsSync(printed) ? readFileSync(printed) : undefined,
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

/** Lines of a PDF break anywhere in a long text. */
function squeezed(text: string): string {
  return flat(text).replaceAll(' ', '').normalize('NFC');
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
