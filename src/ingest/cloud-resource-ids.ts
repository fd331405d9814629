/**
 * Properties by which the APIs of AWS and Azure name a resource in their lists, what names the resource itself before
 * what it belongs to. `VpcId` is none of them: load balancers, subnets and security groups state their VPC too.
 */
export const CLOUD_RESOURCE_IDS = [
  'Arn',
  'ARN',
  'DBInstanceArn',
  'DBClusterArn',
  'DBSnapshotArn',
  'FunctionArn',
  'LoadBalancerArn',
  'TableArn',
  'TopicArn',
  'KeyArn',
  'InstanceId',
  'VolumeId',
  'SnapshotId',
  'NetworkInterfaceId',
  'RouteTableId',
  'SubnetId',
  'GroupId',
  'KeyId',
  'ClusterIdentifier',
  'CacheClusterId',
  'LoadBalancerName',
] as const;
