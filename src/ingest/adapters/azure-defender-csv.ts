import { type Draft, type Skip, status } from '../adapter.js';
import { csvAdapter } from '../csv-adapter.js';
import { text } from '../fields.js';
import { plainText } from '../plain-text.js';
import { cloudOf, resourceOf } from '../resource.js';
import { severityOfWord } from '../severity.js';
import { defenderResult, defenderSeen } from './azure-defender.js';

/** Defender for Cloud: "Download CSV report" of the recommendations page. */
export const azureDefenderCsv = csvAdapter({
  id: 'azure-defender-csv',
  title: 'Microsoft Defender for Cloud recommendations (CSV)',
  columns: [
    ['recommendationid', 'recommendationdisplayname', 'state', 'notapplicablereason'],
    ['recommendationname', 'recommendationdisplayname', 'state', 'resourceid'],
    ['recommendationdisplayname', 'recommendationstate', 'assessedresourceid'],
    ['recommendationdisplayname', 'state', 'severity', 'resourceid'],
  ],
  observe: observeRecommendation,
});

/** One row, its columns in lower case: of the portal's report, of Log Analytics or of a Resource Graph query. */
export function observeRecommendation(row: unknown): Draft | Skip {
  const result = defenderResult(text(row, 'state', 'recommendationstate'));
  if (!result) return { skip: 'state is none of Healthy, Unhealthy, NotApplicable' };
  const severity = text(row, 'severity', 'recommendationseverity');
  return {
    tool: 'Microsoft Defender for Cloud',
    nativeId: text(row, 'recommendationid'),
    checkId: text(row, 'recommendationname') ?? text(row, 'recommendationid')?.split('/').at(-1),
    title: text(row, 'recommendationdisplayname'),
    description: plainText(text(row, 'description')),
    resource: resourceOf({
      id: text(row, 'resourceid', 'assessedresourceid'),
      name: text(row, 'resourcename'),
      type: text(row, 'resourcetype'),
      cloud: cloudOf(text(row, 'cloud') ?? 'azure'),
      account: text(row, 'subscriptionid'),
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: status(result),
    seen: defenderSeen(result, {
      first: text(row, 'firstevaluationdate'),
      changed: text(row, 'statuschangedate'),
      exported: text(row, 'exportedtimestamp', 'timegenerated'),
    }),
    remediation: {
      text: plainText(text(row, 'remediationsteps', 'remediationdescription')),
      url: text(row, 'azureportalrecommendationlink'),
    },
  };
}
