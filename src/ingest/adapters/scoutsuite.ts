import { type Draft, status } from '../adapter.js';
import { asText, has, isObject, number, text } from '../fields.js';
import { type JsonContext, jsonAdapter } from '../json-adapter.js';
import { plainText } from '../plain-text.js';
import { cloudOf, resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';
import { severityOfWord } from '../severity.js';

/** ScoutSuite `scoutsuite_results_*.js`: one record is a rule with the number of items that it flags. */
export const scoutsuite = jsonAdapter({
  id: 'scoutsuite',
  title: 'ScoutSuite results',
  paths: ['/services/*/findings/*'],
  shared: ['/account_id', '/provider_code', '/last_run/time', '/last_run/version'],
  document: (root, { variable }) =>
    variable === 'scoutsuite_results' || (isObject(root) && has(root, 'provider_code', 'last_run')),
  observe,
});

function observe(rule: unknown, { pointer, shared }: JsonContext): Draft {
  const checked = number(rule, 'checked_items') ?? 0;
  const flagged = number(rule, 'flagged_items') ?? 0;
  const level = text(rule, 'level');
  const account = asText(shared.get('/account_id'));
  const counts = `${flagged} of ${checked} checked items are flagged.`;
  return {
    tool: 'ScoutSuite',
    toolVersion: asText(shared.get('/last_run/version')),
    checkId: pointer
      .split('/')
      .at(-1)
      ?.replace(/\.json$/, ''),
    title: plainText(text(rule, 'description')),
    description: [counts, plainText(text(rule, 'rationale'))].filter(Boolean).join(' '),
    resource: resourceOf({
      id: account,
      type: 'account',
      cloud: cloudOf(asText(shared.get('/provider_code'))),
      account,
    }),
    severity: severityOfWord(level),
    nativeSeverity: level,
    // A rule that had nothing to check did not pass.
    status: status(flagged > 0 ? 'fail' : checked === 0 ? 'error' : 'pass'),
    seen: seenInRun(shared.get('/last_run/time')),
    remediation: { text: plainText(text(rule, 'remediation')), url: text(rule, 'references.0') },
  };
}
