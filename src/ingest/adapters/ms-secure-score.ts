import { type Draft, type Skip, status } from '../adapter.js';
import { asText, has, number, text } from '../fields.js';
import { type JsonContext, jsonAdapter } from '../json-adapter.js';
import { plainText } from '../plain-text.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';

/** Microsoft Graph `secureScores`, alone or combined with `secureScoreControlProfiles`, which hold the titles. */
export const msSecureScore = jsonAdapter({
  id: 'ms-secure-score',
  title: 'Microsoft Secure Score',
  paths: ['/value/[]/controlScores/[]', '/secureScore/value/[]/controlScores/[]', '/controlScores/[]'],
  shared: [
    '/profiles/value/[]',
    '/value/[]/azureTenantId',
    '/secureScore/value/[]/azureTenantId',
    '/azureTenantId',
  ],
  recognises: (record) =>
    has(record, 'controlName', 'scoreInPercentage') || has(record, 'controlName', 'controlCategory', 'score'),
  document: (root) => has(root, 'value.0.controlScores') || has(root, 'secureScore.value'),
  observe,
});

function observe(record: unknown, { shared, pointer }: JsonContext): Draft | Skip {
  const percent = number(record, 'scoreInPercentage');
  if (percent === undefined) return { skip: 'the control has no scoreInPercentage' };
  const name = text(record, 'controlName');
  const profile = [...shared.values()].find((item) => name !== undefined && text(item, 'id') === name);
  const tenant = asText(shared.get(pointer.replace(/\/controlScores\/\d+$/, '/azureTenantId')));
  return {
    tool: 'Microsoft Secure Score',
    checkId: name,
    title: text(profile, 'title') ?? name,
    description: plainText(text(record, 'implementationStatus') ?? text(record, 'description')),
    resource: resourceOf({ id: tenant, type: 'Microsoft 365 tenant', cloud: 'azure', account: tenant }),
    severity: 'unknown',
    status: status(percent >= 100 ? 'pass' : 'fail'),
    seen: seenInRun(text(record, 'lastSynced')),
    remediation: { text: plainText(text(profile, 'remediation')), url: text(profile, 'actionUrl') },
  };
}
