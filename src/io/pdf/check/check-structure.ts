import { asDict, asName, asNumber, isRef, listOf, type PdfRef } from '../objects.js';
import { asText } from '../pdf-string.js';
import { elementDict, kidsOf, roleOf } from '../structure.js';
import type { CheckedPdf, PdfProblem } from './checked-pdf.js';

/** ISO 32000-1, 14.8.4. */
const STANDARD_ROLES = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 ' +
    'L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot ' +
    'Ruby RB RT RP Warichu WT WP Figure Formula Form'
  ).split(' '),
);

/** Elements that hold only certain others, and those that stand only in certain others. */
const ALLOWED_KIDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Table', ['TR', 'THead', 'TBody', 'TFoot', 'Caption']],
  ['THead', ['TR']],
  ['TBody', ['TR']],
  ['TFoot', ['TR']],
  ['TR', ['TH', 'TD']],
  ['L', ['LI', 'L', 'Caption']],
  ['LI', ['Lbl', 'LBody']],
]);
const BLOCKS = new Set('Document Sect Art Part Div BlockQuote P H1 H2 H3 H4 H5 H6 L Table'.split(' '));
const HOLDS_INLINE = new Set('P H1 H2 H3 H4 H5 H6 Span Link'.split(' '));
const ALLOWED_PARENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['TR', ['Table', 'THead', 'TBody', 'TFoot']],
  ['TH', ['TR']],
  ['TD', ['TR']],
  ['LI', ['L']],
  ['LBody', ['LI']],
]);

/** Structure elements: known types in allowed places, headings without jumps, alternatives, table heads. */
export function checkStructure({ structure, roots }: CheckedPdf): readonly PdfProblem[] {
  const problems: PdfProblem[] = [];
  const add = (rule: string, message: string): number => problems.push({ rule, message });
  const roleMap = asDict(structure?.get('RoleMap'));
  const standardRole = (element: PdfRef): string => {
    const role = roleOf(element);
    return STANDARD_ROLES.has(role) ? role : (asName(roleMap?.get(role)) ?? role);
  };
  let lastHeading = 0;
  const walk = (element: PdfRef, parent: PdfRef | undefined): void => {
    const entries = elementDict(element);
    const role = standardRole(element);
    if (!STANDARD_ROLES.has(role)) add('UA 7.1', `has a structure type that is not known: ${role}`);
    const above = parent ? standardRole(parent) : '';
    if (parent && entries.get('P') !== parent) add('UA 7.1', `has a ${role} that names another parent`);
    if (parent && !(ALLOWED_KIDS.get(above) ?? [role]).includes(role))
      add('UA 7.2', `has ${role} in ${above}`);
    if (!(ALLOWED_PARENTS.get(role) ?? [above]).includes(above)) add('UA 7.2', `has ${role} in ${above}`);
    if (HOLDS_INLINE.has(above) && BLOCKS.has(role)) add('UA 7.1', `has ${role} in ${above}`);
    if (role === 'Table' && !isRegular(element)) add('UA 7.2', 'has a table with rows of different length');
    const heading = Number(/^H([1-6])$/.exec(role)?.[1] ?? 0);
    if (heading > lastHeading + 1) add('UA 7.4.2', `jumps from heading ${lastHeading} to ${heading}`);
    if (heading > 0) lastHeading = heading;
    const isDrawn = role === 'Figure' || role === 'Formula';
    if (isDrawn && !asText(entries.get('Alt')) && !asText(entries.get('ActualText'))) {
      add('UA 7.3', `has a ${role} without alternative text`);
    }
    const attributes = listOf(entries.get('A')).map(asDict);
    if (role === 'TH' && !attributes.some((each) => each?.has('Scope')))
      add('UA 7.5', 'has a TH without scope');
    for (const kid of kidsOf(element)) if (kid.kind === 'element') walk(kid.element, element);
  };
  for (const root of roots) if (isRef(root)) walk(root, undefined);
  return problems;
}

/** Every row of the table has as many columns as the first, spans counted (veraPDF's rules 7.2-42 and 7.2-43). */
function isRegular(table: PdfRef): boolean {
  const widths: number[] = [];
  rowsOf(table).forEach((row, i) => {
    for (const kid of kidsOf(row)) {
      if (kid.kind !== 'element') continue;
      const columns = spanOf(kid.element, 'ColSpan');
      for (let down = 0; down < spanOf(kid.element, 'RowSpan'); down += 1) {
        widths[i + down] = (widths[i + down] ?? 0) + columns;
      }
    }
  });
  return widths.every((width) => width === widths[0]);
}

function rowsOf(element: PdfRef): readonly PdfRef[] {
  return kidsOf(element).flatMap((kid) => {
    if (kid.kind !== 'element') return [];
    if (roleOf(kid.element) === 'TR') return [kid.element];
    return /^T(?:Head|Body|Foot)$/.test(roleOf(kid.element)) ? rowsOf(kid.element) : [];
  });
}

function spanOf(cell: PdfRef, name: 'RowSpan' | 'ColSpan'): number {
  const spans = listOf(elementDict(cell).get('A')).map((value) => asNumber(asDict(value)?.get(name)) ?? 1);
  return Math.max(1, ...spans);
}
