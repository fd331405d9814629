import type { Draft } from '../adapter.js';
import type { XmlElement } from '../input/xml.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';
import { attributeOf, childrenIn, textIn, type XmlContext, xmlAdapter } from '../xml-adapter.js';
import { poamStatus } from './oscal-poam.js';

/** OSCAL plan of action and milestones in XML. */
export const oscalPoamXml = xmlAdapter({
  id: 'oscal-poam-xml',
  title: 'OSCAL plan of action and milestones (XML)',
  roots: ['plan-of-action-and-milestones'],
  records: ['poam-item'],
  facts: {
    'system-id': (system) => [['system', system.text.trim()]],
    risk: (risk) => [[`risk ${attributeOf(risk, 'uuid')}`, textIn(risk, 'status')]],
    observation: (observed) => [
      [`collected ${attributeOf(observed, 'uuid')}`, textIn(observed, 'collected')],
    ],
  },
  observe,
});

function observe(item: XmlElement, { facts }: XmlContext): Draft {
  const related = (name: string, key: string, fact: string): readonly string[] =>
    childrenIn(item, name).flatMap((reference) => facts.get(`${fact} ${attributeOf(reference, key)}`) ?? []);
  return {
    tool: 'OSCAL POA&M',
    nativeId: attributeOf(item, 'uuid'),
    checkId: attributeOf(item, 'uuid'),
    title: textIn(item, 'title'),
    description: textIn(item, 'description'),
    resource: resourceOf({ id: facts.get('system'), type: 'system', cloud: 'other' }),
    severity: 'unknown',
    status: poamStatus([
      ...related('related-risk', 'risk-uuid', 'risk'),
      ...related('associated-risk', 'risk-uuid', 'risk'),
    ]),
    seen: seenInRun(...related('related-observation', 'observation-uuid', 'collected')),
  };
}
