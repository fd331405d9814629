import { expect, test } from 'vitest';
import type { PenaltyFactor } from '../../src/model/engagement.js';
import { violationSpans } from '../../src/price/violation-spans.js';
import { priceCase } from '../situations/price-case.js';
import { assessed, engagement, exposure } from './fable-thistle.js';

/** What a lawyer would type from the dossier: one entry a finding, its id as the facts. */
function asCase(facts: boolean): string {
  const spans = violationSpans(assessed.findings, engagement);
  return JSON.stringify({
    noticeDate: exposure.noticeDate,
    violations: spans.map(({ provision, tier, from, to, persons, basis, knownOn, correctedOn, findings }) => ({
      provision,
      tier,
      basis,
      ...(basis === 'per-day' ? { from, to } : { persons, on: from }),
      knownOn,
      correctedOn,
      ...(facts && { facts: findings[0] }),
    })),
    adjustments: [...engagement.factors.map(factor), ...practices()].filter(
      ({ percent }) => percent !== undefined,
    ),
  });
}

interface Change {
  readonly kind: string;
  readonly percent: number | undefined;
  readonly reason: string;
}

const factor = ({ kind, percent, statement }: PenaltyFactor): Change => ({
  kind: `${kind}-factor`,
  percent,
  reason: statement,
});

function practices(): Change[] {
  const stated = engagement.recognizedSecurityPractices;
  return stated
    ? [{ kind: 'recognized-security-practices', percent: stated.reductionPercent, reason: stated.reason }]
    : [];
}

test('`dossier price` comes to the headline of the dossier, and to its other range without facts', () => {
  const { headline, ifOneRequirement } = exposure;
  expect(ifOneRequirement).toBeDefined();
  const apart = priceCase(asCase(true));
  const joined = priceCase(asCase(false));
  expect([apart.discretion.total * 100, apart.ceiling.total * 100]).toEqual([headline.low, headline.high]);
  expect([joined.discretion.total * 100, joined.ceiling.total * 100]).toEqual([
    ifOneRequirement?.low,
    ifOneRequirement?.high,
  ]);
});
