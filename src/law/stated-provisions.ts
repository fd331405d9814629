import { type Provision, provisions } from './provisions.js';

export interface StatedProvisions {
  /** Provisions that the text cites and that a finding can violate, in the order of the text. */
  readonly provisions: readonly string[];
  /** Citations that name no such provision, as written, each with what is wrong with it. */
  readonly refused: readonly { readonly citation: string; readonly problem: string }[];
}

/** `164.312(a)(2)(iv)`, with `§`, `45 CFR` or spaces around, and `164_312_a_2_iv` as Prowler writes it. */
const CITATION = /\b1[56]\d\s*[._]\s*\d{3}(?:\s*\(\s*\w{1,5}\s*\)|_[a-z0-9]{1,5}(?![a-z0-9]))*/gi;

/** Provisions that the law data holds, by what is left of their id without case. */
const byKey = new Map(provisions.map((row) => [row.id.toLowerCase(), row]));

/** The provisions of 45 CFR parts 160 and 164 that a cell of a table cites; text without any gives two empty lists. */
export function statedProvisions(text: string): StatedProvisions {
  const found = new Set<string>();
  const refused: { citation: string; problem: string }[] = [];
  for (const [written] of text.matchAll(CITATION)) {
    const citation = written.trim();
    const row = rowOf(keyOf(citation));
    if (!row) refused.push({ citation, problem: 'no provision that this program knows' });
    else if (row.designation === 'general' || row.rule === 'enforcement')
      refused.push({
        citation,
        problem: `a general rule ("${row.title}"), which no finding violates by itself`,
      });
    else found.add(row.id);
  }
  return { provisions: [...found], refused };
}

/** A paragraph without a row of its own stands for the standard with which it begins: 164.312(a) for 164.312(a)(1). */
function rowOf(key: string): Provision | undefined {
  const begins = [key, `${key}(1)`, `${key}(i)`].map((one) => byKey.get(one));
  return (
    begins[0] ?? begins.slice(1).find((row) => row?.designation === 'standard' || row?.kind === 'standard')
  );
}

function keyOf(citation: string): string {
  const [part = '', section = '', ...levels] = citation.toLowerCase().split(/[^a-z0-9]+/);
  return `${part}.${section}${levels
    .filter((level) => level !== '')
    .map((level) => `(${level})`)
    .join('')}`;
}
