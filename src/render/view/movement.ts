import type { Bridge, BridgeStep, BridgeStepKind, Ends } from '../../model/comparison.js';
import type { Dossier } from '../../model/dossier.js';
import { cents, ZERO, type Cents } from '../../model/money.js';
import { longDate, plural, roundMoney, roundRange, sentence } from '../format.js';
import { md, text, type Md } from '../md.js';

/** Why the range moved since the earlier dossier, in sentences; says that there is none where none was given. */
export function movementOf({ comparison, exposure }: Dossier): readonly Md[] {
  if (!comparison)
    return [
      md`
This is a first dossier: there is no earlier one to compare it with.
      `,
    ];
  const { bridge, baseline } = comparison;
  const since = longDate(baseline.asOf);
  if (bridge.kind === 'no bridge') {
    return [md`The range cannot be compared with the dossier of ${since}. ${sentence(text(bridge.reason))}`];
  }
  return [
    md`${movement(bridge)}.`,
    ...(bridge.withPast && exposure.kind === 'priced' ? [pastOf(bridge.withPast)] : []),
  ];
}

type Whole = Extract<Bridge, { kind: 'bridge' }>;

function movement({ from, to, steps }: Whole): Md {
  const [low, high] = [endOf('low', from, to, steps), endOf('high', from, to, steps)];
  if (low.by === 0 && high.by === 0) {
    const isStill = steps.every((step) => step.low === 0 && step.high === 0);
    return isStill
      ? md`Nothing moved the range of ${roundRange(to)}`
      : md`The range is ${roundRange(to)} as before: what raised it and what lowered it come to the same`;
  }
  const isSame = low.main && low.main.kind === high.main?.kind && Math.sign(low.by) === Math.sign(high.by);
  return isSame
    ? md`${moved(low)}; the high end by ${size(high)}, mainly for the same reason (${absolute(high.main?.high ?? ZERO)})`
    : md`${moved(low)}; the high end ${rest(high)}`;
}

interface End {
  readonly end: keyof Ends;
  readonly by: Cents;
  /** The largest step in the direction of the movement, and the largest against it. */
  readonly main: BridgeStep | undefined;
  readonly against: BridgeStep | undefined;
}

function endOf(end: keyof Ends, from: Ends, to: Ends, steps: readonly BridgeStep[]): End {
  const by = cents(to[end] - from[end]);
  const sign = Math.sign(by);
  return { end, by, main: largest(steps, end, sign), against: largest(steps, end, -sign) };
}

function moved(end: End): Md {
  return md`The low end ${rest(end)}`;
}

function rest(whole: End): Md {
  const { end, by, main, against } = whole;
  if (by === 0) return text('stayed');
  const why = main ? md`, mainly ${text(BECAUSE[main.kind])} (${absolute(main[end])})` : md``;
  const verb = text(by > 0 ? 'took off' : 'added');
  const but = against ? md`, while ${text(FROM[against.kind])} ${verb} ${absolute(against[end])}` : md``;
  return md`${text(by > 0 ? 'rose' : 'fell')} by ${size(whole)}${why}${but}`;
}

function size({ by }: End): Md {
  return absolute(by);
}

function largest(steps: readonly BridgeStep[], end: keyof Ends, sign: number): BridgeStep | undefined {
  return steps
    .filter((step) => Math.sign(step[end]) === sign && sign !== 0)
    .toSorted((a, b) => Math.abs(b[end]) - Math.abs(a[end]))[0];
}

/** Without its sign, which the words beside it give and a line might tear off. */
function absolute(amount: Cents): Md {
  return roundMoney(cents(Math.abs(amount)));
}

const BECAUSE: Readonly<Record<BridgeStepKind, string>> = {
  program: 'because the program and its law data changed',
  days: 'because what was open accrued more days',
  limitation: 'because days grew older than six years',
  amounts: 'because the amounts were adjusted for the year',
  fixed: 'because findings were fixed',
  'passes now': 'because failures that pass now are not in these scans',
  'not seen': 'because findings are in no scan any more',
  'not scanned': 'because accounts were not scanned again',
  reopened: 'because fixed findings came back',
  dates: 'because scans date known findings otherwise',
  new: 'because of new findings',
  scope: 'because other systems are in scope',
  'accepted risks': 'because accepted risks changed',
  evidence: 'because evidence changed',
  culpability: 'because another culpability is assumed',
  factors: 'because factors and practices changed',
};

const FROM: Readonly<Record<BridgeStepKind, string>> = {
  program: 'the program and its law data',
  days: 'more days',
  limitation: 'days older than six years',
  amounts: 'the yearly adjustment',
  fixed: 'fixed findings',
  'passes now': 'failures that pass now',
  'not seen': 'findings in no scan any more',
  'not scanned': 'accounts not scanned again',
  reopened: 'findings that came back',
  dates: 'known findings dated otherwise',
  new: 'new findings',
  scope: 'systems in scope',
  'accepted risks': 'accepted risks',
  evidence: 'evidence',
  culpability: 'assumed culpability',
  factors: 'factors and practices',
};

function pastOf({ findings, ...past }: NonNullable<Whole['withPast']>): Md {
  return md`These scans lack past days of ${plural(findings, 'finding')} that the earlier dossier knows; a fix or a new scan does not erase them. With them the range is ${roundRange(past)}.`;
}
