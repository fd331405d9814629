import type { Severity } from '../../model/observation.js';
import { number, text } from '../fields.js';
import { severityOfWord } from '../severity.js';

/** https://schema.ocsf.io: `severity_id`, which every event has; 0 is Unknown, 99 Other. */
const LEVELS: readonly Severity[] = ['unknown', 'info', 'low', 'medium', 'high', 'critical', 'critical'];

/** The severity of an OCSF event: its word, which is optional, else its number. */
export function ocsfSeverity(record: unknown): {
  readonly severity: Severity;
  readonly nativeSeverity: string | undefined;
} {
  const word = text(record, 'severity');
  const id = number(record, 'severity_id');
  const known = severityOfWord(word);
  if (word !== undefined && (known !== 'unknown' || id === undefined || id >= 99))
    return { severity: known, nativeSeverity: word };
  return {
    severity: LEVELS[id ?? 0] ?? 'unknown',
    nativeSeverity: word ?? (id ? `severity_id ${id}` : undefined),
  };
}
