import {
  asArray,
  asDict,
  asName,
  asNumber,
  asStream,
  type PdfDict,
  type PdfRef,
  type PdfValue,
} from '../objects.js';
import { contentNumber, lineKind } from '../operator-lines.js';
import { streamBytes } from '../read-pdf.js';
import { kidsOf } from '../structure.js';
import type { CheckedPage, CheckedPdf, PdfProblem } from './checked-pdf.js';

const UNDEFINED_GLYPH = /<(?:[0-9A-Fa-f]{4})*?0000(?:[0-9A-Fa-f]{4})*>.*T[jJ]$/;

/**
 * Page content: everything painted is tagged or an artifact, never one inside the other; every marked content
 * has its element and the parent tree leads back to it; no glyph is missing; nothing is tagged inside a drawing,
 * where assistive technology does not find it (Chromium does that for `opacity` and `filter`).
 */
export function checkContent(pdf: CheckedPdf): readonly PdfProblem[] {
  const owners = ownersOf(pdf.roots);
  const parents = numberTree(asDict(pdf.structure?.get('ParentTree')));
  return pdf.pages.flatMap((page) => [
    ...checkMarks(page),
    ...checkOwners(page, owners.get(page.ref) ?? new Map(), parents),
    ...checkDrawings(page),
  ]);
}

function checkMarks(page: CheckedPage): readonly PdfProblem[] {
  const problems = new Map<string, PdfProblem>();
  const add = (rule: string, message: string): void => {
    problems.set(message, { rule, message, page: page.number });
  };
  const open: ('artifact' | 'tagged')[] = [];
  for (const line of page.lines) {
    const kind = lineKind(line);
    if (kind === 'opens mark') {
      const mark = line.startsWith('/Artifact') ? 'artifact' : 'tagged';
      const what =
        mark === 'artifact' ? 'an artifact inside tagged content' : 'tagged content inside an artifact';
      if (open.some((other) => other !== mark)) add('UA 7.1', `has ${what}`);
      open.push(mark);
    } else if (kind === 'closes mark') {
      if (open.pop() === undefined) add('UA 7.1', 'ends a mark that was never begun');
    } else if (kind !== 'other') {
      if (open.length === 0) add('UA 7.1', 'paints outside tags and artifacts');
      if (line.includes('0000') && UNDEFINED_GLYPH.test(line))
        add('UA 7.21.8', 'shows a character that its font does not have');
    }
  }
  if (open.length > 0) add('UA 7.1', 'has a mark without end');
  return [...problems.values()];
}

function checkOwners(
  page: CheckedPage,
  owners: ReadonlyMap<number, PdfRef>,
  parents: ReadonlyMap<number, PdfValue>,
): readonly PdfProblem[] {
  const row = asArray(parents.get(asNumber(page.entries.get('StructParents')) ?? -1)) ?? [];
  const ids = page.lines.flatMap((line) => {
    const id = lineKind(line) === 'opens mark' ? contentNumber(line) : undefined;
    return id === undefined ? [] : [id];
  });
  const lost = ids.filter((id) => !owners.has(id)).length;
  const misled = [...owners].filter(([id, element]) => row[id] !== element).length;
  return [
    ...problemIf(lost > 0, page, `has ${lost} marked contents that no element holds`),
    ...problemIf(misled > 0, page, `has ${misled} marked contents that the parent tree does not lead from`),
  ];
}

function checkDrawings(page: CheckedPage): readonly PdfProblem[] {
  const drawings =
    asDict(asDict(page.entries.get('Resources'))?.get('XObject')) ?? new Map<string, PdfValue>();
  const tagged = [...drawings.values()].filter((value) => {
    const stream = asStream(value);
    const isForm = stream && asName(stream.dict.get('Subtype')) === 'Form';
    return isForm && streamBytes(stream).includes('/MCID');
  });
  return problemIf(tagged.length > 0, page, 'has text inside a drawing (CSS opacity, filter or blend mode)');
}

function problemIf(condition: boolean, page: CheckedPage, message: string): readonly PdfProblem[] {
  return condition ? [{ rule: 'UA 7.1', message, page: page.number }] : [];
}

function ownersOf(roots: readonly PdfRef[]): ReadonlyMap<PdfRef, ReadonlyMap<number, PdfRef>> {
  const owners = new Map<PdfRef, Map<number, PdfRef>>();
  const walk = (element: PdfRef): void => {
    for (const kid of kidsOf(element)) {
      if (kid.kind === 'element') walk(kid.element);
      if (kid.kind !== 'content') continue;
      const onPage = owners.get(kid.page) ?? new Map<number, PdfRef>();
      owners.set(kid.page, onPage.set(kid.id, element));
    }
  };
  roots.forEach(walk);
  return owners;
}

/** All entries of a number tree (ISO 32000-1, 7.9.7). */
export function numberTree(node: PdfDict | undefined): ReadonlyMap<number, PdfValue> {
  const entries = new Map<number, PdfValue>();
  const walk = (current: PdfDict | undefined): void => {
    for (const kid of asArray(current?.get('Kids')) ?? []) walk(asDict(kid));
    const numbers = asArray(current?.get('Nums')) ?? [];
    for (let i = 0; i + 1 < numbers.length; i += 2) {
      const value = numbers[i + 1];
      if (value !== undefined) entries.set(asNumber(numbers[i]) ?? -1, value);
    }
  };
  walk(node);
  return entries;
}
