import { type Draft, status } from '../adapter.js';
import type { XmlElement } from '../input/xml.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';
import { severityOfWord } from '../severity.js';
import { attributeOf, childrenIn, textIn, type XmlContext, xmlAdapter } from '../xml-adapter.js';
import { OSCAL_RESULTS } from './oscal-ar.js';

/** OSCAL assessment results in XML: its findings; observations only say when they were collected. */
export const oscalArXml = xmlAdapter({
  id: 'oscal-ar-xml',
  title: 'OSCAL assessment results (XML)',
  roots: ['assessment-results'],
  records: ['finding'],
  facts: {
    observation: (observed) => [
      [`collected ${attributeOf(observed, 'uuid')}`, textIn(observed, 'collected')],
    ],
  },
  observe,
});

function observe(finding: XmlElement, { facts }: XmlContext): Draft {
  const [target] = childrenIn(finding, 'target');
  const [verdict] = target ? childrenIn(target, 'status') : [];
  const state = verdict && (attributeOf(verdict, 'state') ?? verdict.text.trim());
  const severity = propertyOf(finding, 'severity');
  return {
    tool: 'OSCAL',
    nativeId: attributeOf(finding, 'uuid'),
    checkId: (target && attributeOf(target, 'target-id')) ?? textIn(finding, 'title'),
    title: textIn(finding, 'title') ?? textIn(finding, 'description'),
    description: textIn(finding, 'description'),
    resource: resourceOf({ cloud: 'other' }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: status(OSCAL_RESULTS.get(state ?? '') ?? 'unknown'),
    seen: seenInRun(
      ...childrenIn(finding, 'related-observation').map((reference) =>
        facts.get(`collected ${attributeOf(reference, 'observation-uuid')}`),
      ),
    ),
  };
}

function propertyOf(element: XmlElement, name: string): string | undefined {
  const property = childrenIn(element, 'prop').find((prop) => attributeOf(prop, 'name') === name);
  return property && attributeOf(property, 'value');
}
