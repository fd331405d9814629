import type { Disposition, Mapping, Scope } from '../../model/assessed.js';
import { daysInclusive, type DayInterval } from '../../model/date.js';
import { unreachable } from '../../model/diagnostic.js';
import type { Engagement } from '../../model/engagement.js';
import type { DatedFact } from '../../model/finding.js';
import type { CapPolicy, CountBasis } from '../../model/penalty.js';
import { BASIS_UNITS } from '../view/labels.js';

export const POLICY_NAMES: Readonly<Record<CapPolicy, string>> = {
  codified: 'codified cap, 45 CFR 160.404 as adjusted at 102.3',
  discretion: 'cap of the 2019 enforcement discretion, as OCR has applied it',
  discretionAdjusted: 'cap of the 2019 enforcement discretion, adjusted for inflation (unofficial)',
};

/** `365 days`. */
export function counted(count: number, basis: CountBasis): string {
  const [one, many] = BASIS_UNITS[basis];
  return amountOf(count, one, many);
}

/** `1 finding`, `0 findings`. */
export function amountOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** `2025-01-01 to 2025-12-31, 365 days`. */
export function interval(days: DayInterval): string {
  return `${days.from} to ${days.to}, ${amountOf(daysInclusive(days), 'day')}`;
}

/** The day and how it is known. */
export function dated(fact: DatedFact): string {
  return fact.kind === 'stated'
    ? `${fact.on}, stated: ${fact.source}`
    : `${fact.on}, assumed: ${fact.reason}`;
}

export function mappingText(mapping: Mapping): string {
  return mapping.kind === 'mapped'
    ? `${mapping.provision}: ${mapping.reason}`
    : `not mapped: ${mapping.reason}`;
}

export function scopeText(scope: Scope): string {
  switch (scope.kind) {
    case 'in':
    case 'out':
      return `${scope.kind === 'in' ? 'in scope' : 'out of scope'}, system ${scope.system}: ${scope.basis}`;
    case 'unknown':
      return `unknown: ${scope.reason}`;
    default:
      return unreachable(scope);
  }
}

/** What became of a finding, with who decided it. */
export function dispositionText(disposition: Disposition, { suppressions }: Engagement): string {
  switch (disposition.kind) {
    case 'counted':
      return 'counted: its days are priced';
    case 'suppressed': {
      const by = suppressions.find(({ id }) => id === disposition.suppression);
      const who = by ? `; owner ${by.owner}, approved by ${by.approver}, expires ${by.expires}` : '';
      return `suppressed by ${disposition.suppression}, not priced: ${disposition.reason}${who}`;
    }
    case 'accepted by scanner':
      return `accepted by the scanner, not priced: ${disposition.source}`;
    case 'refuted':
      return `refuted by evidence ${disposition.evidence}, not priced`;
    case 'out of scope':
    case 'scope unknown':
    case 'not mapped':
    case 'not dated':
      return `${disposition.kind}, not priced: ${disposition.reason}`;
    default:
      return unreachable(disposition);
  }
}
