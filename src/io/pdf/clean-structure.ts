import { asDict, asName, listOf, type PdfDict, type PdfRef } from './objects.js';
import { elementDict, kidsOf, newElement, roleOf, setKids, type Kid } from './structure.js';

/** Containers in which Chromium leaves bare text without a paragraph around it. */
const CONTAINERS = new Set(['Document', 'Sect', 'Art', 'Part', 'Div', 'TOC', 'Aside', 'BlockQuote']);
/** What can't stand inside a paragraph. */
const BLOCKS = new Set([...CONTAINERS, 'P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'L', 'Table', 'Caption']);

/** Whether marked content of a page shows text or an image. */
export type Speaks = (page: PdfRef, id: number) => boolean;

/**
 * Brings Chromium's structure tree into the form that PDF/UA-1 (ISO 14289-1, 7.2 to 7.5) asks for, from the
 * leaves up:
 * - borders and backgrounds leave the tree, except in a Figure, where shapes are the content;
 * - wrappers without meaning (NonStruct) give way to what they hold; bare text in a container becomes a P;
 * - a list item holds a Lbl and an LBody, nothing else;
 * - the Figure of an `<svg>` or `<img>` inside the Figure of a `<figure>` becomes one, with its Alt; a figure
 *   that is only a frame around text or a table becomes a Div;
 * - the column heads that Chromium repeats on each page stay once;
 * - cells keep Scope and spans greater than one; ids, unique in one print only, go.
 */
export function cleanStructure(element: PdfRef, parent: PdfRef, speaks: Speaks, inFigure = false): void {
  const entries = elementDict(element);
  entries.delete('Type');
  entries.set('P', parent);
  const role = roleOf(element);
  const isDrawing = inFigure || role === 'Figure';
  let kids: readonly Kid[] = kidsOf(element).flatMap((kid): readonly Kid[] => {
    if (kid.kind === 'content') return isDrawing || speaks(kid.page, kid.id) ? [kid] : [];
    if (kid.kind === 'object') return [kid];
    cleanStructure(kid.element, element, speaks, isDrawing);
    return hoisted(kid, element);
  });
  if (role === 'LI') kids = listItem(element, kids);
  if (role === 'Figure') kids = figure(element, kids);
  if (role === 'TD' || role === 'TH') cellAttributes(entries);
  if (role === 'TH' && isColumnHead(entries)) kids = onFirstPage(kids);
  adopt(element, kids);
}

function adopt(element: PdfRef, kids: readonly Kid[]): void {
  for (const kid of kids) if (kid.kind === 'element') elementDict(kid.element).set('P', element);
  setKids(element, kids);
}

/** A NonStruct's kids in its place; in a container, text between blocks becomes a paragraph. */
function hoisted(kid: Kid & { readonly kind: 'element' }, parent: PdfRef): readonly Kid[] {
  const entries = elementDict(kid.element);
  if (roleOf(kid.element) !== 'NonStruct' || entries.has('Alt') || entries.has('Lang')) return [kid];
  const inner = kidsOf(kid.element);
  const holdsText = inner.some((each) => each.kind !== 'element');
  if (!holdsText) return inner;
  if (roleOf(parent) === 'LI') return [kid];
  return CONTAINERS.has(roleOf(parent)) ? paragraphs(inner, parent) : inner;
}

function paragraphs(kids: readonly Kid[], parent: PdfRef): readonly Kid[] {
  const out: Kid[] = [];
  let run: Kid[] = [];
  const endRun = (): void => {
    if (run.length === 0) return;
    const paragraph = newElement('P', parent, []);
    adopt(paragraph, run);
    out.push({ kind: 'element', element: paragraph });
    run = [];
  };
  for (const kid of kids) {
    if (kid.kind === 'element' && BLOCKS.has(roleOf(kid.element))) {
      endRun();
      out.push(kid);
    } else {
      run.push(kid);
    }
  }
  endRun();
  return out;
}

function listItem(item: PdfRef, kids: readonly Kid[]): readonly Kid[] {
  const isPart = (kid: Kid): boolean =>
    kid.kind === 'element' && (roleOf(kid.element) === 'Lbl' || roleOf(kid.element) === 'LBody');
  const parts = kids.filter(isPart);
  const rest = kids
    .filter((kid) => !isPart(kid))
    .flatMap((kid) =>
      kid.kind === 'element' && roleOf(kid.element) === 'NonStruct' ? kidsOf(kid.element) : [kid],
    );
  if (rest.length === 0) return parts;
  const body = newElement('LBody', item, rest);
  adopt(body, rest);
  return [...parts, { kind: 'element', element: body }];
}

function figure(element: PdfRef, kids: readonly Kid[]): readonly Kid[] {
  const entries = elementDict(element);
  if (entries.has('Alt')) return kids;
  const inner = kids.filter((kid) => kid.kind === 'element' && roleOf(kid.element) === 'Figure');
  const [only] = inner;
  const alt = only?.kind === 'element' ? elementDict(only.element).get('Alt') : undefined;
  if (inner.length !== 1 || only?.kind !== 'element' || alt === undefined) {
    entries.set('S', '/Div');
    return kids;
  }
  entries.set('Alt', alt);
  return kids.flatMap((kid) => (kid === only ? kidsOf(only.element) : [kid]));
}

function cellAttributes(cell: PdfDict): void {
  cell.delete('ID');
  const kept = listOf(cell.get('A')).filter((value) => {
    const attributes = asDict(value);
    if (!attributes || attributes.has('Headers')) return false;
    return !['RowSpan', 'ColSpan'].some((span) => attributes.get(span) === '1');
  });
  const [only] = kept;
  if (only === undefined) cell.delete('A');
  else cell.set('A', kept.length === 1 ? only : kept);
}

function isColumnHead(cell: PdfDict): boolean {
  return listOf(cell.get('A')).some((value) => asName(asDict(value)?.get('Scope')) === 'Column');
}

/** The repeats on later pages leave the tree; they are drawn as pagination artifacts. */
function onFirstPage(kids: readonly Kid[]): readonly Kid[] {
  let first: PdfRef | undefined;
  const keep = (kid: Kid): boolean => {
    if (kid.kind === 'element') {
      setKids(kid.element, kidsOf(kid.element).filter(keep));
      return true;
    }
    if (kid.kind === 'object') return true;
    first ??= kid.page;
    return kid.page === first;
  };
  return kids.filter(keep);
}
