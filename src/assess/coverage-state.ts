import type { Provision } from '../law/provisions.js';
import type {
  AssessedFinding,
  CoverageSlot,
  CoverageState,
  ProviderShare,
  SlotKind,
} from '../model/assessed.js';
import { unreachable } from '../model/diagnostic.js';
import type { EvidenceOfProvision } from './provision-evidence.js';
import type { VendorGap } from './vendor-gaps.js';

/** What bears on one provision. */
export interface Bearing {
  readonly row: Provision;
  /** Why it does not bind this entity, as far as stated. */
  readonly notApplicable: string | undefined;
  /** Counted and not fixed. */
  readonly open: readonly AssessedFinding[];
  /** Counted and fixed. */
  readonly fixed: readonly AssessedFinding[];
  /** Failing, and left out of the count: suppressed, accepted, scope unknown or undated. */
  readonly uncounted: readonly AssessedFinding[];
  readonly vendorGaps: readonly VendorGap[];
  readonly passingChecks: number;
  readonly evidence: EvidenceOfProvision;
  readonly slots: readonly CoverageSlot[];
  readonly provider: readonly ProviderShare[];
}

export interface StateAndReason {
  readonly state: CoverageState;
  readonly reason: string;
}

/**
 * The first that holds: not binding → not assessed; a counted open finding or a vendor without agreement → gap; every
 * slot that the auditor asks for held in date, and nothing failing → evidenced; some of that, a passing check or a
 * provider's report → partial; only somebody's word → attested; else not assessed. A passing check alone never makes
 * a provision evidenced, and neither does what a provider does.
 */
export function coverageStateOf(bearing: Bearing): StateAndReason {
  const { notApplicable, open, vendorGaps, uncounted, slots } = bearing;
  if (notApplicable !== undefined) return { state: 'not assessed', reason: notApplicable };
  if (open.length > 0 || vendorGaps.length > 0) return { state: 'gap', reason: gapReason(bearing) };
  if (uncounted.length === 0 && isComplete(slots)) {
    return { state: 'evidenced', reason: evidencedReason(slots) };
  }
  const partly = partsOf(bearing);
  if (partly.length > 0) return { state: 'partial', reason: `${partly.join('; ')}.` };
  const word = wordsFor(bearing);
  if (word.length > 0) {
    return { state: 'attested', reason: `Attested only (${word.join(', ')}); nothing shows it.` };
  }
  return { state: 'not assessed', reason: notAssessedReason(bearing) };
}

function isComplete(slots: readonly CoverageSlot[]): boolean {
  return (
    slots.every(({ state }) => state === 'held' || state === 'not asked') &&
    slots.some(({ kind, state }) => kind !== 'decision' && state === 'held')
  );
}

const SLOT_NAMES: Readonly<Record<SlotKind, string>> = {
  policy: 'policy',
  implementation: 'implementation',
  decision: 'decision',
};

function evidencedReason(slots: readonly CoverageSlot[]): string {
  const held = slots
    .filter(({ state }) => state === 'held')
    .map(({ kind, evidence }) => `${SLOT_NAMES[kind]} (${evidence.join(', ')})`);
  const last = held.pop() ?? '';
  const text = held.length === 0 ? `${last} is` : `${held.join(', ')} and ${last} are`;
  return sentence([`${text} in date and nothing counted is open`]);
}

/** Attestations, and the shares of providers under an agreement on file that no report shows. */
function wordsFor({ slots, provider }: Bearing): readonly string[] {
  return [
    ...slots.filter(({ state }) => state === 'attested').flatMap(({ evidence }) => evidence),
    ...provider
      .filter(({ agreement, shownBy }) => agreement !== undefined && shownBy === undefined)
      .map(({ vendor, agreement }) => `share of ${vendor} under ${agreement}`),
  ];
}

function gapReason({ open, vendorGaps, evidence }: Bearing): string {
  const parts = [
    ...(open.length > 0 ? [`${counted(open.length, 'counted finding')} still open`] : []),
    ...(vendorGaps.length > 0
      ? [`no agreement with ${vendorGaps.map(({ vendor }) => vendor).join(', ')}`]
      : []),
    ...(evidence.compensating.length > 0
      ? [`an equivalent measure is claimed in ${evidence.compensating.join(', ')}`]
      : []),
  ];
  return sentence(parts);
}

/** What speaks for it, and what it lacks; empty where nothing speaks for it. */
function partsOf({ slots, provider, passingChecks, fixed, uncounted }: Bearing): readonly string[] {
  const shown = provider.filter(({ agreement, shownBy }) => agreement !== undefined && shownBy !== undefined);
  const outOfDate = slots.filter(({ state }) => state === 'out of date').flatMap(({ evidence }) => evidence);
  const forIt = [
    ...slots
      .filter(({ state }) => state === 'held' || state === 'incomplete')
      .map(({ kind, evidence }) => `${SLOT_NAMES[kind]} ${evidence.join(', ')}`),
    ...(passingChecks > 0 ? [`${counted(passingChecks, 'check')} passing`] : []),
    ...(fixed.length > 0 ? [`${counted(fixed.length, 'finding')} fixed`] : []),
    ...shown.map(({ vendor, shownBy }) => `part of ${vendor} shown by ${shownBy}`),
    ...(outOfDate.length > 0 ? [`out of date: ${outOfDate.join(', ')}`] : []),
  ];
  if (forIt.length === 0) return [];
  const lacking = [
    ...slots.map(lackOf).filter((lack) => lack !== undefined),
    ...(uncounted.length > 0 ? [uncountedPart(uncounted)] : []),
  ];
  return [sentence(forIt).slice(0, -1), ...lacking];
}

function lackOf({ kind, state, note }: CoverageSlot): string | undefined {
  if (state === 'held' || state === 'not asked') return undefined;
  switch (kind) {
    case 'policy':
      return 'no policy in date';
    case 'implementation':
      return 'no proof of implementation in date';
    case 'decision':
      return state === 'incomplete' ? note : undefined;
    default:
      return unreachable(kind);
  }
}

function notAssessedReason({ uncounted, provider }: Bearing): string {
  const [share] = provider;
  if (share && uncounted.length === 0) {
    return `${share.vendor} is to do its part (${share.share}), and no agreement with it is on file; nothing else bears on it.`;
  }
  return uncounted.length > 0
    ? sentence([uncountedPart(uncounted), 'nothing else bears on it'])
    : 'No check, finding or evidence bears on it.';
}

function uncountedPart(uncounted: readonly AssessedFinding[]): string {
  const why = [...new Set(uncounted.map(({ disposition }) => disposition.kind))].sort().join(', ');
  return `${counted(uncounted.length, 'open finding')} not counted (${why})`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function sentence(parts: readonly string[]): string {
  const text = parts.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}
