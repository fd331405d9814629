import { type Draft, status } from '../adapter.js';
import { CLOUD_RESOURCE_IDS } from '../cloud-resource-ids.js';
import { at, has, isObject, list, text } from '../fields.js';
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

function observe(record: unknown, { file }: JsonContext): Draft {
  const policy = policyOf(file);
  const filters = list(record, 'c7n:MatchedFilters').filter((name) => typeof name === 'string');
  const unnamed = filters.length === 0 ? 'policy not named in the file' : filters.join(' and ');
  return {
    tool: 'Cloud Custodian',
    checkId: policy ?? unnamed,
    title: `Resource matches ${policy === undefined ? 'a Cloud Custodian policy' : `the Cloud Custodian policy ${policy}`}`,
    resource: resourceOf({
      id: idOf(record),
      region: text(record, 'Region', 'location'),
      type: text(record, 'type'),
      tags: tagsOf(at(record, 'Tags') ?? at(record, 'tags')),
    }),
    severity: 'unknown',
    status: status('fail'),
    seen: { basis: 'none' },
  };
}

/** A snapshot of a disk states the disk, and a disk the snapshot that it was made from; only the first has a `VolumeSize`. */
function idOf(record: unknown): string | undefined {
  if (has(record, 'SnapshotId', 'VolumeSize')) return text(record, 'SnapshotId');
  return text(record, ...CLOUD_RESOURCE_IDS, 'Name', 'id', 'name', 'VpcId');
}

/** Custodian writes each policy's resources into a folder of its name; nothing inside the file tells them apart. */
function policyOf(file: string): string | undefined {
  return /([^/\\]+)[/\\]resources\.json(?:\.gz)?$/.exec(file)?.[1];
}
