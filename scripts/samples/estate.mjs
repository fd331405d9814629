// The estate as it really is: every check on every resource of its kind, and since when it fails. Scanners look
// at this from different sides, so that their files agree where they overlap.
import { table, lookup } from './tables.mjs';

/**
 * @typedef {import('./tables.mjs').Row} Row
 * @typedef {{ check: Row, resource: Row, account: Row, since?: string, until?: string, muted: boolean, notes: string, passes: string }} Fact
 * @typedef {'PASS' | 'FAIL' | 'MANUAL'} Result
 */

export const account = lookup('accounts', 'key');
export const awsResource = lookup('aws-resources', 'key');
export const azureResource = lookup('azure-resources', 'key');

/** @param {'aws' | 'azure'} cloud @returns {Fact[]} */
export function facts(cloud) {
  const resources = table(`${cloud}-resources`);
  const failures = new Map(table(`${cloud}-failures`).map((row) => [`${row.check} ${row.resource}`, row]));
  const all = table(`${cloud}-checks`).flatMap((check) =>
    resources
      .filter((resource) => resource.kind === check.kind)
      .map((resource) => {
        const key = `${check.check} ${resource.key}`;
        const failure = failures.get(key);
        failures.delete(key);
        return {
          check,
          resource,
          account: account(resource.account),
          since: failure?.since,
          until: failure?.until,
          muted: failure?.muted === 'yes',
          notes: failure?.notes ?? '',
          passes: failure?.passes ?? '',
        };
      }),
  );
  if (failures.size > 0) throw new Error(`${cloud}-failures.csv: no such check and resource: ${[...failures.keys()].join(', ')}`);
  return all;
}

/** What a scan on that day says. @param {Fact} fact @param {string} day @returns {Result} */
export function resultOn(fact, day) {
  if (!fact.check.fail) return 'MANUAL';
  if (!fact.since || day < fact.since) return 'PASS';
  return fact.until && day >= fact.until ? 'PASS' : 'FAIL';
}

/** The sentence of the scanner for that result. @param {Fact} fact @param {Result} result @param {number} age days */
export function sentence(fact, result, age) {
  if (result === 'MANUAL') return 'Open the account page of the console and review the contact details by hand.';
  return fact.check[result === 'FAIL' ? 'fail' : 'pass']
    .replace('{name}', fact.resource.name)
    .replace('{account}', fact.account.name)
    .replace('{age}', String(age));
}

const risks = lookup('themes', 'theme');

/** @param {Row} check */
export function riskOf(check) {
  return risks(check.theme).risk;
}
