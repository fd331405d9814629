import { asDict, dict, ref, type PdfRef, type PdfValue } from './objects.js';
import { kidsOf } from './structure.js';

const ENTRIES_PER_NODE = 64;

export interface ParentTree {
  readonly tree: PdfRef;
  readonly nextKey: number;
  /** Per page: which marked content the structure holds. */
  readonly claimed: ReadonlyMap<PdfRef, ReadonlySet<number>>;
}

/**
 * Builds the number tree that leads from marked content and annotations back to their elements (ISO 32000-1,
 * 14.7.4.4), from the finished structure tree, and writes the keys into pages and annotations.
 */
export function buildParentTree(document: PdfRef, pages: readonly PdfRef[]): ParentTree {
  const owners = new Map<PdfRef, PdfValue[]>();
  const claimed = new Map<PdfRef, Set<number>>();
  pages.forEach((page, i) => {
    asDict(page)?.set('StructParents', String(i)).set('Tabs', '/S');
    owners.set(page, []);
    claimed.set(page, new Set());
  });
  const annotations: [number, PdfRef][] = [];
  const walk = (element: PdfRef): void => {
    for (const kid of kidsOf(element)) {
      if (kid.kind === 'element') {
        walk(kid.element);
      } else if (kid.kind === 'content') {
        const list = owners.get(kid.page);
        if (!list) throw new Error('the structure refers to a page that is not in the document');
        while (list.length <= kid.id) list.push('null');
        list[kid.id] = element;
        claimed.get(kid.page)?.add(kid.id);
      } else {
        const key = pages.length + annotations.length;
        asDict(kid.object)?.set('StructParent', String(key));
        annotations.push([key, element]);
      }
    }
  };
  walk(document);
  const entries: (readonly [number, PdfRef])[] = [
    ...pages.map((page, i) => [i, ref(owners.get(page) ?? [])] as const),
    ...annotations,
  ];
  return { tree: numberTree(entries), nextKey: entries.length, claimed };
}

function numberTree(entries: readonly (readonly [number, PdfRef])[]): PdfRef {
  const leaves: PdfRef[] = [];
  for (let first = 0; first < entries.length; first += ENTRIES_PER_NODE) {
    const part = entries.slice(first, first + ENTRIES_PER_NODE);
    leaves.push(
      ref(
        dict({
          Limits: [String(part[0]?.[0]), String(part.at(-1)?.[0])],
          Nums: part.flatMap(([key, value]) => [String(key), value]),
        }),
      ),
    );
  }
  return ref(dict({ Kids: leaves }));
}
