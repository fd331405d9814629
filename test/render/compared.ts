import type { BridgeStepKind, Comparison } from '../../src/model/comparison.js';
import { CHANGE_KINDS } from '../../src/model/comparison.js';
import { isoDate } from '../../src/model/date.js';
import type { Dossier } from '../../src/model/dossier.js';
import { cents } from '../../src/model/money.js';

const STEPS: readonly (readonly [BridgeStepKind, string, number, number])[] = [
  ['program', 'Program and law data', 1_200, -40_000],
  ['days', 'More days counted', 90_000, 3_100_000],
  ['limitation', 'Days beyond six years', -2_400, -90_000],
  ['amounts', 'Yearly adjustment', 3_300, 140_000],
  ['fixed', 'Fixed findings', -41_000, -900_000],
  ['passes now', 'Passing, past left out', -12_000, -410_000],
  ['not seen', 'Not seen any more', -7_000, -120_000],
  ['not scanned', 'Not scanned again', 0, 0],
  ['new', 'New findings', 22_000, 800_000],
  ['scope', 'Systems in scope', 5_000, 210_000],
  ['accepted risks', 'Accepted risks', 4_000, 73_000],
  ['culpability', 'Assumed culpability', -30_000, -1_000_000],
];

/** The dossier beside an earlier one from which everything moved, with more of each change than any page lists. */
export function compared(dossier: Dossier): Dossier {
  const { exposure } = dossier;
  const steps = STEPS.map(([kind, label, low, high]) => ({
    kind,
    label,
    low: cents(low * 100),
    high: cents(high * 100),
    findings: 0,
    statement: `${label}: a sentence of the usual length that says what changed from one dossier to the other.`,
  }));
  const sum = (end: 'low' | 'high'): number => steps.reduce((all, step) => all + step[end], 0);
  const comparison: Comparison = {
    baseline: {
      engagement: dossier.engagement.name,
      asOf: isoDate('2026-08-20'),
      contentHash: 'ab'.repeat(32),
      tool: { version: '0.1.0', lawVersion: '2026-01-28' },
    },
    counts: CHANGE_KINDS.map((kind) => ({ kind, findings: 1_284, counted: 1_100 })),
    findings: dossier.assessed.findings.slice(0, 60).map((finding, index) => ({
      finding: finding.id,
      kind: CHANGE_KINDS[index % 7] ?? 'new',
      family: finding.family,
      title: finding.title,
      severity: finding.severity,
      resource: finding.resource.id,
      reason: 'The earlier dossier did not have it; failing since 1 Oct 2026.',
    })),
    evidence: dossier.evidence.map(({ item }) => ({
      item: item.id,
      title: item.title,
      kind: 'lapsed',
      reason: 'Older than twelve months, collected on 1 Jun 2025.',
    })),
    coverage: dossier.assessed.coverage
      .slice(0, 5)
      .map(({ provision, title, state }) => ({ provision, title, before: 'not assessed', now: state })),
    inputs: [{ what: 'system', subject: 'shop', before: 'not known to hold PHI', now: 'holds PHI' }],
    actions: dossier.plan.actions.slice(0, 5).map(({ id, key, title }) => ({
      action: id,
      key,
      title,
      state: 'in part',
      findings: 4,
      closed: 1,
      open: 3,
    })),
    bridge:
      exposure.kind === 'priced'
        ? {
            kind: 'bridge',
            from: {
              low: cents(exposure.headline.low - sum('low')),
              high: cents(exposure.headline.high - sum('high')),
            },
            to: { low: exposure.headline.low, high: exposure.headline.high },
            steps,
            withPast: {
              low: cents(exposure.headline.low + 100),
              high: cents(exposure.headline.high + 1_000_000),
              findings: 148,
            },
          }
        : { kind: 'no bridge', reason: `This dossier states no range. ${exposure.reason}` },
  };
  return { ...dossier, comparison };
}
