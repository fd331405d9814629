import type { Provision } from '../law/provisions.js';
import type { AssessedFinding, CoverageState } from '../model/assessed.js';
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
}

export interface StateAndReason {
  readonly state: CoverageState;
  readonly reason: string;
}

/**
 * The first that holds: not binding → not assessed; a counted open finding or a vendor without agreement → gap;
 * policy and implementation in date, and nothing failing → evidenced; some of that, or a passing check → partial;
 * only somebody's word → attested; else not assessed. A passing check alone never makes a provision evidenced: the
 * auditor asks for the policy and for proof beyond a scan.
 */
export function coverageStateOf(bearing: Bearing): StateAndReason {
  const { notApplicable, open, vendorGaps, uncounted, evidence } = bearing;
  if (notApplicable !== undefined) return { state: 'not assessed', reason: notApplicable };
  if (open.length > 0 || vendorGaps.length > 0) return { state: 'gap', reason: gapReason(bearing) };
  const { policy, implementation } = evidence;
  if (policy.length > 0 && implementation.length > 0 && uncounted.length === 0) {
    return {
      state: 'evidenced',
      reason: `Policy (${policy.join(', ')}) and implementation (${implementation.join(', ')}) are in date and nothing counted is open.`,
    };
  }
  const partly = partsOf(bearing);
  if (partly.length > 0) return { state: 'partial', reason: `${partly.join('; ')}.` };
  if (evidence.attested.length > 0) {
    return {
      state: 'attested',
      reason: `Attested only (${evidence.attested.join(', ')}); nothing shows it.`,
    };
  }
  return { state: 'not assessed', reason: notAssessedReason(bearing) };
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

/** What speaks for it; empty where nothing does. */
function partsOf({ evidence, passingChecks, fixed, uncounted }: Bearing): readonly string[] {
  const { policy, implementation, outOfDate } = evidence;
  const forIt = [
    ...(policy.length > 0 ? [`policy ${policy.join(', ')}`] : []),
    ...(implementation.length > 0 ? [`implementation ${implementation.join(', ')}`] : []),
    ...(passingChecks > 0 ? [`${counted(passingChecks, 'check')} passing`] : []),
    ...(fixed.length > 0 ? [`${counted(fixed.length, 'finding')} fixed`] : []),
    ...(outOfDate.length > 0 ? [`out of date: ${outOfDate.join(', ')}`] : []),
  ];
  if (forIt.length === 0) return [];
  const lacking = [
    ...(policy.length === 0 ? ['no policy in date'] : []),
    ...(implementation.length === 0 ? ['no proof of implementation in date'] : []),
    ...(uncounted.length > 0 ? [uncountedPart(uncounted)] : []),
  ];
  return [sentence(forIt).slice(0, -1), ...lacking];
}

function notAssessedReason({ uncounted }: Bearing): string {
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
