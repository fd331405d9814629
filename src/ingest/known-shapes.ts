import { CLOUD_RESOURCE_IDS } from './cloud-resource-ids.js';
import { at, has, isObject } from './fields.js';
import type { Head } from './head.js';

/** A file that holds no findings, or holds them in a form that is not read: what it is, and what to use instead. */
interface KnownShape {
  readonly is: (head: Head) => boolean;
  readonly what: string;
  readonly hint: string;
}

const TO_CSV = 'Save the sheet as CSV (UTF-8), then run dossier inspect on it.';

const SHAPES: readonly KnownShape[] = [
  { is: startsWith('PK'), what: 'a zip archive or a workbook (XLSX)', hint: TO_CSV },
  { is: startsWith('\u00D0\u00CF'), what: 'an old workbook (XLS)', hint: TO_CSV },
  { is: startsWith('%PDF'), what: 'a PDF report', hint: 'Export the findings as JSON or CSV.' },
  {
    is: startsWith('SQLite format 3'),
    what: 'an SQLite database',
    hint: 'Export the findings as JSON or CSV.',
  },
  {
    is: (head) => head.kind === 'xml' && head.root.toLowerCase() === 'html',
    what: 'an HTML report (root element <html>)',
    hint: 'Run the scanner again with JSON or CSV as output.',
  },
  {
    is: (head) =>
      head.kind === 'text' && /^(---\s*)?(assessment-results|plan-of-action-and-milestones):/.test(head.text),
    what: 'OSCAL in YAML',
    hint: 'Convert it to JSON, for example with oscal-cli.',
  },
  {
    is: root((value) => has(value, 'policy.name', 'policy.resource') && has(value, 'execution')),
    what: 'the metadata of a Cloud Custodian run, without resources',
    hint: 'Name the resources.json beside it, with "format: cloud-custodian".',
  },
  {
    is: isCloudResources,
    what: 'a list of cloud resources without a check or a status, as Cloud Custodian writes it',
    hint: 'Where they matched a policy, add "format: cloud-custodian" to this source in dossier.yaml, and keep the file in the folder with the name of the policy.',
  },
  {
    is: root((value) => Array.isArray(at(value, 'FindingIds'))),
    what: 'GuardDuty finding ids alone',
    hint: 'Export the findings: aws guardduty get-findings --detector-id … --finding-ids ….',
  },
  {
    is: root(
      (value) =>
        has(value, 'ComplianceSummary') || Array.isArray(at(value, 'ComplianceSummariesByResourceType')),
    ),
    what: 'AWS Config counts alone',
    hint: 'Export the results: aws configservice get-compliance-details-by-config-rule.',
  },
  {
    is: root((value) => Array.isArray(at(value, 'ConfigRules'))),
    what: 'AWS Config rules without results',
    hint: 'Export the results: aws configservice get-compliance-details-by-config-rule.',
  },
  {
    is: root((value) => has(value, 'Records.0.Sns') || has(value, 'Records.0.body')),
    what: 'messages of SNS or SQS, with the events as text inside',
    hint: 'Unwrap them: jq ".Records[] | (.Sns.Message // .body) | fromjson".',
  },
];

/** What an unclaimed file is known to be; undefined for anything else. */
export function knownShape(head: Head): Pick<KnownShape, 'what' | 'hint'> | undefined {
  return SHAPES.find(({ is }) => is(head));
}

function startsWith(mark: string): KnownShape['is'] {
  return (head) => head.kind === 'text' && head.text.startsWith(mark);
}

function isCloudResources(head: Head): boolean {
  if (head.kind !== 'json' || !Array.isArray(head.root)) return false;
  const [first] = head.root as readonly unknown[];
  if (!isObject(first)) return false;
  const arm = has(first, 'id', 'type') && /^\/subscriptions\//i.test(String(first['id']));
  return arm || [...CLOUD_RESOURCE_IDS, 'VpcId'].some((name) => typeof first[name] === 'string');
}

function root(test: (value: unknown) => boolean): KnownShape['is'] {
  return (head) => head.kind === 'json' && isObject(head.root) && test(head.root);
}
