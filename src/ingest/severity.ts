import { SEVERITIES, type Severity } from '../model/observation.js';

/** Words that scanners use, by the level they stand for; anything else is `unknown`, never a guess. */
const WORDS: Readonly<Record<Exclude<Severity, 'unknown'>, readonly string[]>> = {
  critical: ['critical', 'fatal'],
  high: ['high', 'important', 'error', 'danger', 'severe'],
  medium: ['medium', 'moderate', 'warning'],
  low: ['low', 'minor', 'negligible', 'note'],
  info: ['info', 'informational', 'information', 'none'],
};

const LEVELS = new Map(
  SEVERITIES.flatMap((level) =>
    level === 'unknown' ? [] : WORDS[level].map((word): [string, Severity] => [word, level]),
  ),
);

/** The level that a scanner's severity word stands for. */
export function severityOfWord(word: string | undefined): Severity {
  return LEVELS.get(word?.trim().toLowerCase() ?? '') ?? 'unknown';
}

/** CVSS v3 and v4 qualitative rating scale: https://www.first.org/cvss/v3-1/specification-document */
export function severityOfScore(score: number | undefined): Severity {
  if (score === undefined || !(score >= 0 && score <= 10)) return 'unknown';
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 ? 'low' : 'info';
}

/** The worse of two; `unknown` is worse than nothing only when both are. */
export function worseSeverity(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) <= SEVERITIES.indexOf(b) ? a : b;
}
