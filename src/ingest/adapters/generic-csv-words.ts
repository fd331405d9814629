import type { ObservationStatus, Severity } from '../../model/observation.js';
import { status } from '../adapter.js';
import { severityOfScore, severityOfWord } from '../severity.js';

/** What people write into a status column, by what it says of the finding. */
const STATUS_WORDS: readonly { readonly words: readonly string[]; readonly status: ObservationStatus }[] = [
  {
    status: status('fail', 'new'),
    words: [
      'open',
      'new',
      'active',
      'to do',
      'todo',
      'reopened',
      're-opened',
      'triaged',
      'confirmed',
      'exploitable',
      'potential',
      'unresolved',
      'outstanding',
      'not started',
      'identified',
      'reported',
      'need fix',
      'valid',
    ],
  },
  {
    status: status('fail', 'in-progress'),
    words: [
      'in progress',
      'ongoing',
      'started',
      'planned',
      'under remediation',
      'pending',
      'partially remediated',
    ],
  },
  {
    status: status('fail'),
    words: [
      'fail',
      'failed',
      'noncompliant',
      'non-compliant',
      'not compliant',
      'unhealthy',
      'alarm',
      'vulnerable',
      'affected',
      'warn',
      'warning',
      'nonconformity',
      'finding',
    ],
  },
  {
    status: status('fail', 'resolved'),
    words: [
      'closed',
      'resolved',
      'fixed',
      'mitigated',
      'remediated',
      'done',
      'completed',
      'complete',
      'verified fixed',
      'carried over',
    ],
  },
  {
    status: status('fail', 'accepted'),
    words: [
      'accepted',
      'risk accepted',
      'accepted risk',
      'muted',
      'suppressed',
      'waived',
      'exempt',
      'exception',
      'ignored',
      "won't fix",
      'wont fix',
      'deferred',
      'out of scope',
    ],
  },
  {
    status: status('pass'),
    words: [
      'pass',
      'passed',
      'ok',
      'compliant',
      'healthy',
      'success',
      'not exploitable',
      'not vulnerable',
      'not affected',
      'unaffected',
      'false positive',
      'invalid',
      'rejected',
    ],
  },
  { status: status('not-applicable'), words: ['n/a', 'na', 'not applicable'] },
  {
    status: status('manual'),
    words: ['manual', 'info', 'note', 'not reviewed', 'not tested', 'not assessed', 'needs review'],
  },
  { status: status('error'), words: ['error', 'unknown', 'skipped', 'not evaluated'] },
];

/** The same in German and French sheets. */
const FOREIGN_STATUS_WORDS: typeof STATUS_WORDS = [
  {
    status: status('fail', 'new'),
    words: ['offen', 'neu', 'nicht behoben', 'ouvert', 'ouverte', 'nouveau', 'nouvelle'],
  },
  {
    status: status('fail', 'in-progress'),
    words: ['in bearbeitung', 'in arbeit', 'geplant', 'en cours', 'planifié'],
  },
  { status: status('fail'), words: ['nicht konform', 'non conforme'] },
  {
    status: status('fail', 'resolved'),
    words: [
      'behoben',
      'erledigt',
      'geschlossen',
      'abgeschlossen',
      'umgesetzt',
      'corrigé',
      'corrigée',
      'fermé',
      'fermée',
      'clos',
      'résolu',
      'résolue',
      'traité',
      'traitée',
    ],
  },
  {
    status: status('fail', 'accepted'),
    words: ['akzeptiert', 'risiko akzeptiert', 'accepté', 'acceptée', 'risque accepté'],
  },
  { status: status('pass'), words: ['konform', 'conforme'] },
  { status: status('not-applicable'), words: ['nicht anwendbar', 'non applicable', 'sans objet'] },
];

const STATUSES = new Map(
  [...STATUS_WORDS, ...FOREIGN_STATUS_WORDS].flatMap((row) =>
    row.words.map((word): [string, ObservationStatus] => [word, row.status]),
  ),
);

/** What a status cell says, or undefined for a word that is not known. */
export function statusOfCell(cell: string): ObservationStatus | undefined {
  const words = cell.trim().toLowerCase().replaceAll('_', ' ');
  // `Open (overdue)`, `Closed - verified on 3 March`: what follows is a remark.
  return STATUSES.get(words) ?? STATUSES.get(words.split(/\s*[([:;,–—]|\s-\s/)[0] ?? '');
}

const LETTERS = new Map([
  ['C', 'critical'],
  ['H', 'high'],
  ['M', 'medium'],
  ['L', 'low'],
]);

/** Levels of German and French scales, whose highest step is `sehr hoch` or `critique`. */
const FOREIGN_SEVERITIES = new Map<string, Severity>(
  Object.entries({
    critical: ['kritisch', 'sehr hoch', 'critique', 'très élevé', 'très élevée'],
    high: ['hoch', 'schwerwiegend', 'élevé', 'élevée', 'majeur', 'majeure'],
    medium: ['mittel', 'moyen', 'moyenne', 'modéré', 'modérée'],
    low: ['niedrig', 'gering', 'faible', 'mineur', 'mineure'],
    info: ['hinweis'],
  }).flatMap(([level, words]) => words.map((word): [string, Severity] => [word, level as Severity])),
);

/**
 * Severity cells of people: `High`, `High (7.5)`, `4 - High`, `P1`, `Sev-2`, `9.8`, `H`. P1 and Sev-1 are the worst. A
 * whole number alone stays unknown: on some scales 1 is the worst, on others 5 or 10.
 */
export function severityOfCell(cell: string): Severity {
  const exact =
    FOREIGN_SEVERITIES.get(cell.trim().toLowerCase()) ??
    severityOfWord(LETTERS.get(cell.trim().toUpperCase()) ?? cell);
  if (exact !== 'unknown') return exact;
  const ranked = /^\s*(?:p|sev|severity|priority)[\s_-]*([1-5])\b/i.exec(cell);
  if (ranked)
    return (['critical', 'high', 'medium', 'low', 'info'] as const)[Number(ranked[1]) - 1] ?? 'unknown';
  if (/^\s*(10|\d)[.,]\d\s*$/.test(cell)) return severityOfScore(Number(cell.replace(',', '.')));
  const words = cell
    .split(/[\s()/:\-–,]+/)
    .map(severityOfWord)
    .filter((level) => level !== 'unknown');
  return words.length > 0 && new Set(words).size === 1 && cell.length <= 30
    ? (words[0] ?? 'unknown')
    : 'unknown';
}
