import type { Assessed } from '../model/assessed.js';
import type { Comparison } from '../model/comparison.js';
import type { Dossier } from '../model/dossier.js';
import type { Engagement } from '../model/engagement.js';
import type { MatchedEvidence } from '../model/evidence.js';
import type { Finding, WatchedCheck } from '../model/finding.js';
import type { Exposure } from '../model/penalty.js';
import { actionChanges } from './action-changes.js';
import { bridgeOf } from './bridge.js';
import type { Engine, State } from './engine.js';
import { evidenceChanges } from './evidence-changes.js';
import { compareFindings, countChanges, listChanges } from './finding-changes.js';
import { inputChanges } from './input-changes.js';
import type { ScanReach } from './scan-reach.js';

export interface CompareInput {
  readonly baseline: Dossier;
  /** The baseline's findings as this program merges their observations. */
  readonly known: readonly Finding[];
  readonly engagement: Engagement;
  readonly evidence: readonly MatchedEvidence[];
  readonly assessed: Assessed;
  readonly exposure: Exposure;
  readonly watched: readonly WatchedCheck[];
  readonly reach: ScanReach;
  readonly program: { readonly version: string; readonly lawVersion: string };
}

/** What changed since the baseline, and the bridge between the two ranges. */
export function compare(input: CompareInput, engine: Engine): Comparison {
  const { baseline, engagement, evidence, assessed, exposure, program } = input;
  const earlier = baseline.engagement;
  const compared = compareFindings({
    known: input.known,
    printed: baseline.assessed.findings,
    now: assessed.findings,
    watched: input.watched,
    reach: input.reach,
  });
  const inputs = inputChanges(baseline, { engagement, exposure });
  const newButOlder = compared.filter(
    ({ kind, now }) =>
      kind === 'new' && now?.period.kind === 'dated' && now.period.interval.from <= baseline.asOf,
  ).length;
  const bridge = bridgeOf(
    {
      before: { state: stateOf(earlier, input.known, baseline.evidence), exposure: baseline.exposure },
      now: { state: stateOf(engagement, assessed.findings, evidence), exposure },
      compared,
      facts: {
        before: { asOf: earlier.asOf, notice: earlier.noticeDate ?? earlier.asOf },
        now: { asOf: engagement.asOf, notice: engagement.noticeDate ?? engagement.asOf },
        isOtherProgram:
          baseline.tool.version !== program.version || baseline.tool.lawVersion !== program.lawVersion,
        newButOlder,
        inputs,
      },
    },
    engine,
  );
  return {
    baseline: {
      engagement: earlier.name,
      asOf: baseline.asOf,
      contentHash: baseline.contentHash,
      tool: { version: baseline.tool.version, lawVersion: baseline.tool.lawVersion },
    },
    counts: countChanges(compared),
    findings: listChanges(compared, baseline.asOf),
    evidence: evidenceChanges(baseline, { asOf: engagement.asOf, evidence }),
    coverage: assessed.coverage.flatMap(({ provision, title, state }) => {
      const was = baseline.assessed.coverage.find((row) => row.provision === provision)?.state;
      return was === undefined || was === state ? [] : [{ provision, title, before: was, now: state }];
    }),
    inputs,
    actions: actionChanges(baseline.plan, compared),
    bridge,
  };
}

function stateOf(
  engagement: Engagement,
  findings: readonly Finding[],
  evidence: readonly MatchedEvidence[],
): State {
  return { engagement, findings, evidence: evidence.map(({ item }) => item), terms: {} };
}
