import { asArray, asDict, asName, asNumber, isRef, type PdfRef } from '../objects.js';
import { asText } from '../pdf-string.js';
import { kidsOf } from '../structure.js';
import { numberTree } from './check-content.js';
import type { CheckedPdf, PdfProblem } from './checked-pdf.js';

const ALLOWED_ADDRESS = /^(?:https|mailto):/i;

/** Annotations: in the structure, described, in tab order; links lead to a place that exists or by https and mailto. */
export function checkLinks(pdf: CheckedPdf): readonly PdfProblem[] {
  const parents = numberTree(asDict(pdf.structure?.get('ParentTree')));
  const owners = annotationOwners(pdf.roots);
  const destinations = asDict(pdf.file.catalog.get('Dests'));
  return pdf.pages.flatMap((page) => {
    const annotations = asArray(page.entries.get('Annots')) ?? [];
    const problems: PdfProblem[] = [];
    const add = (rule: string, message: string): number =>
      problems.push({ rule, message, page: page.number });
    if (annotations.length > 0 && asName(page.entries.get('Tabs')) !== 'S')
      add('UA 7.18.3', 'has no tab order');
    for (const annotation of annotations) {
      const entries = asDict(annotation);
      if (!entries || !isRef(annotation)) {
        add('own', 'has an annotation that is no object');
        continue;
      }
      const owner = owners.get(annotation);
      const key = asNumber(entries.get('StructParent')) ?? -1;
      if (!owner || parents.get(key) !== owner) add('UA 7.18.1', 'has an annotation outside the structure');
      if (asName(entries.get('Subtype')) !== 'Link') add('own', 'has an annotation that is no link');
      if (!asText(entries.get('Contents'))) add('UA 7.18.5', 'has a link without description');
      const destination = asName(entries.get('Dest'));
      const action = asDict(entries.get('A'));
      const address = asText(action?.get('URI')) ?? '';
      if (destination !== undefined && !destinations?.has(destination)) {
        add('own', `has a link to ${destination}, which is nowhere`);
      } else if (destination === undefined && !ALLOWED_ADDRESS.test(address)) {
        add('own', `has a link that is neither https nor mailto: ${address.slice(0, 60)}`);
      }
    }
    return problems;
  });
}

function annotationOwners(roots: readonly PdfRef[]): ReadonlyMap<PdfRef, PdfRef> {
  const owners = new Map<PdfRef, PdfRef>();
  const walk = (element: PdfRef): void => {
    for (const kid of kidsOf(element)) {
      if (kid.kind === 'element') walk(kid.element);
      if (kid.kind === 'object') owners.set(kid.object, element);
    }
  };
  roots.forEach(walk);
  return owners;
}
