import type { Assessed, AssessedFinding } from '../model/assessed.js';
import { dayInWords, type IsoDate } from '../model/date.js';
import { unreachable } from '../model/diagnostic.js';
import { lastCureDay } from '../law/cure.js';
import type { CureWindow } from '../model/penalty.js';
import type { Candidate } from './candidates.js';
import type { PlanInput } from './input.js';
import { counted, listed } from './words.js';

/** In the order in which they claim people and budget. */
export const OVERRIDES = [
  'open cure period',
  'public PHI',
  'known-exploited CVE',
  'missing BAA',
  'missing risk analysis',
] as const;

export interface Override {
  readonly kind: (typeof OVERRIDES)[number];
  readonly reason: string;
}

export function byOverride(a: Override | undefined, b: Override | undefined): number {
  const rank = (override: Override | undefined): number =>
    override ? OVERRIDES.indexOf(override.kind) : OVERRIDES.length;
  return rank(a) - rank(b);
}

/** Why an action goes first whatever it removes; undefined for most. */
export function overrideOf(candidate: Candidate, finish: IsoDate, input: PlanInput): Override | undefined {
  const found = [
    cureOverride(candidate, finish, input),
    catalogOverride(candidate, input.assessed),
    exploitedOverride(candidate.findings),
  ];
  return found.filter((override) => override !== undefined).toSorted(byOverride)[0];
}

/** A violation whose 30 days still run (45 CFR 160.410(c)), and which the action closes within them. */
function cureOverride(
  candidate: Candidate,
  finish: IsoDate,
  { exposure, spans, asOf }: PlanInput,
): Override | undefined {
  if (exposure.kind !== 'priced') return undefined;
  // Where part of a provision is known to be past its cure, the rest is charged under the same caps anyway.
  const open = new Set(
    exposure.cureWindows.flatMap(({ state, knowledge, coversAll, provision }) =>
      state === 'open' && (knowledge === 'assumed' || coversAll) ? [provision] : [],
    ),
  );
  const closed = new Set(candidate.items);
  const lastDays = spans
    .filter(
      ({ provision, to, findings }) =>
        open.has(provision) && to >= asOf && findings.some((id) => closed.has(id)),
    )
    .map(({ provision, from, knownOn = from }) => ({ provision, lastDay: lastCureDay(from, knownOn) }))
    .filter(({ lastDay }) => finish <= lastDay)
    .sort((a, b) => (a.lastDay < b.lastDay ? -1 : a.lastDay > b.lastDay ? 1 : 0));
  const [first] = lastDays;
  if (!first) return undefined;
  return {
    kind: 'open cure period',
    reason: `${cureText(lastDays.length, first, exposure.cureWindows)} (45 CFR 160.410(c)); this is done by ${dayInWords(finish)}.`,
  };
}

/** Says so where the finding began later than the first of its provision: its last day is then not that of the table. */
function cureText(
  findings: number,
  { provision, lastDay }: { readonly provision: string; readonly lastDay: IsoDate },
  windows: readonly CureWindow[],
): string {
  const window = windows.find((one) => one.state === 'open' && one.provision === provision);
  if (window === undefined || window.lastDay >= lastDay)
    return `The 30 days to cure ${counted(findings, 'finding')} under ${provision} run until ${dayInWords(lastDay)}`;
  const began = findings === 1 ? 'began later and has' : 'began later and have';
  return `Under ${provision} the first cure period ends on ${dayInWords(window.lastDay)}; ${counted(findings, 'finding')} ${began} 30 days of ${findings === 1 ? 'its' : 'their'} own, until ${dayInWords(lastDay)}${findings === 1 ? '' : ' or later'}`;
}

function catalogOverride(candidate: Candidate, assessed: Assessed): Override | undefined {
  const { row, findings, vendor } = candidate;
  switch (row.override) {
    case 'public PHI':
      return publicOverride(findings.filter(({ family }) => row.exposes?.includes(family)));
    case 'missing BAA':
      return vendor === undefined
        ? undefined
        : {
            kind: 'missing BAA',
            reason: `${vendor} handles PHI and no signed agreement is recorded (45 CFR 164.308(b)(3)).`,
          };
    case 'missing risk analysis': {
      const provision = row.when.kind === 'provision' ? row.when.provision : undefined;
      const coverage = assessed.coverage.find((item) => item.provision === provision);
      return coverage?.state === 'gap' || coverage?.state === 'not assessed'
        ? {
            kind: 'missing risk analysis',
            reason: `No current risk analysis is in evidence (${coverage.state}).`,
          }
        : undefined;
    }
    case undefined:
      return undefined;
    default:
      return unreachable(row.override);
  }
}

/** Exposed to the public on a system that holds PHI, or of which nobody has said that it holds none. */
function publicOverride(exposed: readonly AssessedFinding[]): Override | undefined {
  if (exposed.length === 0) return undefined;
  const known = exposed.filter(({ scope }) => scope.kind === 'in');
  const [some, what] =
    known.length > 0
      ? [known, 'on a system that holds PHI']
      : [exposed, 'with PHI not ruled out (scope unknown)'];
  const resources = new Set(some.map(({ resource }) => resource.id)).size;
  return {
    kind: 'public PHI',
    reason: `${counted(resources, 'resource')} ${what} ${resources === 1 ? 'is' : 'are'} exposed to the public.`,
  };
}

/** Attackers use a vulnerability that it closes: a scanner marks it so, or the user's list names it. */
function exploitedOverride(findings: readonly AssessedFinding[]): Override | undefined {
  const exploited = findings.filter(({ knownExploited }) => knownExploited !== undefined);
  if (exploited.length === 0) return undefined;
  const said = exploited.flatMap(({ knownExploited = [] }) => knownExploited);
  const cves = [...new Set(said.flatMap((one) => one.cves))].sort();
  const sources = [...new Set(said.map(({ source }) => source))].filter((source) => source !== '');
  const resources = new Set(exploited.map(({ resource }) => resource.id)).size;
  const inScope = exploited.some(({ scope }) => scope.kind === 'in');
  return {
    kind: 'known-exploited CVE',
    reason: `Attackers use ${cves.length === 0 ? 'a vulnerability that it closes' : listed(cves, 6)} on ${counted(resources, 'resource')}${inScope ? '' : ', with PHI not ruled out (scope unknown)'}. Said by: ${listed(sources, 3)}.`,
  };
}
