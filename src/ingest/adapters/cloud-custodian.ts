import { type Draft, status } from '../adapter.js';
import { at, isObject, list, text } from '../fields.js';
import { jsonAdapter, type JsonContext } from '../json-adapter.js';
import { resourceOf, tagsOf } from '../resource.js';

/**
 * Cloud Custodian `resources.json`: resources that a policy matched, without status, severity or the policy's name.
 * Claimed by the marks that filters leave (`c7n:…`); without them it has to be named: `format: cloud-custodian`.
 */
export const cloudCustodian = jsonAdapter({
  id: 'cloud-custodian',
  title: 'Cloud Custodian resources',
  paths: ['/[]'],
  recognises: (record) => isObject(record) && Object.keys(record).some((name) => name.startsWith('c7n:')),
  observe,
});

const IDS = [
  'Arn',
  'ARN',
  'InstanceId',
  'VolumeId',
  'GroupId',
  'DBInstanceArn',
  'FunctionArn',
  'VpcId',
  'KeyId',
  'Name',
  'id',
  'name',
];

function observe(record: unknown, { file }: JsonContext): Draft {
  const policy = policyOf(file);
  const filters = list(record, 'c7n:MatchedFilters').filter((name) => typeof name === 'string');
  const unnamed = filters.length === 0 ? 'policy not named in the file' : filters.join(' and ');
  return {
    tool: 'Cloud Custodian',
    checkId: policy ?? unnamed,
    title: `Resource matches ${policy === undefined ? 'a Cloud Custodian policy' : `the Cloud Custodian policy ${policy}`}`,
    resource: resourceOf({
      id: text(record, ...IDS),
      region: text(record, 'Region', 'location'),
      type: text(record, 'type'),
      tags: tagsOf(at(record, 'Tags') ?? at(record, 'tags')),
    }),
    severity: 'unknown',
    status: status('fail'),
    seen: { basis: 'none' },
  };
}

/** Custodian writes each policy's resources into a folder of its name; nothing inside the file tells them apart. */
function policyOf(file: string): string | undefined {
  return /([^/\\]+)[/\\]resources\.json(?:\.gz)?$/.exec(file)?.[1];
}
