import { type Draft, status } from '../adapter.js';
import { asText, at, has, isObject, list, text } from '../fields.js';
import { type JsonContext, jsonAdapter } from '../json-adapter.js';
import { saying } from '../known-exploited.js';
import { resourceOf } from '../resource.js';
import { seenBetween } from '../seen.js';
import { severityOfWord } from '../severity.js';

/** `twistcli images scan --output-file`: vulnerabilities and compliance issues. */
export const twistlockJson = jsonAdapter({
  id: 'twistlock-json',
  title: 'Prisma Cloud Compute (twistcli JSON)',
  paths: ['/results/[]/vulnerabilities/[]', '/results/[]/compliances/[]'],
  read: 'all',
  shared: ['/results/[]/id', '/results/[]/name'],
  document: (root) =>
    list(root, 'results').some(
      (result) => has(result, 'complianceDistribution') || has(result, 'vulnerabilityDistribution'),
    ),
  observe,
});

function observe(record: unknown, { pattern, pointer, shared }: JsonContext): Draft {
  const severity = text(record, 'severity');
  const image = pointer.replace(/\/\w+\/\d+$/, '');
  const id = text(record, 'id', 'cve');
  const pkg = [text(record, 'packageName'), text(record, 'packageVersion')].filter(Boolean).join(' ');
  const compliance = pattern.includes('compliances');
  return {
    tool: 'Prisma Cloud',
    nativeId: pkg || undefined,
    checkId: id,
    title: text(record, 'title') ?? (compliance || pkg === '' ? id : `${id} in ${pkg}`),
    description: text(record, 'description'),
    resource: resourceOf({
      id: asText(shared.get(`${image}/name`)) ?? asText(shared.get(`${image}/id`)),
      type: 'image',
      cloud: 'other',
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: status('fail'),
    seen: seenBetween(text(record, 'discoveredDate'), undefined),
    remediation: { text: text(record, 'status'), url: text(record, 'link') },
    knownExploited: saying('risk factor', riskFactorsOf(record).find(isInTheWild)),
  };
}

function riskFactorsOf(record: unknown): readonly string[] {
  const factors = at(record, 'riskFactors');
  return isObject(factors)
    ? Object.keys(factors)
    : list(record, 'riskFactors').flatMap((one) => asText(one) ?? []);
}

/** `Exploit in the wild`, `Exploit exists - in the wild`; a proof of concept alone is not one. */
export function isInTheWild(riskFactor: string): boolean {
  return /exploit\b.*\bin the wild/i.test(riskFactor);
}
