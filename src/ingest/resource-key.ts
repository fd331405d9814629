import { createHash } from 'node:crypto';
import type { Observation, Resource } from '../model/observation.js';
import { NOT_STATED } from './resource.js';
import { arnOfShortId } from './short-id.js';

/** Ids of EC2 and EFS are unique in AWS: `i-0abc…`, `sg-…`, `vol-…`, `fs-…`. */
const EC2_ID = /^[a-z]{1,12}(?:-[a-z]{1,12})?-[0-9a-f]{8}(?:[0-9a-f]{9})?$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Text that is equal for two observations of the same resource, however their scanners write it: a bucket by ARN
 * or by name, an EC2 resource, a KMS key or a distribution by ARN or by id, an account by number, ARN or
 * `AWS::::Account:`, a table, function, queue or database by ARN or by type and name within account and region,
 * ARM ids without case (https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules). An
 * observation without resource is a resource of its own.
 */
export function resourceKey(observation: Observation): string {
  const { resource } = observation;
  const id = resource.id.trim().replace(/(?!^)\/+$/, '');
  if (id === '') return namedKey(observation);
  return (
    accountKey(id, resource) ??
    bucketKey(id, resource) ??
    ec2Key(id) ??
    uniqueKey(id, resource) ??
    cloudKey(id) ??
    cloudKey(arnOfShortId(id, resource) ?? '') ??
    scopedKey(id, resource)
  );
}

/** Finding id: `F-` and 12 hex digits over check family and resource. */
export function findingId(family: string, key: string): string {
  return `F-${createHash('sha256')
    .update(JSON.stringify([family, key]))
    .digest('hex')
    .slice(0, 12)}`;
}

function accountKey(id: string, resource: Resource): string | undefined {
  const account = /^(?:AWS::::Account:|arn:[^:]*:iam::)?(\d{12})(?::root)?$/.exec(id)?.[1];
  if (account !== undefined && (id.length > 12 || account === resource.account))
    return `aws:account:${account}`;
  const subscription = /^(?:\/subscriptions\/)?([0-9a-f]{8}-[0-9a-f-]{27})$/i.exec(id)?.[1];
  return subscription !== undefined && resource.cloud === 'azure'
    ? `azure:${subscription.toLowerCase()}`
    : undefined;
}

function bucketKey(id: string, resource: Resource): string | undefined {
  const byArn = /^arn:[^:]*:s3:::([^/]+)(?:\/\*)?$/.exec(id)?.[1];
  if (byArn !== undefined) return `aws:s3:${byArn}`;
  const aws = resource.cloud === undefined || resource.cloud === 'aws';
  return aws && /bucket/i.test(resource.type ?? '') && /^[a-z0-9.-]+$/.test(id) ? `aws:s3:${id}` : undefined;
}

function ec2Key(id: string): string | undefined {
  const byArn = /^arn:[^:]*:(?:ec2|elasticfilesystem):[^:]*:[^:]*:[a-z-]+\/(.+)$/.exec(id)?.[1];
  const short = byArn ?? id;
  return EC2_ID.test(short) ? `aws:ec2:${short}` : undefined;
}

/** Ids that are unique in AWS whatever account and region: KMS keys, CloudFront distributions. */
function uniqueKey(id: string, { type }: Resource): string | undefined {
  const key = /^arn:[^:]*:kms:[^:]*:[^:]*:key\/(.+)$/.exec(id)?.[1] ?? (isOf(type, 'kms', 'key') ? id : '');
  if (UUID.test(key)) return `aws:kms:${key}`;
  const site =
    /^arn:[^:]*:cloudfront::[^:]*:distribution\/(.+)$/.exec(id)?.[1] ??
    (isOf(type, 'cloudfront', 'distribution') ? id : '');
  return /^E[A-Z0-9]{6,20}$/.test(site) ? `aws:cloudfront:${site}` : undefined;
}

function isOf(type: string | undefined, service: string, kind: string): boolean {
  return type?.toLowerCase().replaceAll(/[^a-z0-9]/g, '') === `aws${service}${kind}`;
}

function cloudKey(id: string): string | undefined {
  if (id.startsWith('arn:')) return id.replace(/^(arn:[^:]*:logs:.*:log-group:.*):\*$/, '$1');
  return /^\/*subscriptions\//i.test(id) ? armKey(id) : undefined;
}

/** ARM ids differ between tools in case, in doubled slashes and in the slash at the start. */
function armKey(id: string): string {
  return `/${id}`.replaceAll(/\/{2,}/g, '/').toLowerCase();
}

/** Names are unique within an account and region only. */
function scopedKey(id: string, { account, region }: Resource): string {
  return JSON.stringify([account ?? '', region ?? '', id]);
}

function namedKey(observation: Observation): string {
  const { name, account, region } = observation.resource;
  if (name !== NOT_STATED) return JSON.stringify(['name', account ?? '', region ?? '', name]);
  return JSON.stringify(['record', observation.tool, observation.nativeId ?? observation.id]);
}
