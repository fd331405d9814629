import { DossierError, EXIT } from '../../model/diagnostic.js';
import { dollarText, sum, type Cents } from '../../model/money.js';
import type { Locator } from '../../model/observation.js';

/** A labelled sentence; `at` is the record that it speaks of. */
export interface Fact {
  readonly label: string;
  readonly text: string;
  readonly at?: Locator;
}

/** One amount of a sum, in cents; `id` can be explained in turn. */
export interface Term {
  readonly label: string;
  readonly detail?: string;
  readonly id?: string;
  readonly cents: Cents;
}

/** Terms that add up to the total, to the cent. */
export interface Sum {
  readonly terms: readonly Term[];
  readonly total: Term;
}

/** How a figure or a row came about: facts, the sum where it is one, and what it rests on. */
export interface Explanation {
  readonly title: string;
  /** Id under which it can be asked for on its own. */
  readonly id?: string;
  readonly facts: readonly Fact[];
  readonly sum?: Sum;
  readonly children: readonly Explanation[];
}

/** Throws DossierError (65) when the terms do not give the total: a figure that cannot be walked back is not shown. */
export function sumOf(terms: readonly Term[], total: Term): Sum {
  mustEqual(total.label, sum(terms.map(({ cents }) => cents)), total.cents);
  return { terms, total };
}

/** Throws DossierError (65) when what was worked out is not what the dossier states. */
export function mustEqual(what: string, workedOut: Cents, stated: Cents): void {
  if (workedOut === stated) return;
  throw new DossierError(
    `The dossier does not add up: ${what} is ${dollarText(stated)}, its parts give ${dollarText(workedOut)}.`,
    { exitCode: EXIT.badInput, hint: 'Build the dossier again with this version.' },
  );
}

/** The fact, where there is something to say. */
export function fact(label: string, text: string | undefined, at?: Locator): readonly Fact[] {
  if (text === undefined || text === '') return [];
  return [at ? { label, text, at } : { label, text }];
}
