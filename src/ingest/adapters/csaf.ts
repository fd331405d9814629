import type { ObservationStatus, Severity } from '../../model/observation.js';
import { type Draft, status } from '../adapter.js';
import { has, list, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { cvesIn, saying } from '../known-exploited.js';
import { resourceOf } from '../resource.js';
import { seenBetween } from '../seen.js';
import { severityOfWord, worseSeverity } from '../severity.js';

/** CSAF 2.0 advisories: https://docs.oasis-open.org/csaf/csaf/v2.0/csaf-v2.0.html */
export const csaf = jsonAdapter({
  id: 'csaf',
  title: 'CSAF advisory',
  paths: ['/vulnerabilities/[]'],
  document: (root) => has(root, 'document.csaf_version'),
  observe,
});

function observe(record: unknown): Draft {
  const words = list(record, 'scores').flatMap(
    (score) => text(score, 'cvss_v3.baseSeverity', 'cvss_v4.baseSeverity') ?? [],
  );
  const affected = [
    ...list(record, 'product_status.known_affected'),
    ...list(record, 'product_status.under_investigation'),
  ];
  return {
    tool: 'CSAF',
    checkId: text(record, 'cve', 'ids.0.text'),
    title: text(record, 'title', 'cve'),
    description: text(record, 'notes.0.text'),
    resource: resourceOf({ id: affected.join(', ') || undefined, type: 'product', cloud: 'other' }),
    severity: words.map(severityOfWord).reduce<Severity>(worseSeverity, 'unknown'),
    nativeSeverity: words.join(', ') || undefined,
    status: statusOf(record, affected.length > 0),
    seen: seenBetween(text(record, 'discovery_date'), undefined),
    remediation: { text: text(record, 'remediations.0.details'), url: text(record, 'remediations.0.url') },
    cves: cvesIn(text(record, 'cve'), text(record, 'title')),
    // 3.2.3.13: threats of the category exploit_status; Microsoft writes `Publicly Disclosed:No;Exploited:Yes;…`.
    knownExploited: saying(
      'exploit_status',
      list(record, 'threats')
        .filter((threat) => text(threat, 'category') === 'exploit_status')
        .flatMap((threat) => /\bExploited:\s*Yes\b/i.exec(text(threat, 'details') ?? '')?.[0] ?? [])[0],
    ),
  };
}

function statusOf(record: unknown, affected: boolean): ObservationStatus {
  if (affected) return status('fail');
  if (has(record, 'product_status.fixed') || has(record, 'product_status.first_fixed'))
    return status('fail', 'resolved');
  return status(has(record, 'product_status.known_not_affected') ? 'pass' : 'unknown');
}
