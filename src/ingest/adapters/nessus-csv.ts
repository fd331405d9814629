import type { Draft, Observed } from '../adapter.js';
import { csvAdapter, type Row, type RowContext } from '../csv-adapter.js';
import { text } from '../fields.js';
import { cvesIn, saying } from '../known-exploited.js';
import { resourceOf } from '../resource.js';
import { seenBetween } from '../seen.js';
import { severityOfWord } from '../severity.js';
import { dayReader } from '../unread-date.js';
import { knownExploitedDay, nessusStatus } from './nessus-xml.js';

/** Nessus, Tenable.sc and Tenable workbench exports. */
export const nessusCsv = csvAdapter({
  id: 'nessus-csv',
  title: 'Nessus or Tenable (CSV)',
  columns: [
    ['plugin id', 'risk', 'host'],
    ['plugin', 'plugin name', 'ip address'],
    ['plugin id', 'severity', 'host'],
    ['definition.id', 'asset.name'],
  ],
  observe,
});

function observe(row: Row, { dayOrder }: RowContext): Observed {
  const days = dayReader(dayOrder);
  const word = text(row, 'risk', 'severity');
  const severity = severityOfWord(word);
  const port = text(row, 'port');
  const draft: Draft = {
    tool: 'Nessus',
    nativeId:
      [
        text(row, 'cve', 'definition.cve'),
        port === undefined || port === '0' ? undefined : `${port}/${text(row, 'protocol')}`,
      ]
        .filter(Boolean)
        .join(' ') || undefined,
    checkId: text(row, 'plugin id', 'plugin', 'definition.id'),
    title: text(row, 'name', 'plugin name', 'definition.name'),
    description: text(row, 'synopsis', 'definition.synopsis', 'description', 'definition.description'),
    resource: resourceOf({
      id: text(
        row,
        'host',
        'dns name',
        'ip address',
        'asset.name',
        'asset.host_name',
        'asset.display_ipv4_address',
      ),
      name: text(row, 'dns name', 'netbios name', 'asset.name'),
      type: 'host',
      cloud: 'other',
    }),
    severity,
    nativeSeverity: word,
    status: nessusStatus(severity),
    seen: seenBetween(
      days.dayIn(row, 'first discovered', 'first_observed', 'first found'),
      days.dayIn(row, 'last observed', 'last_seen', 'last found', 'last_observed'),
    ),
    remediation: {
      text: text(row, 'solution', 'steps to remediate', 'definition.solution'),
      url: text(row, 'see also', 'definition.see_also')?.split(/\s+/)[0],
    },
    cves: cvesIn(text(row, 'cve', 'definition.cve')),
    knownExploited: saying(
      'CISA-KNOWN-EXPLOITED',
      knownExploitedDay(text(row, 'xref', 'cross references', 'definition.references') ?? '')[0],
    ),
  };
  return [draft, ...days.unread];
}
