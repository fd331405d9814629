import type { Draft, Skip } from '../adapter.js';
import { at, text } from '../fields.js';
import { cloudOf, resourceOf, tagsOf } from '../resource.js';
import { seenInRun } from '../seen.js';
import { severityOfWord } from '../severity.js';
import { prowlerStatus, UNKNOWN_STATUS } from './prowler-status.js';

/** One finding of Prowler 3, as JSON (`CheckID`) or as a CSV row (`check_id`). */
export function observeProwler3(record: unknown): Draft | Skip {
  const status = prowlerStatus(text(record, 'Status', 'status'));
  if (!status) return UNKNOWN_STATUS;
  const severity = text(record, 'Severity', 'severity');
  return {
    tool: 'Prowler',
    nativeId: text(record, 'FindingUniqueId', 'finding_unique_id'),
    checkId: text(record, 'CheckID', 'check_id'),
    title: text(record, 'CheckTitle', 'check_title'),
    description: text(record, 'StatusExtended', 'status_extended', 'Description', 'description'),
    resource: resourceOf({
      id: text(record, 'ResourceArn', 'resource_arn', 'ResourceId', 'resource_id'),
      name: text(record, 'ResourceName', 'resource_name', 'ResourceId', 'resource_id'),
      type: text(record, 'ResourceType', 'resource_type'),
      cloud: cloudOf(text(record, 'Provider', 'provider')),
      account: text(
        record,
        'AccountId',
        'account_id',
        'Subscription',
        'subscription',
        'ProjectId',
        'project_id',
      ),
      region: text(record, 'Region', 'region'),
      tags: tagsOf(at(record, 'ResourceTags') ?? at(record, 'resource_tags')),
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status,
    seen: seenInRun(text(record, 'AssessmentStartTime', 'assessment_start_time')),
    remediation: {
      text: text(record, 'Remediation.Recommendation.Text', 'remediation_recommendation_text'),
      url: text(record, 'Remediation.Recommendation.Url', 'remediation_recommendation_url'),
    },
  };
}
