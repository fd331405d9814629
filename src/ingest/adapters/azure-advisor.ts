import { type Draft, status } from '../adapter.js';
import { at, list, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { plainText } from '../plain-text.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';
import { severityOfWord } from '../severity.js';

/** Azure Advisor recommendations of all categories; those of cost or performance map to no provision. */
export const azureAdvisor = jsonAdapter({
  id: 'azure-advisor',
  title: 'Azure Advisor recommendations',
  paths: ['/value/[]', '/data/[]', '/[]', ''],
  recognises: (record) => /^microsoft\.advisor\/recommendations$/i.test(text(record, 'type') ?? ''),
  observe: observeAdvice,
});

export function observeAdvice(record: unknown): Draft {
  const advice = at(record, 'properties') ?? record;
  const severity = text(advice, 'impact');
  const category = text(advice, 'category');
  return {
    tool: 'Azure Advisor',
    nativeId: text(record, 'name', 'id'),
    checkId: text(advice, 'recommendationTypeId'),
    title: plainText(text(advice, 'shortDescription.problem')),
    description: category === undefined ? undefined : `Category ${category}.`,
    resource: resourceOf({
      id:
        text(advice, 'resourceMetadata.resourceId') ??
        text(record, 'id')?.split(/\/providers\/microsoft\.advisor\//i)[0],
      name: text(advice, 'impactedValue'),
      type: text(advice, 'impactedField'),
      cloud: 'azure',
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: status('fail', list(advice, 'suppressionIds').length > 0 ? 'accepted' : 'none'),
    seen: seenInRun(text(advice, 'lastUpdated')),
    remediation: {
      text: plainText(text(advice, 'shortDescription.solution')),
      url: text(advice, 'learnMoreLink'),
    },
  };
}
