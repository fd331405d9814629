import type { ObservationStatus, Severity } from '../../model/observation.js';
import { type Draft, type Observed, status } from '../adapter.js';
import { csvAdapter, type Row, type RowContext } from '../csv-adapter.js';
import { flag, text } from '../fields.js';
import { cvesIn, saying } from '../known-exploited.js';
import { resourceOf } from '../resource.js';
import { seenBetween } from '../seen.js';
import { dayReader } from '../unread-date.js';

const LEVELS: readonly Severity[] = ['unknown', 'info', 'low', 'medium', 'high', 'critical'];

/** Qualys scan, VMDR and PCI reports, with or without lines before the header. */
export const qualysCsv = csvAdapter({
  id: 'qualys-csv',
  title: 'Qualys (CSV)',
  columns: [
    ['qid', 'vuln status'],
    ['qid', 'status', 'detection source'],
    ['qid', 'vuln title', 'false positive status'],
    ['qid', 'title', 'severity'],
  ],
  observe,
});

const STATUSES = new Map<string, ObservationStatus>([
  ['new', status('fail', 'new')],
  ['active', status('fail')],
  ['re-opened', status('fail', 'new')],
  ['reopened', status('fail', 'new')],
  ['fixed', status('fail', 'resolved')],
]);

/** Real-time threat indicators that say that attackers use it; Public Exploit and the like do not. */
function isInUse(indicator: string): boolean {
  return /^(active[ _](attack|exploit)s?|cisa[ _]known[ _]exploited[ _]vuln\w*)$/i.test(indicator.trim());
}

function observe(row: Row, { dayOrder }: RowContext): Observed {
  const level = text(row, 'severity');
  const stand = STATUSES.get(text(row, 'vuln status', 'status')?.toLowerCase() ?? '') ?? status('fail');
  const ignored =
    flag(row, 'ignored') ||
    flag(row, 'disabled') ||
    text(row, 'false positive status')?.toLowerCase() === 'approved';
  const days = dayReader(dayOrder);
  const port = text(row, 'port');
  const draft: Draft = {
    tool: 'Qualys',
    nativeId:
      [text(row, 'cve', 'cve id'), port === undefined ? undefined : `port ${port}`]
        .filter(Boolean)
        .join(' ') || undefined,
    checkId: text(row, 'qid'),
    title: text(row, 'title', 'vuln title'),
    description: text(row, 'threat', 'cve-description'),
    resource: resourceOf({
      id: text(row, 'ip', 'asset ipv4', 'dns', 'asset name', 'fqdn'),
      name: text(row, 'dns', 'asset name', 'netbios', 'fqdn'),
      type: 'host',
      cloud: 'other',
    }),
    severity: LEVELS[Number(level)] ?? 'unknown',
    nativeSeverity: level,
    status: stand.workflow !== 'resolved' && ignored ? status('fail', 'accepted') : stand,
    seen: seenBetween(
      days.dayIn(row, 'first detected', 'first found'),
      stand.workflow === 'resolved'
        ? days.dayIn(row, 'date last fixed', 'last fixed', 'last detected')
        : days.dayIn(row, 'last detected', 'last found'),
    ),
    remediation: { text: text(row, 'solution') },
    cves: cvesIn(text(row, 'cve', 'cve id')),
    knownExploited: saying('RTI', text(row, 'rti', 'threat intelligence')?.split(/[,;]/).find(isInUse)),
  };
  return [draft, ...days.unread];
}
