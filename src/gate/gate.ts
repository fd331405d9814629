import { isCountedAndOpen, type AssessedFinding } from '../model/assessed.js';
import type { Dossier } from '../model/dossier.js';
import { SEVERITIES, type Severity } from '../model/observation.js';

/** A condition that held, and what it held for. */
export interface Fired {
  readonly condition: string;
  /** One line: how many, of what. */
  readonly what: string;
  /** Ids of findings, evidence or accepted risks; empty where it is about the whole. */
  readonly ids: readonly string[];
}

interface Condition {
  readonly means: string;
  /** Whether it asks for a baseline. */
  readonly compares: boolean;
  readonly holds: (dossier: Dossier) => Omit<Fired, 'condition'> | undefined;
}

const GATE_SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;

/** Every condition that `--fail-on` takes, by name. */
export const CONDITIONS: Readonly<Record<string, Condition>> = {
  ...Object.fromEntries(GATE_SEVERITIES.map((severity) => [severity, openAtLeast(severity)])),
  new: newAtLeast('info', 'open findings that are new or reopened'),
  ...Object.fromEntries(
    GATE_SEVERITIES.map((severity) => [
      `new-${severity}`,
      newAtLeast(severity, `open ${severity}${worse(severity)} findings that are new or reopened`),
    ]),
  ),
  'not-scanned': {
    means: 'findings of the baseline on accounts that no scan covers now',
    compares: true,
    holds: ({ comparison }) =>
      some(
        'findings of the baseline on accounts that no scan covers',
        comparison?.findings.filter(({ kind }) => kind === 'not scanned').map(({ finding }) => finding),
      ),
  },
  'range-up': {
    means: 'either end of the range is higher than in the baseline',
    compares: true,
    holds: ({ comparison }) => {
      const bridge = comparison?.bridge;
      if (bridge?.kind !== 'bridge') return undefined;
      const { from, to } = bridge;
      const higher = (['low', 'high'] as const).filter((end) => to[end] > from[end]);
      return higher.length === 0
        ? undefined
        : { what: `the ${higher.join(' and the ')} end of the range is higher than before`, ids: [] };
    },
  },
  'lapsed-evidence': {
    means: 'evidence not in force any more, or old for its kind',
    compares: false,
    holds: (dossier) =>
      some(
        'evidence that has lapsed',
        dossier.evidence.filter(({ outOfDate }) => outOfDate).map(({ item }) => item.id),
      ),
  },
  'missing-file': {
    means: 'evidence whose file is not there',
    compares: false,
    holds: ({ evidence }) =>
      some(
        'evidence whose file is not there',
        evidence.filter(({ item }) => item.content.kind === 'missing file').map(({ item }) => item.id),
      ),
  },
  'lapsed-risk': {
    means: 'accepted risks that lapsed: their findings count again',
    compares: false,
    holds: ({ assessed }) =>
      some(
        'accepted risks that have lapsed',
        assessed.lapsed.map(({ id }) => id),
      ),
  },
};

/** The conditions that hold, in the order asked for. */
export function gate(dossier: Dossier, conditions: readonly string[]): readonly Fired[] {
  return conditions.flatMap((condition) => {
    const fired = CONDITIONS[condition]?.holds(dossier);
    return fired ? [{ condition, ...fired }] : [];
  });
}

function openAtLeast(severity: Severity): Condition {
  const what = `open ${severity}${worse(severity)} findings`;
  return {
    means: `${what} that count`,
    compares: false,
    holds: ({ assessed }) => {
      const those = assessed.findings.filter(
        (finding) => isCountedAndOpen(finding) && isAtLeast(finding, severity),
      );
      const unknown = those.filter((finding) => finding.severity === 'unknown').length;
      return some(
        `${what} that count${unknown > 0 ? `, ${unknown} of unknown severity among them` : ''}`,
        those.map(idOf),
      );
    },
  };
}

function newAtLeast(severity: Severity, what: string): Condition {
  return {
    means: what,
    compares: true,
    holds: ({ comparison, assessed }) => {
      const fresh = new Set(
        comparison?.findings
          .filter(({ kind }) => kind === 'new' || kind === 'reopened')
          .map(({ finding }) => finding),
      );
      const those = assessed.findings.filter(
        (finding) =>
          fresh.has(finding.id) &&
          isCountedAndOpen(finding) &&
          (severity === 'info' || isAtLeast(finding, severity)),
      );
      return some(what, those.map(idOf));
    },
  };
}

function worse(severity: Severity): string {
  return severity === 'critical' ? '' : ' or worse';
}

/** A severity that is not known is never below the bar. */
function isAtLeast({ severity }: AssessedFinding, bar: Severity): boolean {
  return severity === 'unknown' || SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(bar);
}

function some(what: string, ids: readonly string[] = []): Omit<Fired, 'condition'> | undefined {
  return ids.length === 0 ? undefined : { what: `${what} (${ids.length})`, ids };
}

function idOf({ id }: AssessedFinding): string {
  return id;
}
