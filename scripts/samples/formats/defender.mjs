// Microsoft Defender for Cloud: assessments with `$expand=metadata` (JSON), and the portal's CSV export with BOM.
import { azureResource, account, resultOn } from '../estate.mjs';
import { table } from '../tables.mjs';
import { clock, uuid } from '../identifiers.mjs';

/**
 * @typedef {import('../estate.mjs').Fact} Fact
 * @typedef {import('../tables.mjs').Row} Row
 * @typedef {{ recommendation: Row, resource: Row, code: string, cause: string, first: string, changed: string, fix: string }} Assessment
 */

const STARTED = { discovery: '2025-01-14', support: '2025-06-09' };

/** @param {readonly Fact[]} facts @param {string} subscription @param {{ day: string }} run @returns {Assessment[]} */
function assessments(facts, subscription, run) {
  const own = table('defender-own');
  const started = STARTED[/** @type {keyof typeof STARTED} */ (subscription)];
  return table('defender').flatMap((recommendation) => [
    ...facts
      .filter((fact) => fact.check.check === recommendation.check && fact.account.key === subscription)
      .map((fact) => ({
        recommendation,
        resource: fact.resource,
        code: resultOn(fact, run.day) === 'FAIL' ? 'Unhealthy' : 'Healthy',
        cause: '',
        first: fact.since ?? started,
        changed: fact.until ?? fact.since ?? started,
        fix: fact.check.fix,
      })),
    ...own
      .filter((row) => row.guid === recommendation.guid)
      .map((row) => ({ row, resource: azureResource(row.resource) }))
      .filter(({ resource }) => resource.account === subscription)
      .map(({ row, resource }) => ({
        recommendation,
        resource,
        code: row.code,
        cause: row.cause,
        first: row.since,
        changed: row.since,
        fix: 'Follow the steps of the recommendation in the portal.',
      })),
  ]);
}

/** @param {readonly Fact[]} facts @param {string} subscription @param {{ day: string }} run */
export function defenderJson(facts, subscription, run) {
  const value = assessments(facts, subscription, run).map((item) => ({
    type: 'Microsoft.Security/assessments',
    id: assessmentId(item),
    name: item.recommendation.guid,
    properties: {
      displayName: item.recommendation.title,
      status: {
        code: item.code,
        ...(item.cause && { cause: item.cause }),
        firstEvaluationDate: ticks(item.first, assessmentId(item)),
        statusChangeDate: ticks(item.changed, assessmentId(item)),
      },
      resourceDetails: { Source: 'Azure', Id: item.resource.id },
      links: { azurePortal: portal(item) },
      metadata: {
        displayName: item.recommendation.title,
        assessmentType: 'BuiltIn',
        severity: item.recommendation.severity,
        categories: [item.recommendation.category],
        description: `${item.recommendation.title}.`,
        remediationDescription: item.fix,
      },
    },
  }));
  return `${JSON.stringify({ value }, null, 1)}\n`;
}

const HEADER =
  'exportedTimestamp,subscriptionId,subscriptionName,resourceGroup,resourceType,resourceName,resourceId,' +
  'recommendationId,recommendationName,recommendationDisplayName,description,remediationSteps,severity,state,' +
  'notApplicableReason,firstEvaluationDate,statusChangeDate,controls,azurePortalRecommendationLink,nativeCloudAccountId';

/** @param {readonly Fact[]} facts @param {string} subscription @param {{ day: string }} run */
export function defenderCsv(facts, subscription, run) {
  const { id, name } = account(subscription);
  const rows = assessments(facts, subscription, run).map((item) => {
    const parts = item.resource.id.split('/');
    return [
      `${run.day}T08:14:02.377Z`,
      id,
      name,
      parts[4] ?? '',
      (parts[7] ?? 'subscription').toLowerCase(),
      item.resource.name,
      item.resource.id.toLowerCase(),
      assessmentId(item),
      item.recommendation.guid,
      item.recommendation.title,
      `${item.recommendation.title}.`,
      item.fix,
      item.recommendation.severity,
      item.code,
      item.cause,
      ticks(item.first, assessmentId(item)),
      ticks(item.changed, assessmentId(item)),
      JSON.stringify({ [item.recommendation.category]: uuid(item.recommendation.category) }),
      portal(item),
      '',
    ];
  });
  const lines = [HEADER.split(','), ...rows].map((row) => row.map(quoted).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** @param {Assessment} item */
function assessmentId(item) {
  return `${item.resource.id}/providers/Microsoft.Security/assessments/${item.recommendation.guid}`;
}

/** @param {Assessment} item */
function portal(item) {
  return (
    'https://portal.azure.com/#blade/Microsoft_Azure_Security/RecommendationsBlade/assessmentKey/' +
    `${item.recommendation.guid}/resourceId/${encodeURIComponent(item.resource.id.toLowerCase())}`
  );
}

/** A .NET timestamp with seven digits. @param {string} day @param {string} seed */
function ticks(day, seed) {
  return `${day}T${clock(seed)}.4107730Z`;
}

/** @param {string} text */
function quoted(text) {
  return `"${text.replaceAll('"', '""')}"`;
}
