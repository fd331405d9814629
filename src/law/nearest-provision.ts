import { nearest } from '../model/nearest.js';
import { provisions } from './provisions.js';

/**
 * The provision that a citation which no row has most likely means: in a section that exists one written
 * almost alike, else of those in the section with the nearest number the first that shares most of its paragraphs.
 */
export function nearestProvision(cited: string): string | undefined {
  const ids = provisions.map(({ id }) => id);
  const inSection = ids.some((id) => sectionsApart(cited, id) === 0) ? nearest(cited, ids) : undefined;
  const [first] = ids.toSorted(
    (a, b) => sectionsApart(cited, a) - sectionsApart(cited, b) || shared(cited, b) - shared(cited, a),
  );
  return inSection ?? first;
}

/** In the numbers of the sections: 164.399 and 164.402 are three apart. */
function sectionsApart(one: string, other: string): number {
  const thousandths = (id: string): number => Math.round(Number.parseFloat(id) * 1000);
  const apart = Math.abs(thousandths(one) - thousandths(other));
  return Number.isNaN(apart) ? Infinity : apart;
}

/** How many paragraphs from the section on are the same. */
function shared(one: string, other: string): number {
  const [a, b] = [one.split('('), other.split('(')];
  const differing = a.findIndex((part, index) => part !== b[index]);
  return differing === -1 ? a.length : differing;
}
