import { asArray, asDict, asName, dict, isRef, ref, required, type PdfDict, type PdfRef } from './objects.js';

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];
/** Kids per node, so that no array of a long document is read as a whole to find one page. */
const FAN_OUT = 32;

/** The pages in order, each with what it inherits from its ancestors written into it. */
export function pagesOf(catalog: PdfDict): readonly PdfRef[] {
  const pages: PdfRef[] = [];
  const walk = (node: PdfRef, inherited: PdfDict): void => {
    const entries = required(asDict(node), 'page');
    const known: PdfDict = new Map(inherited);
    for (const key of INHERITED) {
      const value = entries.get(key);
      if (value !== undefined) known.set(key, value);
    }
    if (asName(entries.get('Type')) === 'Page') {
      for (const [key, value] of known) entries.set(key, value);
      pages.push(node);
      return;
    }
    for (const kid of asArray(entries.get('Kids')) ?? []) if (isRef(kid)) walk(kid, known);
  };
  const root = catalog.get('Pages');
  if (isRef(root)) walk(root, new Map());
  return pages;
}

/** A balanced tree over the pages; returns its root. */
export function pageTree(pages: readonly PdfRef[]): PdfRef {
  let level: readonly { readonly node: PdfRef; readonly count: number }[] = pages.map((node) => ({
    node,
    count: 1,
  }));
  do {
    const parents = [];
    for (let first = 0; first < level.length; first += FAN_OUT) {
      const kids = level.slice(first, first + FAN_OUT);
      const count = kids.reduce((sum, kid) => sum + kid.count, 0);
      const node = ref(dict({ Type: '/Pages', Kids: kids.map((kid) => kid.node), Count: String(count) }));
      for (const kid of kids) asDict(kid.node)?.set('Parent', node);
      parents.push({ node, count });
    }
    level = parents;
  } while (level.length > 1);
  return required(level[0], 'page').node;
}
