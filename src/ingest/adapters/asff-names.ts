import { list, text } from '../fields.js';

/** Products of AWS by their name in ASFF, as their own exports are called here. */
const PRODUCTS = new Map([
  ['security hub', 'AWS Security Hub'],
  ['security hub cspm', 'AWS Security Hub'],
  ['guardduty', 'Amazon GuardDuty'],
  ['inspector', 'Amazon Inspector'],
  ['macie', 'Amazon Macie'],
  ['config', 'AWS Config'],
  ['iam access analyzer', 'IAM Access Analyzer'],
  ['prowler', 'Prowler'],
]);

/** The product that made an ASFF finding. */
export function asffTool(record: unknown): string {
  const named = text(
    record,
    'ProductFields.ProviderName',
    'ProductName',
    'ProductFields.aws/securityhub/ProductName',
  );
  const product = named === 'Default' ? undefined : named;
  const byArn = /:product\/[^/]+\/([^/]+)$/.exec(text(record, 'ProductArn') ?? '')?.[1]?.replaceAll('-', ' ');
  const name = product ?? (byArn === 'default' ? undefined : byArn) ?? 'AWS Security Hub';
  return PRODUCTS.get(name.toLowerCase()) ?? name;
}

/**
 * Check of an ASFF finding: the consolidated control id, else the control of the standard, else the vulnerability
 * or threat type, else the generator without account and detector.
 */
export function asffCheckId(record: unknown): string | undefined {
  const control = text(record, 'Compliance.SecurityControlId', 'ProductFields.ControlId');
  if (control !== undefined) return control;
  const generator = text(record, 'GeneratorId') ?? '';
  // The numbers of CIS rules differ between its versions, so that the version belongs to the name.
  const ruleset = /:ruleset\/(.+)\/rule\/(.+)$/.exec(generator);
  if (ruleset) return `${ruleset[1]}/${ruleset[2]}`;
  const unified = /(?:^|\/)(?:security-control|v\/[\d.]+)\/([A-Za-z0-9.]+\.\d+)$/.exec(generator)?.[1];
  if (unified !== undefined) return unified;
  const cve =
    text(list(record, 'Vulnerabilities')[0], 'Id') ??
    /\b(?:CVE-\d{4}-\d+|GHSA(?:-\w{4}){3})\b/.exec(text(record, 'Title') ?? '')?.[0];
  if (cve !== undefined && /inspector/i.test(asffTool(record))) return cve;
  return threatType(record) ?? text(record, 'ProductFields.RuleId') ?? withoutPrefix(generator) ?? cve;
}

/** GuardDuty and Macie name their type at the end of `Types`: `TTPs/Discovery/Recon:IAMUser-UserPermissions`. */
function threatType(record: unknown): string | undefined {
  if (!/guardduty|macie/i.test(asffTool(record))) return undefined;
  const types = list(record, 'Types').filter((item) => typeof item === 'string');
  const type = types.map((path) => path.split('/').at(-1)).find((name) => name?.includes(':'));
  return type?.replace(/^([^:]*:[^-/]+)-/, '$1/');
}

/** Prowler writes `prowler-check11` and `prowler-s3_bucket_public_access`. */
function withoutPrefix(generator: string): string | undefined {
  const name = generator.replace(/^prowler-/i, '');
  return name === '' ? undefined : name;
}
