// Macie findings as `aws macie2 get-findings` prints them. Counts only: Macie never writes the data itself here.
import { account, awsResource } from '../estate.mjs';
import { table } from '../tables.mjs';
import { hex, instant, uuid } from '../identifiers.mjs';

/** @typedef {import('../tables.mjs').Row} Row */

/** @param {{ day: string }} run */
export function macie(run) {
  return `${JSON.stringify({ findings: table('macie').map((row) => record(row, run.day)) }, null, 1)}\n`;
}

/** @param {Row} row @param {string} day */
function record(row, day) {
  const bucket = awsResource(row.resource);
  const { id: owner, name: ownerName } = account(bucket.account);
  const seed = `${row.type} ${bucket.arn} ${row.object}`;
  const policy = row.category === 'POLICY';
  return {
    accountId: owner,
    archived: row.archived === 'yes',
    category: row.category,
    ...(!policy && { classificationDetails: classification(row, owner, bucket.region) }),
    count: 1,
    createdAt: instant(row.created, seed),
    description: `${row.title}.`,
    id: hex(seed, 32),
    partition: 'aws',
    ...(policy && { policyDetails: { action: { actionType: 'AWS_API_CALL' }, actor: {} } }),
    region: bucket.region,
    resourcesAffected: {
      s3Bucket: {
        arn: bucket.arn,
        name: bucket.name,
        owner: { displayName: ownerName, id: owner },
        publicAccess: { effectivePermission: policy && row.archived === 'no' ? 'PUBLIC' : 'NOT_PUBLIC' },
        tags: bucket.tags ? bucket.tags.split('|').map(tag) : [],
      },
      ...(row.object && { s3Object: { bucketArn: bucket.arn, key: row.object, path: `${bucket.name}/${row.object}` } }),
    },
    sample: row.sample === 'yes',
    schemaVersion: '1.0',
    severity: { description: row.severity, score: Number(row.score) },
    title: row.title,
    type: row.type,
    updatedAt: instant(row.archived === 'yes' ? '2026-06-12' : day, seed),
  };
}

/** @param {Row} row @param {string} owner @param {string} region */
function classification(row, owner, region) {
  const detections = row.detections.split(' ').map((pair) => {
    const [type, count] = pair.split(':');
    return { count: Number(count), type };
  });
  const totalCount = detections.reduce((sum, { count }) => sum + count, 0);
  const custom = row.type.endsWith('CustomIdentifier');
  return {
    jobArn: `arn:aws:macie2:${region}:${owner}:classification-job/${hex(`job ${owner}`, 32)}`,
    jobId: hex(`job ${owner}`, 32),
    originType: 'SENSITIVE_DATA_DISCOVERY_JOB',
    result: {
      additionalOccurrences: true,
      customDataIdentifiers: custom
        ? { detections: detections.map(({ count, type }) => ({ arn: uuid(type), count, name: type })), totalCount }
        : { detections: [], totalCount: 0 },
      mimeType: 'application/octet-stream',
      sensitiveData: custom ? [] : [{ category: 'PERSONAL_INFORMATION', detections, totalCount }],
      status: { code: 'COMPLETE' },
    },
  };
}

/** @param {string} text */
function tag(text) {
  const [key, value] = text.split('=');
  return { key, value };
}
