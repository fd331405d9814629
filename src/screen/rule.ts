import type { ScreenKind } from './finding.js';

/**
 * One pattern of one kind. Group 1, where there is one, is the value; without it the whole match is. Every quantifier
 * is bounded and every pattern begins where a word does, so that a text is read in linear time: nested or adjoining
 * open-ended repeats are what makes a regular expression exponential or quadratic (OWASP, Regular expression
 * Denial of Service; CWE-1333).
 */
export interface Rule {
  readonly kind: ScreenKind;
  /** With the flags `g` and `d`. */
  readonly pattern: RegExp;
  /** What a pattern cannot say, from the value and the 40 characters before it. */
  readonly accepts?: (value: string, before: string) => boolean;
  /** Whether it is looked for within ARNs, hashes and other identifiers of infrastructure. */
  readonly insideIdentifiers: boolean;
}
