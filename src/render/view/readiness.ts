import type { AssessedFinding } from '../../model/assessed.js';
import { agreementStanding } from '../../model/agreement.js';
import type { Dossier } from '../../model/dossier.js';
import type { Exposure } from '../../model/penalty.js';
import { capital, count, inWords, list, plural, roundRange, sentence, shortDate } from '../format.js';
import { md, text, type Md } from '../md.js';
import { firstSentence, shortList, whole } from './brief.js';
import { TIER_NAMES } from './labels.js';
import type { Lookup } from './lookup.js';

/** What a letter with ten business days would find, accepted risks, and what the figures rest on. */
export interface ReadinessView {
  readonly evidenced: Md;
  readonly provisionCount: Md;
  readonly partial: Md;
  readonly gap: Md;
  readonly notAssessed: Md;
  readonly items: Md;
  /** Rows of the register that could not be read. */
  readonly refused: Md;
  readonly hasRefused: boolean;
  readonly outOfDate: Md;
  readonly missingFiles: Md;
  readonly missing: readonly { readonly title: Md; readonly what: Md }[];
  readonly hasMissing: boolean;
  readonly moreMissing: Md;
  readonly moreMissingVerb: Md;
  readonly hasMoreMissing: boolean;
  readonly vendors: Md;
  readonly hasVendorGaps: boolean;
  /** Agreements stated as signed, without their document. */
  readonly notHeld: Md;
  readonly hasNotHeld: boolean;
  readonly accepted: readonly {
    readonly reason: Md;
    readonly approver: Md;
    readonly expires: Md;
    readonly isLapsed: boolean;
  }[];
  readonly hasAccepted: boolean;
  readonly moreAccepted: Md;
  readonly hasMoreAccepted: boolean;
  /** What the amounts rest on, each in one sentence, the weightiest first. */
  readonly rests: readonly Md[];
  /** `all 19 assumptions`. */
  readonly assumptions: Md;
  readonly hasAssumptions: boolean;
}

/** How many provisions that lack documents are listed, and how long each list of documents may be. */
interface Room {
  readonly shown: number;
  readonly length: number;
}

const ACCEPTED = 3;
const REASON_LENGTH = 100;
const APPROVER_LENGTH = 28;
const NAME_LENGTH = 40;
const VENDORS = 3;
const PEOPLE = 2;

export function readinessView(dossier: Dossier, lookup: Lookup, room: Room): ReadinessView {
  const { assessed, evidence, engagement, assumptions, register } = dossier;
  const of = (state: string): number => assessed.coverage.filter((row) => row.state === state).length;
  const missing = assessed.coverage.filter((row) => row.missing.length > 0);
  const lapsed = new Set(assessed.lapsed.map(({ id }) => id));
  const accepted = [
    ...new Map([...assessed.lapsed, ...engagement.suppressions].map((each) => [each.id, each])).values(),
  ];
  const vendors = [...new Set(assessed.vendorGaps.map(({ vendor }) => vendor))];
  const notHeld = engagement.vendors
    .filter((vendor) => vendor.handlesPhi && agreementStanding(vendor, evidence) === 'not held')
    .map(({ name }) => name);
  return {
    evidenced: count(of('evidenced')),
    provisionCount: count(assessed.coverage.length),
    partial: count(of('partial')),
    gap: count(of('gap')),
    notAssessed: count(of('not assessed')),
    items: plural(evidence.length, 'item'),
    refused: plural(register?.refused.length ?? 0, 'rejected row'),
    hasRefused: (register?.refused.length ?? 0) > 0,
    outOfDate: count(evidence.filter((each) => each.outOfDate).length),
    missingFiles: count(evidence.filter((each) => each.item.content.kind !== 'hashed').length),
    missing: missing.slice(0, room.shown).map((row) => ({
      title: lookup.provisionTitle(row.provision),
      what: whole(row.missing.join('; '), room.length, inWords(row.missing.length, 'document')),
    })),
    hasMissing: missing.length > 0,
    moreMissing: plural(missing.length - room.shown, 'more provision'),
    moreMissingVerb: text(missing.length - room.shown === 1 ? 'lacks' : 'lack'),
    hasMoreMissing: missing.length > room.shown,
    vendors: namesOf(vendors),
    hasVendorGaps: vendors.length > 0,
    notHeld: namesOf(notHeld),
    hasNotHeld: notHeld.length > 0,
    accepted: accepted.slice(0, ACCEPTED).map((each) => ({
      reason: sentence(
        firstSentence(each.reason, REASON_LENGTH, md`${text(each.id)}, with its reason in the full edition`),
      ),
      approver: whole(each.approver, APPROVER_LENGTH, text('the person named there')),
      expires: shortDate(each.expires),
      isLapsed: lapsed.has(each.id),
    })),
    hasAccepted: accepted.length > 0,
    moreAccepted: capital(inWords(accepted.length - ACCEPTED, 'more', 'more')),
    hasMoreAccepted: accepted.length > ACCEPTED,
    rests: restsOf(dossier),
    assumptions: plural(assumptions.length, 'assumption'),
    hasAssumptions: assumptions.length > 0,
  };
}

function namesOf(vendors: readonly string[]): Md {
  return shortList(
    vendors.map((name) => whole(name, NAME_LENGTH, text('a vendor'))),
    VENDORS,
    'vendor',
  );
}

function restsOf({ assessed, exposure }: Dossier): readonly Md[] {
  const counted = assessed.findings.filter(({ disposition }) => disposition.kind === 'counted');
  const undated = counted.filter(startIsAssumed).length;
  const of = (kind: AssessedFinding['disposition']['kind']): number =>
    assessed.findings.filter(({ disposition }) => disposition.kind === kind).length;
  const [unscoped, unmapped] = [of('scope unknown'), of('not mapped')];
  return [
    ...culpabilityOf(exposure),
    ...oneRequirement(exposure),
    ...(undated > 0
      ? [
          md`${count(undated)} of ${plural(counted.length, 'counted finding')} carry no date and count from their first scan.`,
        ]
      : []),
    ...(unscoped > 0
      ? [md`${plural(unscoped, 'finding')} on systems not known to hold PHI: not priced.`]
      : []),
    ...(unmapped > 0
      ? [md`${plural(unmapped, 'finding')} of checks that no provision is named for: not priced.`]
      : []),
  ];
}

/** The assumed tiers and who states them. */
function culpabilityOf(exposure: Exposure): readonly Md[] {
  if (exposure.kind === 'not-priced' || exposure.provisions.length === 0) return [];
  const tiers = [...new Set(exposure.provisions.map(({ tier }) => tier))].map((tier) => TIER_NAMES[tier]);
  const people = [...new Set(exposure.provisions.map(({ tierBy }) => tierBy.split(',')[0] ?? tierBy))];
  const names = people.map((name) => whole(name, NAME_LENGTH, text('others')));
  return [md`Culpability is assumed, not found: ${list(tiers)}, by ${shortList(names, PEOPLE, 'person')}.`];
}

function oneRequirement(exposure: Exposure): readonly Md[] {
  if (exposure.kind === 'not-priced' || exposure.ifOneRequirement === undefined) return [];
  const range = roundRange(exposure.ifOneRequirement);
  return [
    md`If OCR holds a standard and its own specification to be one requirement, the range falls to ${range}.`,
  ];
}

function startIsAssumed({ period }: AssessedFinding): boolean {
  return period.kind === 'dated' && period.from.kind === 'assumed';
}
