import { overlaps } from './overlap-rows.js';

const known = new Map<string, ReadonlySet<string>>();

export const OVERLAP_CITATION: string = overlaps.citation;
/** The annual cap is for "violations of an identical requirement or prohibition". */
export const CAP_OF_REQUIREMENT_CITATION = '42 U.S.C. 1320d-5(a)(3); 45 CFR 160.404(b)(2), (b)(3)';
export const overlapRows = overlaps.rows;

/**
 * The provisions of the same subpart that repeat the requirement of `provision` in a more general form; a penalty
 * may be imposed for only one of them (45 CFR 160.404(b)(3)).
 */
export function generalForms(provision: string): ReadonlySet<string> {
  const before = known.get(provision);
  if (before) return before;
  const found = new Set<string>();
  const look = (citation: string): void => {
    for (const general of directlyAbove(citation)) {
      if (general === provision || found.has(general)) continue;
      found.add(general);
      look(general);
    }
  };
  look(provision);
  known.set(provision, found);
  return found;
}

/** The citation that contains this one (`164.312(a)` contains `164.312(a)(1)`), and those that the rows name. */
function directlyAbove(citation: string): string[] {
  const named = overlaps.rows
    .filter(({ specific }) => specific.includes(citation))
    .map(({ general }) => general);
  const paragraph = citation.lastIndexOf('(');
  return paragraph > 0 ? [...named, citation.slice(0, paragraph)] : named;
}
