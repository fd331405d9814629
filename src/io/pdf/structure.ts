import { unreachable } from '../../model/diagnostic.js';
import {
  asDict,
  asName,
  asNumber,
  dict,
  isRef,
  listOf,
  ref,
  required,
  type PdfDict,
  type PdfRef,
  type PdfValue,
} from './objects.js';

/**
 * What a structure element holds (ISO 32000-1, 14.7.2): other elements, marked content of a page, or an object
 * such as a link annotation. The file has several spellings for each; here there is one.
 */
export type Kid =
  | { readonly kind: 'element'; readonly element: PdfRef }
  | { readonly kind: 'content'; readonly page: PdfRef; readonly id: number }
  | { readonly kind: 'object'; readonly object: PdfRef; readonly page: PdfRef };

/** The dictionary of a structure element. */
export function elementDict(element: PdfRef): PdfDict {
  return required(asDict(element), 'structure element');
}

/** The element's type as written, such as `P` or `Table`. */
export function roleOf(element: PdfRef): string {
  return asName(elementDict(element).get('S')) ?? '';
}

export function newElement(role: string, parent: PdfRef, kids: readonly Kid[]): PdfRef {
  const element = ref(dict({ S: `/${role}`, P: parent }));
  setKids(element, kids);
  return element;
}

export function kidsOf(element: PdfRef): readonly Kid[] {
  const entries = elementDict(element);
  const ownPage = entries.get('Pg');
  return listOf(entries.get('K')).map((kid) => oneKid(kid, ownPage));
}

/** Replaces the kids; the page that most marked content lies on is named once, in the element. */
export function setKids(element: PdfRef, kids: readonly Kid[]): void {
  const entries = elementDict(element);
  const page = commonPage(kids);
  if (page) entries.set('Pg', page);
  else entries.delete('Pg');
  const values = kids.map((kid): PdfValue => {
    switch (kid.kind) {
      case 'element':
        return kid.element;
      case 'content':
        return kid.page === page
          ? String(kid.id)
          : dict({ Type: '/MCR', Pg: kid.page, MCID: String(kid.id) });
      case 'object':
        return dict({ Type: '/OBJR', Obj: kid.object, Pg: kid.page });
      default:
        return unreachable(kid);
    }
  });
  const [only] = values;
  if (only === undefined) entries.delete('K');
  else entries.set('K', values.length === 1 ? only : values);
}

function oneKid(kid: PdfValue, ownPage: PdfValue | undefined): Kid {
  if (typeof kid === 'string') {
    return { kind: 'content', page: pageRef(ownPage), id: required(asNumber(kid), 'content number') };
  }
  const entries = required(asDict(kid), 'structure kid');
  switch (asName(entries.get('Type'))) {
    case 'MCR':
      return {
        kind: 'content',
        page: pageRef(entries.get('Pg') ?? ownPage),
        id: required(asNumber(entries.get('MCID')), 'content number'),
      };
    case 'OBJR': {
      const object = entries.get('Obj');
      if (!isRef(object)) throw new Error('the PDF has a structure kid without its object');
      return { kind: 'object', object, page: pageRef(entries.get('Pg') ?? ownPage) };
    }
    default:
      if (!isRef(kid)) throw new Error('the PDF has a structure element that is no indirect object');
      return { kind: 'element', element: kid };
  }
}

function pageRef(value: PdfValue | undefined): PdfRef {
  if (!isRef(value)) throw new Error('the PDF has marked content without a page');
  return value;
}

function commonPage(kids: readonly Kid[]): PdfRef | undefined {
  const counts = new Map<PdfRef, number>();
  for (const kid of kids) if (kid.kind === 'content') counts.set(kid.page, (counts.get(kid.page) ?? 0) + 1);
  let best: PdfRef | undefined;
  for (const [page, count] of counts) {
    if (best === undefined || count > (counts.get(best) ?? 0)) best = page;
  }
  return best;
}
