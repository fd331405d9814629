import { createHash } from 'node:crypto';
import type { Observation, Resource } from '../model/observation.js';
import { NOT_STATED } from './resource.js';

/** EC2 ids are unique in AWS: `i-0abc…`, `sg-…`, `vol-…`. */
const EC2_ID = /^[a-z]{1,12}(?:-[a-z]{1,12})?-[0-9a-f]{8}(?:[0-9a-f]{9})?$/;

/**
 * Text that is equal for two observations of the same resource, however their scanners write it: a bucket by ARN
 * or by name, an EC2 resource by ARN or by id, an account by number, ARN or `AWS::::Account:`, ARM ids without
 * case (https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules). An observation
 * without resource is a resource of its own.
 */
export function resourceKey(observation: Observation): string {
  const { resource } = observation;
  const id = resource.id.trim().replace(/(?!^)\/+$/, '');
  if (id === '') return namedKey(observation);
  return (
    accountKey(id, resource) ??
    bucketKey(id, resource) ??
    ec2Key(id) ??
    cloudKey(id) ??
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
  const byArn = /^arn:[^:]*:ec2:[^:]*:[^:]*:[a-z-]+\/(.+)$/.exec(id)?.[1];
  const short = byArn ?? id;
  return EC2_ID.test(short) ? `aws:ec2:${short}` : undefined;
}

function cloudKey(id: string): string | undefined {
  if (id.startsWith('arn:')) return id.replace(/^(arn:[^:]*:logs:.*:log-group:.*):\*$/, '$1');
  return /^\/subscriptions\//i.test(id) ? id.toLowerCase() : undefined;
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
