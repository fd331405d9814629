import { type Draft, type Skip, status } from '../adapter.js';
import { flag, isObject, list, number, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { resourceOf, tagsOf } from '../resource.js';
import { seenBetween } from '../seen.js';
import { severityOfWord } from '../severity.js';

/** Amazon Macie `get-findings` and EventBridge events: https://docs.aws.amazon.com/macie/latest/APIReference/findings-describe.html */
export const macie = jsonAdapter({
  id: 'macie',
  title: 'Amazon Macie findings',
  paths: ['/findings/[]', '/detail', '/[]/detail', '/[]', ''],
  recognises: (record) =>
    /^(Policy|SensitiveData):/.test(text(record, 'type') ?? '') &&
    /^(POLICY|CLASSIFICATION)$/.test(text(record, 'category') ?? ''),
  observe,
});

/** The object's key and the matched text never leave the record: both can be health information. */
function observe(record: unknown): Draft | Skip {
  if (flag(record, 'sample')) return { skip: 'a sample finding that Macie made up' };
  const severity = text(record, 'severity.description');
  const bucket = isObject(record) ? record['resourcesAffected'] : undefined;
  const key = text(bucket, 's3Object.key');
  const said = (words: string | undefined): string | undefined =>
    key === undefined ? words : words?.replaceAll(key, '(object key)');
  return {
    tool: 'Amazon Macie',
    nativeId: text(record, 'id'),
    checkId: text(record, 'type'),
    title: said(text(record, 'title')),
    description: said(text(record, 'description')),
    resource: resourceOf({
      id: text(bucket, 's3Bucket.arn'),
      name: text(bucket, 's3Bucket.name'),
      type: 'AwsS3Bucket',
      cloud: 'aws',
      account: text(record, 'accountId'),
      region: text(record, 'region'),
      tags: tagsOf(list(bucket, 's3Bucket.tags')),
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: status('fail', 'none', flag(record, 'archived') ? 'archived' : 'active'),
    seen: seenBetween(text(record, 'createdAt'), text(record, 'updatedAt')),
    dataTypes: dataTypesOf(record),
  };
}

/** Detection types with their number of occurrences: `USA_HEALTH_INSURANCE_CLAIM_NUMBER: 12`. */
function dataTypesOf(record: unknown): Draft['dataTypes'] {
  const counts = new Map<string, number>();
  const groups = [
    ...list(record, 'classificationDetails.result.sensitiveData'),
    ...list(record, 'classificationDetails.result.customDataIdentifiers'),
  ];
  for (const detection of groups.flatMap((group) => list(group, 'detections'))) {
    const type = text(detection, 'type', 'name');
    if (type !== undefined) counts.set(type, (counts.get(type) ?? 0) + (number(detection, 'count') ?? 0));
  }
  return counts.size === 0 ? undefined : Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
