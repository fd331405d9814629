import type { IsoDate } from '../model/date.js';
import type { FindingState } from '../model/finding.js';
import { isOpen, type Observation } from '../model/observation.js';

/** What one tool's newest observations say. */
export interface Standing {
  readonly tool: string;
  readonly kind: 'open' | 'accepted' | 'closed';
  /** The observations that decide, none of them newer than the others. */
  readonly by: readonly Observation[];
}

export interface StateReading {
  readonly state: FindingState;
  readonly standings: readonly Standing[];
}

/**
 * State of a finding: per tool the newest observation decides, on equal days the failing one. Open if one tool says
 * so; else accepted if one tool carries it as accepted; else fixed on the last day that a tool saw it passing,
 * resolved or archived, or resolved where no tool states that day. Manual, not-applicable and failed evaluations
 * decide nothing.
 */
export function stateOf(observations: readonly Observation[]): StateReading {
  const tools = [...new Set(observations.map(({ tool }) => tool))].sort();
  const standings = tools.flatMap(
    (tool) =>
      standingOf(
        tool,
        observations.filter((one) => one.tool === tool),
      ) ?? [],
  );
  return { state: combine(standings), standings };
}

function standingOf(tool: string, observations: readonly Observation[]): Standing | undefined {
  const deciding = observations.filter(({ status }) => status.result === 'fail' || status.result === 'pass');
  const newest = deciding.reduce<IsoDate | undefined>(
    (latest, one) => laterOf(latest, dayOf(one)),
    undefined,
  );
  // An undated observation may be the newest: it takes part.
  const by = deciding.filter((one) => dayOf(one) === undefined || dayOf(one) === newest);
  const kinds = by.map(kindOf);
  const kind = (['open', 'accepted', 'closed'] as const).find((candidate) => kinds.includes(candidate));
  return kind && { tool, kind, by: by.filter((one) => kindOf(one) === kind) };
}

function kindOf({ status }: Observation): Standing['kind'] {
  if (isOpen(status)) return 'open';
  return status.result === 'fail' && status.workflow === 'accepted' ? 'accepted' : 'closed';
}

function combine(standings: readonly Standing[]): FindingState {
  if (standings.some(({ kind }) => kind === 'open')) return { kind: 'open' };
  const accepted = standings.find(({ kind }) => kind === 'accepted');
  if (accepted)
    return { kind: 'accepted', source: `${accepted.tool}: accepted or muted (${placeOf(accepted.by)})` };
  const closing = standings.flatMap(({ by }) => by);
  const on = closing.reduce<IsoDate | undefined>((latest, { seen }) => laterOf(latest, seen.last), undefined);
  const last = closing.filter(({ seen }) => seen.last === on);
  const source = `${last[0]?.tool}: ${wordOf(last[0])} (${placeOf(last)})`;
  return on === undefined
    ? { kind: 'resolved', source: `${source}, day not stated` }
    : { kind: 'fixed', on, source };
}

function wordOf(observation: Observation | undefined): string {
  if (observation?.status.result === 'pass') return 'passes';
  return observation?.status.workflow === 'resolved' ? 'resolved' : 'archived';
}

function placeOf(observations: readonly Observation[]): string {
  const at = observations[0]?.at;
  if (!at) return 'no place';
  return at.line === undefined ? `${at.file}${at.pointer ?? ''}` : `${at.file} line ${at.line}`;
}

function dayOf({ seen }: Observation): IsoDate | undefined {
  return seen.last ?? seen.first;
}

function laterOf(a: IsoDate | undefined, b: IsoDate | undefined): IsoDate | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}
