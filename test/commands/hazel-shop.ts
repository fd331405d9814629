import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const HEAD = 'Finding ID,Check,Title,Severity,Status,Resource,Account,First Seen';

export const OPEN_BUCKET =
  '1,s3_bucket_public_access,S3 bucket public,critical,FAIL,arn:aws:s3:::hazel-orders,111122223333,2026-03-01';
export const PLAIN_TRAIL =
  '2,cloudtrail_kms_encryption_enabled,Trail without key,medium,FAIL,arn:aws:cloudtrail:us-east-1:111122223333:trail/hazel,111122223333,2025-11-02';
export const ROOT_WITHOUT_MFA =
  '3,iam_root_mfa_enabled,Root without MFA,critical,FAIL,arn:aws:iam::111122223333:root,111122223333,2026-06-15';

export interface HazelShop {
  readonly rows?: readonly string[];
  readonly status?: string;
  readonly paper?: string;
  /** Further lines of dossier.yaml. */
  readonly more?: string;
  /** Further files of the folder, by name. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Writes the folder of a small engagement and returns its path. */
export function hazelShop(root: string, name: string, shop: HazelShop = {}): string {
  const { rows = [OPEN_BUCKET], status = 'covered entity', paper = 'Letter', more = '', files = {} } = shop;
  const folder = path.join(root, name);
  const all = {
    'dossier.yaml': `name: ${name}
entity: { name: Hazel Health Shop, status: ${status}, statusBasis: Memorandum of counsel }
dossier: { title: Exposure of the shop, question: What could an audit cost?, paper: ${paper} }
asOf: 2026-11-20
sources: [scans/*]
systems:
  - { id: shop, name: Shop, match: { accounts: ['111122223333'] }, holdsPhi: true }
${more}`,
    'scans/findings.csv': `${[HEAD, ...rows].join('\n')}\n`,
    ...files,
  };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
}

/** The bytes of every file in a folder, by name. */
export function filesIn(folder: string): Readonly<Record<string, Buffer>> {
  const names = readdirSync(folder).toSorted();
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name))]));
}
