// Which scanner looked at what, when: one line a file of the sample engagement.
import { facts } from './estate.mjs';
import { awsConfig } from './formats/aws-config.mjs';
import { azurePolicy } from './formats/azure-policy.mjs';
import { consultantCsv } from './formats/consultant-csv.mjs';
import { defenderCsv, defenderJson } from './formats/defender.mjs';
import { macie } from './formats/macie.mjs';
import { prowlerCsv } from './formats/prowler-csv.mjs';
import { prowlerOcsf } from './formats/prowler-ocsf.mjs';
import { sarif } from './formats/sarif.mjs';
import { securityHub } from './formats/security-hub.mjs';

/** @typedef {import('./estate.mjs').Fact} Fact */

const MAY = { day: '2026-05-18', time: '06:41:07.204915', version: '5.18.3', ouColumns: false };
const NOVEMBER = { day: '2026-11-16', time: '06:02:11.482913', version: '5.31.0', ouColumns: true };
const AZURE = { day: '2026-11-17', time: '07:20:33.118402', version: '5.31.0', ouColumns: true };
const CODE = { day: '2026-11-13', time: '16:48:05' };

/** The first quarterly scan was limited to these accounts and services. */
const MAY_ACCOUNTS = ['prod', 'staging'];
const MAY_SERVICES = ['s3', 'rds', 'ec2', 'dynamodb', 'opensearch', 'iam'];
const HUB_ACCOUNTS = ['prod', 'data', 'staging'];
/** Kinds of which Security Hub's passing findings were exported too. */
const HUB_PASSES = ['database', 'search'];

/** @returns {[path: string, content: string | Buffer][]} */
export function scans() {
  const aws = facts('aws');
  const azure = facts('azure');
  return [
    ['scans/aws/config-2026-11-16.json', awsConfig(aws, NOVEMBER)],
    ['scans/aws/macie-2026-11-16.json', macie(NOVEMBER)],
    ['scans/aws/prowler-2026-05-18.csv', prowlerCsv(aws.filter(inMay), MAY)],
    ['scans/aws/prowler-2026-11-16.csv', cutShort(prowlerCsv(aws, NOVEMBER))],
    ['scans/aws/security-hub-2026-11-16.json', securityHub(aws.filter(inHub), NOVEMBER)],
    ['scans/azure/defender-discovery-2026-11-17.json', defenderJson(azure, 'discovery', AZURE)],
    ['scans/azure/defender-support-2026-11-17.csv', defenderCsv(azure, 'support', AZURE)],
    ['scans/azure/policy-states-2026-11-17.json', azurePolicy(azure, AZURE)],
    ['scans/azure/prowler-2026-11-17.ocsf.json', prowlerOcsf(azure, AZURE)],
    ['scans/code/checkov-2026-11-13.sarif', sarif(CODE)],
    ['scans/consultant/paperclip-review-2026-09.txt', consultantCsv()],
  ];
}

/** @param {Fact} fact */
function inMay({ check, resource, account }) {
  return (
    MAY_ACCOUNTS.includes(account.key) && MAY_SERVICES.includes(check.service) && resource.created < MAY.day
  );
}

/** @param {Fact} fact */
function inHub({ check, resource, account, since }) {
  return (
    HUB_ACCOUNTS.includes(account.key) &&
    check.control !== '' &&
    (since !== undefined || HUB_PASSES.includes(resource.kind))
  );
}

/** Planted trouble: the session to the acquired account ended, and the last line of the file with it. @param {string} csv */
function cutShort(csv) {
  const lines = csv.trimEnd().split('\r\n');
  const last = lines.pop() ?? '';
  return [...lines, last.split(';').slice(0, 17).join(';')].join('\r\n') + '\r\n';
}
