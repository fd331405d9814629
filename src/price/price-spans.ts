import { addDays, type IsoDate } from '../model/date.js';
import { sum, type Cents } from '../model/money.js';
import {
  CAP_POLICIES,
  type CapPolicy,
  type HeldTerms,
  type PolicyResult,
  type PricedPenalty,
  type ViolationSpan,
} from '../model/penalty.js';
import { adjust, type StatedAdjustment, type Taken } from './adjust.js';
import { charge, type Charge, type RateChoice } from './charge.js';
import { correctInTime } from './correct.js';
import { netOf, overlaps } from './overlap.js';
import { penaltyLines } from './penalty-lines.js';
import { sharedFacts, type SameFacts } from './shared-facts.js';
import { tally } from './tally.js';
import { clip } from './unite-days.js';

/**
 * Prices violations under 45 CFR 160.400 to 160.414: the OCR-style estimate under three cap policies, the least
 * (tier minimum, discretion caps) and the most (tier maximum, codified caps). Amounts are whole dollars in cents.
 * Throws DossierError when a count is too large to be priced exactly.
 */
export function priceSpans(
  spans: readonly ViolationSpan[],
  options: {
    readonly noticeDate: IsoDate;
    readonly adjustments: readonly StatedAdjustment[];
    /** Which provisions rest on the same facts; read from the spans' findings unless told. */
    readonly sameFacts?: SameFacts;
    readonly terms?: HeldTerms;
  },
): PricedPenalty {
  const corrected = correctInTime(spans);
  const tallies = tally(corrected.spans, options.noticeDate, options.terms);
  const sameFacts = options.sameFacts ?? sharedFacts(corrected.spans);
  const result = (policy: CapPolicy, choice: RateChoice, taken: Taken): PolicyResult => {
    const charges = charge(tallies, policy, choice);
    const lines = penaltyLines(charges, policy);
    const subtotal = sum(lines.map(({ amount }) => amount));
    const most = (): number => totalCharged(charge(tallies, policy, 'most'), sameFacts);
    const changes = adjust(charges, overlaps(charges, sameFacts), options.adjustments, taken, most);
    const adjustments = [...corrected.effects, ...changes];
    return {
      policy,
      lines,
      subtotal,
      adjustments,
      total: sum([subtotal, ...adjustments.map(({ amount }) => amount)]),
    };
  };
  const [codified, discretion, discretionAdjusted] = CAP_POLICIES.map((policy) =>
    result(policy, 'stated', 'all'),
  );
  if (!codified || !discretion || !discretionAdjusted) throw new RangeError('three cap policies expected');
  return {
    estimate: { codified, discretion, discretionAdjusted },
    floor: result('discretion', 'least', 'reductions'),
    ceiling: result('codified', 'most', 'increases'),
  };
}

/**
 * The estimate under enforcement discretion as applied, before stated adjustments: equals
 * `priceSpans(…).estimate.discretion.total` without them, at a fraction of the work. Days after the notice up to
 * `asOf` are left out, as this notice does not charge them; what accrues after `asOf` is priced as a later one would.
 */
export function estimateTotal(
  spans: readonly ViolationSpan[],
  noticeDate: IsoDate,
  asOf: IsoDate = noticeDate,
): Cents {
  const corrected = correctInTime(spans).spans;
  const reached =
    asOf > noticeDate ? corrected.flatMap((span) => without(span, noticeDate, asOf)) : corrected;
  return priced(reached, noticeDate, 'discretion', 'stated');
}

/** The parts of a span up to the notice and after `asOf`. */
function without(span: ViolationSpan, noticeDate: IsoDate, asOf: IsoDate): ViolationSpan[] {
  return [clip(span, { to: noticeDate }), clip(span, { from: addDays(asOf, 1) })].flatMap((part) =>
    part ? [{ ...span, ...part }] : [],
  );
}

/** Total under one policy and rate without lines and citations. */
export function totalOf(
  spans: readonly ViolationSpan[],
  noticeDate: IsoDate,
  policy: CapPolicy,
  choice: RateChoice,
): Cents {
  return priced(correctInTime(spans).spans, noticeDate, policy, choice);
}

function priced(
  corrected: readonly ViolationSpan[],
  noticeDate: IsoDate,
  policy: CapPolicy,
  choice: RateChoice,
): Cents {
  return totalCharged(charge(tally(corrected, noticeDate), policy, choice), sharedFacts(corrected));
}

function totalCharged(charges: readonly Charge[], sameFacts: SameFacts): Cents {
  return sum(netOf(charges, overlaps(charges, sameFacts)).map(({ amount }) => amount));
}
