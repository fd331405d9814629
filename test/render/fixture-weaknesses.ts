import type { Layer } from '../../src/model/engagement.js';
import type { Severity } from '../../src/model/observation.js';

/** One row per weakness of the invented engagement. */
export interface WeaknessRow {
  readonly family: string;
  readonly title: string;
  readonly provision: string | undefined;
  readonly severity: Severity;
  readonly layer: Layer;
  readonly pattern?: string;
  readonly tools: readonly string[];
  readonly counted: number;
  /** Findings of the same weakness that are not counted, by disposition. */
  readonly other?: {
    readonly kind: 'suppressed' | 'refuted' | 'scope unknown' | 'out of scope';
    readonly n: number;
  };
  readonly from: string;
  readonly system: string;
  readonly resource: string;
  readonly action: string;
}

const LONG = `arn:aws:s3:::alder-row-prod-${'order-history-export-and-prescription-attachment-'.repeat(4)}eu-west-1-replica-0`;

// prettier-ignore
export const WEAKNESSES: readonly WeaknessRow[] = [
  { family: 's3-public-read', title: 'Storage bucket readable without signing in', provision: '164.312(a)(1)', severity: 'critical', layer: 'storage', pattern: 'P5', tools: ['AWS Security Hub', 'Prowler', 'Macie'], counted: 5, from: '2024-12-18', system: 'orders', resource: LONG, action: 'A-01' },
  { family: 'rds-snapshot-shared', title: 'Database snapshot shared with the development account', provision: '164.312(a)(1)', severity: 'critical', layer: 'data persistence', pattern: 'P5', tools: ['Prowler'], counted: 3, from: '2025-08-02', system: 'accounts', resource: 'arn:aws:rds:us-east-1:111122223333:snapshot:orders-nightly-', action: 'A-01' },
  { family: 'iam-wildcard', title: 'Role allows every action on every resource', provision: '164.312(a)(1)', severity: 'high', layer: 'identity', tools: ['AWS Security Hub', 'Prowler'], counted: 12, other: { kind: 'suppressed', n: 2 }, from: '2025-02-11', system: 'support', resource: 'arn:aws:iam::111122223333:role/support-tool-', action: 'A-02' },
  { family: 'rds-no-cmk', title: 'Database storage not encrypted', provision: '164.312(a)(2)(iv)', severity: 'high', layer: 'data persistence', pattern: 'P6', tools: ['Prowler', 'AWS Config'], counted: 9, from: '2025-03-19', system: 'orders', resource: 'arn:aws:rds:us-east-1:111122223333:db:order-history-', action: 'A-03' },
  { family: 'cloudtrail-data-events', title: 'Reads of PHI buckets are not recorded', provision: '164.312(b)', severity: 'high', layer: 'logging', tools: ['AWS Security Hub', 'Prowler'], counted: 22, from: '2025-10-29', system: 'orders', resource: 'arn:aws:s3:::alder-row-prod-records-', action: 'A-05' },
  { family: 'tls-minimum', title: 'Endpoint accepts TLS 1.0', provision: '164.312(e)(2)(ii)', severity: 'high', layer: 'network edge', pattern: 'P4', tools: ['Defender for Cloud', 'Prowler'], counted: 7, from: '2026-05-01', system: 'checkout', resource: '/subscriptions/8c2f1a52-0000-4000-8000-5f1d3c7b9e10/resourceGroups/shop-edge/providers/Microsoft.Cdn/profiles/checkout-', action: 'A-06' },
  { family: 'console-mfa', title: 'Console user without a second factor', provision: '164.312(d)', severity: 'high', layer: 'identity', tools: ['AWS Security Hub'], counted: 6, from: '2026-09-15', system: 'support', resource: 'arn:aws:iam::111122223333:user/agent-', action: 'A-02' },
  { family: 'blob-no-cmk', title: 'Encryption key not under own control or rotation', provision: '164.312(a)(2)(iv)', severity: 'medium', layer: 'storage', pattern: 'P6', tools: ['Azure Policy', 'Defender for Cloud'], counted: 31, from: '2025-06-30', system: 'accounts', resource: '/subscriptions/8c2f1a52-0000-4000-8000-5f1d3c7b9e10/resourceGroups/customer-data/providers/Microsoft.Storage/storageAccounts/custdata', action: 'A-04' },
  { family: 'diagnostic-settings', title: 'No diagnostic settings on a store of PHI', provision: '164.312(b)', severity: 'medium', layer: 'logging', tools: ['Azure Policy'], counted: 18, from: '2026-01-12', system: 'accounts', resource: '/subscriptions/8c2f1a52-0000-4000-8000-5f1d3c7b9e10/resourceGroups/customer-data/providers/Microsoft.DocumentDB/databaseAccounts/profile-', action: 'A-05' },
  { family: 'mesh-plaintext', title: 'Traffic between services is not encrypted', provision: '164.312(e)(2)(ii)', severity: 'medium', layer: 'network edge', pattern: 'P4', tools: ['Consultant CSV'], counted: 14, from: '2026-02-20', system: 'checkout', resource: 'orders-api.internal/', action: 'A-07' },
  { family: 'backup-untested', title: 'No backup plan covers the table', provision: '164.308(a)(7)(ii)(A)', severity: 'medium', layer: 'data persistence', tools: ['AWS Config'], counted: 4, from: '2026-03-03', system: 'accounts', resource: 'arn:aws:dynamodb:us-east-1:111122223333:table/loyalty-', action: 'A-08' },
  { family: 'search-index-public', title: 'Search domain outside the private network', provision: '164.312(a)(1)', severity: 'high', layer: 'storage', pattern: 'P2', tools: ['Prowler'], counted: 0, other: { kind: 'refuted', n: 1 }, from: '2026-06-06', system: 'search', resource: 'arn:aws:es:us-east-1:111122223333:domain/catalog-', action: 'A-02' },
  { family: 'ebs-unencrypted', title: 'Volume of unknown content not encrypted', provision: '164.312(a)(2)(iv)', severity: 'medium', layer: 'storage', tools: ['Prowler'], counted: 0, other: { kind: 'scope unknown', n: 8 }, from: '2026-04-14', system: 'unassigned', resource: 'arn:aws:ec2:us-east-1:444455556666:volume/vol-0a1b', action: 'A-03' },
  { family: 'prowler:region_unused', title: 'Unused region enabled', provision: undefined, severity: 'low', layer: 'governance', tools: ['Prowler'], counted: 0, from: '2026-11-18', system: 'orders', resource: 'ap-southeast-', action: '' },
];

/** What scanners and people may write into a title or a resource, none of which may change the document. */
export const HOSTILE: readonly { readonly title: string; readonly resource: string }[] = [
  {
    title: '<img src=x onerror=alert(1)> | **bold** [link](javascript:alert(1)) `code` <!-- side -->',
    resource: 'a|b`c`|d',
  },
  { title: '顧客データの書き出しバケットが公開されています', resource: 'arn:aws:s3:::顧客データ-輸出-本番' },
  { title: 'دلو التخزين مفتوح للعامة', resource: 'arn:aws:s3:::بيانات-العملاء' },
  { title: 'Bucket 🔓 open to the world 👩‍⚕️ ‮gpj.exe', resource: 'arn:aws:s3:::emoji-🗑️' },
  {
    title:
      '## Not a heading {#exposure} {{entity}} ${7*7} $a$ @someone https://evil.example/x?y=1 www.evil.example',
    resource: 'x'.repeat(300),
  },
];
