import type { Resource } from '../model/observation.js';

/**
 * What stands before the name in a type's ARN: service and resource part. AWS Config and several scanners name such
 * a resource by type and name alone. Types compare without case and punctuation: `AWS::DynamoDB::Table`,
 * `AwsDynamoDbTable`. https://docs.aws.amazon.com/service-authorization/latest/reference/
 */
const ARN_PARTS = new Map<string, readonly [service: string, before: string]>([
  ['awsbackupbackupvault', ['backup', 'backup-vault:']],
  ['awscloudtrailtrail', ['cloudtrail', 'trail/']],
  ['awscloudwatchalarm', ['cloudwatch', 'alarm:']],
  ['awscodebuildproject', ['codebuild', 'project/']],
  ['awsdynamodbtable', ['dynamodb', 'table/']],
  ['awsecrrepository', ['ecr', 'repository/']],
  ['awsecscluster', ['ecs', 'cluster/']],
  ['awsekscluster', ['eks', 'cluster/']],
  ['awselasticachecachecluster', ['elasticache', 'cluster:']],
  ['awselasticachereplicationgroup', ['elasticache', 'replicationgroup:']],
  ['awselasticsearchdomain', ['es', 'domain/']],
  ['awskinesisstream', ['kinesis', 'stream/']],
  ['awslambdafunction', ['lambda', 'function:']],
  ['awslogsloggroup', ['logs', 'log-group:']],
  ['awsopensearchdomain', ['es', 'domain/']],
  ['awsopensearchservicedomain', ['es', 'domain/']],
  ['awsrdsdbcluster', ['rds', 'cluster:']],
  ['awsrdsdbclustersnapshot', ['rds', 'cluster-snapshot:']],
  ['awsrdsdbinstance', ['rds', 'db:']],
  ['awsrdsdbsnapshot', ['rds', 'snapshot:']],
  ['awsredshiftcluster', ['redshift', 'cluster:']],
  ['awssagemakernotebookinstance', ['sagemaker', 'notebook-instance/']],
  ['awssnstopic', ['sns', '']],
  ['awssqsqueue', ['sqs', '']],
]);

/** Ids of RDS that are not the name in the ARN: `db-ABC…`, `cluster-ABC…` with 26 capitals and digits. */
const RDS_RESOURCE_ID = /^(?:db|cluster)-[A-Z0-9]{26}$/;

/** The ARN of a resource that is named by type and name, where account and region are known. */
export function arnOfShortId(id: string, { type, account, region, cloud }: Resource): string | undefined {
  if (cloud !== undefined && cloud !== 'aws') return undefined;
  const queue = /^https:\/\/sqs\.([a-z0-9-]+)\.amazonaws\.com\/(\d{12})\/([\w.-]+)$/.exec(id);
  if (queue) return arn('sqs', queue[1] ?? '', queue[2] ?? '', queue[3] ?? '');
  const parts = ARN_PARTS.get(type?.toLowerCase().replaceAll(/[^a-z0-9]/g, '') ?? '');
  if (!parts || account === undefined || region === undefined) return undefined;
  if (!/^\d{12}$/.test(account) || !/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) return undefined;
  if (RDS_RESOURCE_ID.test(id) || id.includes('://') || id.startsWith('arn:')) return undefined;
  // AWS Config names OpenSearch domains `000011112222/name`.
  const name = id.startsWith(`${account}/`) ? id.slice(account.length + 1) : id;
  return arn(parts[0], region, account, parts[1] + name);
}

function arn(service: string, region: string, account: string, resource: string): string {
  const partition = region.startsWith('us-gov-') ? 'aws-us-gov' : region.startsWith('cn-') ? 'aws-cn' : 'aws';
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}
