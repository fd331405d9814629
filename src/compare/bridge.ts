import type { AssessedFinding } from '../model/assessed.js';
import { canonicalJson } from '../model/canonical-json.js';
import type { Bridge, BridgeStep, BridgeStepKind, ChangeKind, Ends } from '../model/comparison.js';
import { later, type IsoDate } from '../model/date.js';
import type { Engagement } from '../model/engagement.js';
import type { Finding } from '../model/finding.js';
import { cents } from '../model/money.js';
import type { Exposure } from '../model/penalty.js';
import { describeSteps, type StepFacts } from './bridge-words.js';
import type { Engine, State } from './engine.js';
import type { ComparedFinding } from './compared-finding.js';

export interface BridgeInput {
  readonly before: { readonly state: State; readonly exposure: Exposure };
  readonly now: { readonly state: State; readonly exposure: Exposure };
  readonly compared: readonly ComparedFinding[];
  readonly facts: StepFacts;
}

/**
 * Divides the movement of both ends into steps: from what the earlier dossier was made of, one group of inputs after
 * the other takes its present value, and each state in between is priced as a build of it would be. The steps
 * telescope, so they add up to the movement whatever the caps do to single ones.
 */
export function bridgeOf({ before, now, compared, facts }: BridgeInput, engine: Engine): Bridge {
  if (before.exposure.kind !== 'priced') {
    return { kind: 'no bridge', reason: `The earlier dossier states no range. ${before.exposure.reason}` };
  }
  if (now.exposure.kind !== 'priced') {
    return { kind: 'no bridge', reason: `This dossier states no range. ${now.exposure.reason}` };
  }
  const from = ends(before.exposure.headline);
  const price = (state: State): Ends => engine.price(state, engine.assess(state));
  const words = describeSteps(facts);
  let [state, priced] = [before.state, from];
  const steps = changes(before.state, now.state, compared).map(({ kind, change, findings }): BridgeStep => {
    const next = change(state);
    const moved = next === state ? priced : price(next);
    const step = {
      kind,
      ...words(kind, findings),
      findings,
      low: cents(moved.low - priced.low),
      high: cents(moved.high - priced.high),
    };
    [state, priced] = [next, moved];
    return step;
  });
  const past = withPast(now.state, compared, before.state.engagement.asOf, price);
  return {
    kind: 'bridge',
    from,
    to: ends(now.exposure.headline),
    steps,
    ...(past && (past.low !== priced.low || past.high !== priced.high) && { withPast: past }),
  };
}

interface Change {
  readonly kind: BridgeStepKind;
  readonly findings: number;
  /** The same state where nothing of the kind changed. */
  readonly change: (state: State) => State;
}

/** The groups of inputs in the order in which they change: the law, then time, then scans, then what people state. */
function changes(before: State, now: State, compared: readonly ComparedFinding[]): readonly Change[] {
  const of = (...kinds: readonly ChangeKind[]): readonly ComparedFinding[] =>
    compared.filter(({ kind }) => kinds.includes(kind));
  const current = new Map(now.findings.map((finding) => [finding.id, finding]));
  const about = (
    kind: BridgeStepKind,
    those: readonly ComparedFinding[],
    change: Change['change'],
  ): Change => ({
    kind,
    findings: those.length,
    change: (state) => (those.length === 0 ? state : change(state)),
  });
  const replace = (those: readonly ComparedFinding[]) => {
    const ids = new Set(those.map(({ id }) => id));
    return (findings: readonly Finding[]): readonly Finding[] =>
      findings.flatMap((finding) => (ids.has(finding.id) ? (current.get(finding.id) ?? []) : finding));
  };
  const scans = (kind: BridgeStepKind, ...kinds: readonly ChangeKind[]): Change => {
    const those = of(...kinds);
    const update = replace(those);
    return about(kind, those, (state) => ({ ...state, findings: update(state.findings) }));
  };
  const stated = (
    kind: BridgeStepKind,
    part: (state: State) => unknown,
    change: Change['change'],
  ): Change => ({
    kind,
    findings: 0,
    change: (state) => (canonicalJson(part(state)) === canonicalJson(part(now)) ? state : change(state)),
  });
  const fixes = now.evidence.filter(({ says }) => says.kind === 'fixed');
  const fixed = scans('fixed', 'fixed');
  return [
    { kind: 'program', findings: 0, change: (state) => ({ ...state }) },
    { kind: 'days', findings: 0, change: (state) => laterDay(state, before.engagement, now.engagement) },
    { kind: 'limitation', findings: 0, change: (state) => released(state, 'limitOf', now.engagement) },
    { kind: 'amounts', findings: 0, change: (state) => released(state, 'amountsOf', now.engagement) },
    {
      ...fixed,
      change: (state) => {
        const next = fixed.change(state);
        return next === state ? state : { ...next, evidence: [...next.evidence, ...fixes] };
      },
    },
    scans('passes now', 'passes now'),
    scans('not seen', 'not seen'),
    scans('not scanned', 'not scanned'),
    scans('reopened', 'reopened'),
    scans('dates', 'reclassified', 'continuing', 'closed before'),
    about('new', of('new'), (state) => ({ ...state, findings: now.findings })),
    stated(
      'scope',
      ({ engagement }) => engagement.systems,
      (state) => withEngagement(state, { systems: now.engagement.systems }),
    ),
    stated(
      'accepted risks',
      ({ engagement }) => engagement.suppressions,
      (state) => withEngagement(state, { suppressions: now.engagement.suppressions }),
    ),
    stated(
      'evidence',
      ({ evidence }) => evidence,
      (state) => ({ ...state, evidence: now.evidence }),
    ),
    stated(
      'culpability',
      ({ engagement }) => engagement.culpability,
      (state) => withEngagement(state, { culpability: now.engagement.culpability }),
    ),
    { kind: 'factors', findings: 0, change: () => now },
  ];
}

function withEngagement(state: State, changed: Partial<Engagement>): State {
  return { ...state, engagement: { ...state.engagement, ...changed } };
}

/**
 * The same facts assessed on the later day and noticed on the later notice, under the terms of the earlier one. An
 * accepted risk in force then stays so until its own step.
 */
function laterDay(state: State, before: Engagement, now: Engagement): State {
  const [notice, held] = [noticeOf(now), noticeOf(before)];
  if (before.asOf === now.asOf && notice === held) return state;
  const suppressions = state.engagement.suppressions.map((each) =>
    each.expires >= before.asOf ? { ...each, expires: later(each.expires, now.asOf) } : each,
  );
  return {
    ...withEngagement(state, { asOf: now.asOf, noticeDate: notice, suppressions }),
    terms: { amountsOf: held, limitOf: held, practicesOf: held },
  };
}

/** Lets the later notice have its own term; the same state where it is that of the earlier one. */
function released(state: State, term: 'limitOf' | 'amountsOf', now: Engagement): State {
  const { [term]: held, ...terms } = state.terms;
  return held === undefined || held === noticeOf(now) ? state : { ...state, terms };
}

function noticeOf({ noticeDate, asOf }: Engagement): IsoDate {
  return noticeDate ?? asOf;
}

function ends({ low, high }: Ends): Ends {
  return { low, high };
}

/**
 * The range now with the days that the earlier dossier knows and these scans do not: of what left them, up to the day
 * on which it passes or to that dossier; of what they date later, from its earlier first day.
 */
function withPast(
  now: State,
  compared: readonly ComparedFinding[],
  asOf: IsoDate,
  price: (state: State) => Ends,
): (Ends & { readonly findings: number }) | undefined {
  const gone = compared.flatMap(({ before, now: current, watched }) =>
    before && !current ? [endedBy(before, watched?.result === 'pass' ? (watched.on ?? asOf) : asOf)] : [],
  );
  const earlier = new Map(
    compared.flatMap(({ id, before, now: current }) => {
      const first = before && current && firstDayOf(before);
      const later = current && firstDayOf(current);
      return first !== undefined && later !== undefined && first < later ? [[id, first] as const] : [];
    }),
  );
  if (gone.length + earlier.size === 0) return undefined;
  const findings = now.findings.map((finding) => begunOn(finding, earlier.get(finding.id)));
  return {
    ...price({ ...now, findings: [...findings, ...gone] }),
    findings: gone.length + earlier.size,
  };
}

function firstDayOf({ period }: AssessedFinding): IsoDate | undefined {
  return period.kind === 'dated' ? period.interval.from : undefined;
}

function begunOn(finding: Finding, on: IsoDate | undefined): Finding {
  if (on === undefined) return finding;
  return { ...finding, firstSeen: { kind: 'stated', on, source: 'the earlier dossier' } };
}

/** The finding as if a scanner had dated its end; one that had ended keeps its own day. */
function endedBy(finding: AssessedFinding, on: IsoDate): Finding {
  if (finding.state.kind !== 'open') return finding;
  return { ...finding, state: { kind: 'fixed', on, source: 'the earlier dossier' } };
}
