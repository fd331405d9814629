// Writes scanner files of any size for the benchmark: seeded, streamed, with the shapes that the scanners write.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { seededRandom } from '../dist/plan/seeded-random.js';

const CHECKS = 300;
const SEVERITIES = ['critical', 'high', 'medium', 'low', 'informational'];
const REGIONS = ['us-east-1', 'us-west-2', 'eu-west-1', 'ap-southeast-2'];
const WORDS =
  'bucket policy allows public read access to objects and the key rotation of this account is not enabled for all users'.split(
    ' ',
  );
const BLOCK = 1 << 20;

/** Formats by name: what stands before, between and after the records, and one record as text. */
export const FORMATS = {
  'prowler-ocsf': {
    start: '[',
    between: ',',
    end: '\n]\n',
    record: (fact) => indented(prowlerOcsf(fact), 0),
  },
  asff: {
    start: '{\n    "Findings": [',
    between: ',',
    end: '\n    ]\n}\n',
    record: (fact) => indented(asff(fact), 8),
  },
  'asff-ndjson': { start: '', between: '', end: '', record: (fact) => `${JSON.stringify(asff(fact))}\n` },
  'prowler-csv': { start: csvHeader(), between: '', end: '', record: prowlerRow },
  'nessus-xml': {
    start: '<?xml version="1.0" ?>\n<NessusClientData_v2>\n<Report name="bench">\n',
    between: '',
    end: '</Report>\n</NessusClientData_v2>\n',
    record: nessusHost,
  },
};

/**
 * Writes a file of at least `bytes` bytes, or of `records` records where given, about `distinct` different checks on a
 * resource at most: further records are scans of the same on other days.
 * @returns the number of records
 */
export async function generate(
  format,
  file,
  { bytes = Infinity, records = Infinity, passing = 0.8, distinct = Infinity },
) {
  const { start, between, end, record } = FORMATS[format];
  const random = seededRandom(1);
  const out = createWriteStream(file);
  let [written, count, block] = [0, 0, start];
  while (written + block.length < bytes && count < records) {
    block += (count > 0 ? between : '') + record(factOf(count, random, passing, distinct));
    count++;
    if (block.length < BLOCK) continue;
    written += block.length;
    if (!out.write(block)) await once(out, 'drain');
    block = '';
  }
  out.end(block + end);
  await finished(out);
  return count;
}

/** Ten checks look at each resource. */
function factOf(index, random, passing, distinct) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const place = index % distinct;
  const resource = Math.floor(place / 10);
  const check = (resource * 7 + (place % 10) * 29) % CHECKS;
  return {
    index,
    name: `database-${resource}`,
    check: `service_${check}_is_configured`,
    title: `Check ${check}: the service is configured as it should be`,
    passes: random() < passing,
    severity: SEVERITIES[check % SEVERITIES.length],
    region: REGIONS[resource % REGIONS.length],
    account: String(100_000_000_000 + (resource % 20)),
    text: Array.from({ length: 12 + Math.floor(random() * 12) }, () => pick(WORDS)).join(' '),
    quoted: random() < 0.2,
    day: `2026-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`,
  };
}

function arn({ region, account, name }) {
  return `arn:aws:rds:${region}:${account}:db:${name}`;
}

function prowlerOcsf(fact) {
  const { check, title, passes, severity, region, account, text, day, name } = fact;
  return {
    message: text,
    metadata: {
      event_code: check,
      product: { name: 'Prowler', uid: 'prowler', vendor_name: 'Prowler', version: '5.20.0' },
      profiles: ['cloud', 'datetime'],
      tenant_uid: '',
      version: '1.5.0',
    },
    severity_id: 4,
    severity: severity[0].toUpperCase() + severity.slice(1),
    status: 'New',
    status_code: passes ? 'PASS' : 'FAIL',
    status_detail: text,
    status_id: 1,
    unmapped: {
      related_url: '',
      categories: ['encryption'],
      notes: '',
      compliance: {
        HIPAA: ['164_312_a_1', '164_312_e_1'],
        'CIS-3.0': ['2.1.1'],
        'NIST-800-53-Revision-5': ['sc_8_1'],
      },
    },
    activity_name: 'Create',
    activity_id: 1,
    finding_info: {
      created_time: 1780000000,
      created_time_dt: `${day}T06:00:00`,
      desc: `${title}. ${text}`,
      title,
      types: ['Software and Configuration Checks'],
      uid: `prowler-aws-${check}-${account}-${region}-${name}`,
    },
    resources: [
      {
        cloud_partition: 'aws',
        region,
        data: {
          details: text,
          metadata: { id: name, arn: arn(fact), encrypted: passes, tags: [] },
        },
        group: { name: 'rds' },
        labels: ['env:prod', 'team:records'],
        name,
        type: 'AwsRdsDbInstance',
        uid: arn(fact),
      },
    ],
    category_name: 'Findings',
    category_uid: 2,
    class_name: 'Detection Finding',
    class_uid: 2004,
    cloud: {
      account: { name: '', type: 'AWS Account', uid: account },
      org: { name: '', uid: '' },
      provider: 'aws',
      region,
    },
    remediation: {
      desc: `See to it that ${title}.`,
      references: ['https://example.com/remediation', 'aws rds modify'],
    },
    risk_details: text,
    time: 1780000000,
    time_dt: `${day}T06:00:00`,
    type_uid: 200401,
    type_name: 'Detection Finding: Create',
  };
}

function asff(fact) {
  const { check, title, passes, severity, region, account, text, day, index } = fact;
  return {
    SchemaVersion: '2018-10-08',
    Id: `arn:aws:securityhub:${region}:${account}:security-control/${check}/finding/${index}`,
    ProductArn: `arn:aws:securityhub:${region}::product/aws/securityhub`,
    ProductName: 'Security Hub',
    CompanyName: 'AWS',
    Region: region,
    GeneratorId: `security-control/${check}`,
    AwsAccountId: account,
    Types: ['Software and Configuration Checks/Industry and Regulatory Standards'],
    FirstObservedAt: `${day}T06:00:00.000Z`,
    LastObservedAt: `${day}T18:00:00.000Z`,
    CreatedAt: `${day}T06:00:00.000Z`,
    UpdatedAt: `${day}T18:00:00.000Z`,
    Severity: { Label: severity.toUpperCase(), Normalized: 40, Original: severity.toUpperCase() },
    Title: title,
    Description: text,
    Remediation: {
      Recommendation: { Text: 'See the documentation.', Url: 'https://example.com/remediation' },
    },
    ProductFields: { 'aws/securityhub/ProductName': 'Security Hub', 'Resources:0/Id': arn(fact) },
    Resources: [
      {
        Type: 'AwsRdsDbInstance',
        Id: arn(fact),
        Partition: 'aws',
        Region: region,
        Tags: { env: 'prod', team: 'records' },
        Details: { AwsRdsDbInstance: { StorageEncrypted: passes, Engine: 'postgres', AllocatedStorage: 20 } },
      },
    ],
    Compliance: {
      Status: passes ? 'PASSED' : 'FAILED',
      SecurityControlId: check,
      AssociatedStandards: [{ StandardsId: 'standards/nist-800-53/v/5.0.0' }],
    },
    WorkflowState: 'NEW',
    Workflow: { Status: 'NEW' },
    RecordState: 'ACTIVE',
  };
}

/** As the AWS CLI and Prowler print: four spaces a level. */
function indented(value, margin) {
  const inside = ' '.repeat(margin + 4 * (margin === 0));
  return `\n${inside}${JSON.stringify(value, null, 4).replaceAll('\n', `\n${inside}`)}`;
}

function csvHeader() {
  return 'AUTH_METHOD;TIMESTAMP;ACCOUNT_UID;ACCOUNT_NAME;FINDING_UID;PROVIDER;CHECK_ID;CHECK_TITLE;CHECK_TYPE;STATUS;STATUS_EXTENDED;MUTED;SERVICE_NAME;SEVERITY;RESOURCE_TYPE;RESOURCE_UID;RESOURCE_NAME;RESOURCE_TAGS;REGION;DESCRIPTION;RISK;REMEDIATION_RECOMMENDATION_TEXT;REMEDIATION_RECOMMENDATION_URL;COMPLIANCE;PROWLER_VERSION\n';
}

/** One row in five has quoted cells, some of them over two lines. */
function prowlerRow(fact) {
  const { check, title, passes, severity, region, account, text, day, name, quoted } = fact;
  const said = quoted ? `"${text}; it says ""no"".\nSecond line."` : text;
  return `profile;${day} 06:00:00.1;${account};main;prowler-aws-${check}-${account}-${region}-${name};aws;${check};${title};Software Checks;${passes ? 'PASS' : 'FAIL'};${said};False;rds;${severity};AwsRdsDbInstance;${arn(fact)};${name};env=prod | team=records;${region};${text};${title};See to it that ${title}.;https://example.com/remediation;HIPAA: 164_312_a_1 | CIS-3.0: 2.1.1;5.20.0\n`;
}

function nessusHost({ index, title, severity, text, account }) {
  const level = SEVERITIES.length - 1 - SEVERITIES.indexOf(severity);
  return `<ReportHost name="10.0.${index % 256}.${Math.floor(index / 256) % 256}"><HostProperties><tag name="host-fqdn">host-${index}.example.com</tag></HostProperties>
<ReportItem port="443" svc_name="www" protocol="tcp" severity="${level}" pluginID="${account.slice(-5)}" pluginName="${title}" pluginFamily="General">
<description>${text} &amp; ${text}</description>
<plugin_publication_date>2026/01/15</plugin_publication_date>
<risk_factor>${severity[0].toUpperCase()}${severity.slice(1)}</risk_factor>
<solution>${text}</solution>
<synopsis>${title}</synopsis>
</ReportItem>
</ReportHost>
`;
}
