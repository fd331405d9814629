import { isCountedAndOpen, type Assessed, type AssessedFinding } from '../model/assessed.js';
import type { RiskLevel } from '../model/dossier.js';
import type { Engagement } from '../model/engagement.js';
import type { Severity } from '../model/observation.js';

const LEVELS: readonly { readonly severity: Severity; readonly level: RiskLevel['level'] }[] = [
  { severity: 'critical', level: 'Critical' },
  { severity: 'high', level: 'High' },
  { severity: 'medium', level: 'Medium' },
  { severity: 'low', level: 'Low' },
];

/**
 * The masthead's risk level: the worst severity that a scanner gave to an open finding on a system that holds
 * PHI. It says nothing about penalties, and is not determined where nothing could be counted.
 */
export function riskLevel(engagement: Engagement, assessed: Assessed): RiskLevel {
  if (engagement.entity.status === 'not determined') {
    return { level: 'Not determined', reason: 'whether HIPAA applies to the entity has not been determined' };
  }
  const open = assessed.findings.filter(isCountedAndOpen);
  for (const { severity, level } of LEVELS) {
    const hits = open.filter((finding) => finding.severity === severity);
    if (hits.length > 0) return { level, reason: reason(hits, severity, assessed) };
  }
  return {
    level: 'Not determined',
    reason:
      open.length === 0
        ? 'no open finding on a system that holds PHI was counted'
        : `${open.length} open findings were counted, and the scanners gave none of them a severity`,
  };
}

function reason(hits: readonly AssessedFinding[], severity: Severity, assessed: Assessed): string {
  const ids = new Set(hits.map((finding) => finding.id));
  const first = assessed.weaknesses.find((weakness) => weakness.findings.some((id) => ids.has(id)));
  const count =
    hits.length === 1 ? `one open ${severity} finding` : `${hits.length} open ${severity} findings`;
  return `${count} on systems that hold PHI${first ? `, first ${first.id} ${first.title}` : ''}`;
}
