import type { ObservationStatus, Severity } from '../../model/observation.js';
import { type Draft, status } from '../adapter.js';
import { asText } from '../fields.js';
import { childText, type XmlElement, type XmlTag } from '../input/xml.js';
import { cvesIn, saying } from '../known-exploited.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';
import { xmlAdapter, type XmlContext } from '../xml-adapter.js';

const SEVERITIES: readonly Severity[] = ['info', 'low', 'medium', 'high', 'critical'];

/** Nessus `.nessus` version 2: items without risk are inventory and no findings. */
export const nessusXml = xmlAdapter({
  id: 'nessus-xml',
  title: 'Nessus (.nessus)',
  roots: ['NessusClientData_v2'],
  records: ['ReportItem'],
  facts: {
    HostProperties: (properties, ancestors) => {
      const day = (name: string): string | undefined =>
        properties.children.find(({ attributes }) => attributes['name'] === name)?.text;
      return [[hostIn(ancestors) ?? '', day('HOST_END') ?? day('HOST_END_TIMESTAMP') ?? day('HOST_START')]];
    },
  },
  observe,
});

function hostIn(ancestors: readonly XmlTag[]): string | undefined {
  return ancestors.find(({ name }) => name === 'ReportHost')?.attributes['name'];
}

function observe(item: XmlElement, { ancestors, facts }: XmlContext): Draft {
  const host = hostIn(ancestors);
  const level = asText(item.attributes['severity']);
  const severity = SEVERITIES[Number(level)] ?? 'unknown';
  const compliance = childText(item, 'cm:compliance-result');
  const port = item.attributes['port'];
  return {
    tool: 'Nessus',
    nativeId: port === undefined || port === '0' ? undefined : `${port}/${item.attributes['protocol']}`,
    checkId: childText(item, 'cm:compliance-check-id') ?? asText(item.attributes['pluginID']),
    title: childText(item, 'cm:compliance-check-name') ?? asText(item.attributes['pluginName']),
    description: childText(item, 'synopsis') ?? childText(item, 'description'),
    resource: resourceOf({ id: host, type: 'host', cloud: 'other' }),
    severity,
    nativeSeverity: level,
    status: compliance === undefined ? nessusStatus(severity) : complianceStatus(compliance),
    seen: seenInRun(childText(item, 'plugin_last_seen'), facts.get(host ?? '')),
    remediation: { text: childText(item, 'solution'), url: childText(item, 'see_also')?.split(/\s+/)[0] },
    cves: cvesIn(...textsOf(item, 'cve')),
    knownExploited: saying(
      'CISA-KNOWN-EXPLOITED',
      childText(item, 'cisa-known-exploited') ?? textsOf(item, 'xref').flatMap(knownExploitedDay)[0],
    ),
  };
}

function textsOf({ children }: XmlElement, name: string): readonly string[] {
  return children.flatMap((child) => (child.name === name ? child.text : []));
}

/** The days in cross references to CISA's catalog: `CISA-KNOWN-EXPLOITED:2022/05/03`. */
export function knownExploitedDay(references: string): readonly string[] {
  return [...references.matchAll(/CISA-KNOWN-EXPLOITED:\s*([\d/-]+)/g)].flatMap(([, day]) => day ?? []);
}

/** Plugins without risk list what they saw; nothing failed and nothing passed. */
export function nessusStatus(severity: Severity): ObservationStatus {
  return status(severity === 'info' ? 'not-applicable' : 'fail');
}

function complianceStatus(verdict: string): ObservationStatus {
  switch (verdict.toUpperCase()) {
    case 'PASSED':
      return status('pass');
    case 'FAILED':
      return status('fail');
    case 'WARNING':
      return status('manual');
    default:
      return status('error');
  }
}
