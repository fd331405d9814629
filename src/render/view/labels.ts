import type { Designation } from './lookup.js';
import type { CoverageState } from '../../model/assessed.js';
import type { EvidenceSays } from '../../model/evidence.js';
import type { Severity } from '../../model/observation.js';
import type { CountBasis, Tier } from '../../model/penalty.js';
import { unreachable } from '../../model/diagnostic.js';
import { shortDate } from '../format.js';
import { MARKS } from '../html/directives.js';
import { md, text, type Md } from '../md.js';

/** Culpability tiers in the words of 45 CFR 160.404(b)(2). */
export const TIER_NAMES: Readonly<Record<Tier, Md>> = {
  'no-knowledge': text('no knowledge'),
  'reasonable-cause': text('reasonable cause'),
  'willful-neglect-corrected': text('willful neglect, corrected in 30 days'),
  'willful-neglect-not-corrected': text('willful neglect, not corrected'),
};

export const BASIS_UNITS: Readonly<Record<CountBasis, readonly [string, string]>> = {
  'per-day': ['day', 'days'],
  'per-person': ['person', 'persons'],
  'per-person-day': ['person-day', 'person-days'],
};

const DESIGNATIONS: Readonly<Record<Designation, string>> = {
  required: 'required',
  addressable: 'addressable',
  standard: 'standard',
};

export function designationName(designation: Designation): Md {
  return text(DESIGNATIONS[designation]);
}

/** Shape and word: `■ critical`. */
export function severityMark(severity: Severity): Md {
  return md`${text(MARKS[severity])} ${text(severity)}`;
}

export function coverageMark(state: CoverageState): Md {
  return md`${text(MARKS[state])} ${text(state)}`;
}

/** What an evidence item does to the findings it supports. */
export function saysName(says: EvidenceSays): Md {
  switch (says.kind) {
    case 'confirms':
      return text('confirms');
    case 'refutes':
      return text('refutes');
    case 'accepted':
      return text('accepts the risk');
    case 'compensating':
      return text('shows a compensating measure');
    case 'fixed':
      return md`shows the fix of ${shortDate(says.on)}`;
    default:
      return unreachable(says);
  }
}
