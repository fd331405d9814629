import type { Severity } from '../../model/observation.js';
import { type Draft, status } from '../adapter.js';
import type { XmlElement } from '../input/xml.js';
import { resourceOf } from '../resource.js';
import { seenBetween } from '../seen.js';
import { severityOfWord, worseSeverity } from '../severity.js';
import { attributeOf, childrenIn, textIn, xmlAdapter } from '../xml-adapter.js';
import { CYCLONEDX_STATES } from './cyclonedx-vex.js';

/** CycloneDX vulnerabilities and VEX statements in XML: https://cyclonedx.org/docs/latest/xml/#type_vulnerabilityType */
export const cyclonedxXml = xmlAdapter({
  id: 'cyclonedx-xml',
  title: 'CycloneDX vulnerabilities (XML)',
  roots: ['bom'],
  mentions: /cyclonedx/i,
  records: ['vulnerability'],
  observe,
});

function observe(record: XmlElement): Draft {
  const words = within(record, 'ratings', 'rating').flatMap((rating) => textIn(rating, 'severity') ?? []);
  const refs = within(record, 'affects', 'target').flatMap((target) => textIn(target, 'ref') ?? []);
  const [analysis] = childrenIn(record, 'analysis');
  const [source] = childrenIn(record, 'source');
  const more = refs.length > 1 ? ` Also affects ${refs.slice(1).join(', ')}.` : '';
  const state = analysis && textIn(analysis, 'state');
  return {
    tool: 'CycloneDX',
    nativeId: attributeOf(record, 'bom-ref'),
    checkId: textIn(record, 'id'),
    title: textIn(record, 'id'),
    description:
      `${textIn(record, 'description') ?? textIn(record, 'detail') ?? ''}${more}`.trim() || undefined,
    resource: resourceOf({ id: refs[0], type: 'component', cloud: 'other' }),
    severity: words.map(severityOfWord).reduce<Severity>(worseSeverity, 'unknown'),
    nativeSeverity: words.join(', ') || undefined,
    status: CYCLONEDX_STATES.get(state ?? '') ?? status('fail'),
    seen: seenBetween(
      analysis && textIn(analysis, 'firstIssued'),
      analysis && textIn(analysis, 'lastUpdated'),
    ),
    remediation: { text: textIn(record, 'recommendation'), url: source && textIn(source, 'url') },
  };
}

function within(element: XmlElement, group: string, name: string): readonly XmlElement[] {
  return childrenIn(element, group).flatMap((child) => childrenIn(child, name));
}
