import type { ObservationStatus } from '../../model/observation.js';
import type { Draft } from '../adapter.js';
import { at, flag, isObject, list, number, text } from '../fields.js';
import { type JsonContext, jsonAdapter } from '../json-adapter.js';
import { cvesIn, sayingYes } from '../known-exploited.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';
import { severityOfScore, severityOfWord } from '../severity.js';
import { ruleOf } from './sarif-rule.js';

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const sarif = jsonAdapter({
  id: 'sarif',
  title: 'SARIF 2.1.0',
  paths: ['/runs/[]/results/[]'],
  shared: ['/runs/[]/tool', '/runs/[]/invocations'],
  document: (root) =>
    isObject(root) &&
    'runs' in root &&
    (/sarif/i.test(text(root, '$schema') ?? '') || (text(root, 'version') ?? '').startsWith('2.1')),
  observe,
});

function observe(result: unknown, { shared, pointer }: JsonContext): Draft {
  const run = /^\/runs\/\d+/.exec(pointer)?.[0] ?? '';
  const tool = shared.get(`${run}/tool`);
  const rule = ruleOf(result, tool);
  const level = levelOf(result, rule);
  const score =
    number(result, 'properties.security-severity') ?? number(rule, 'properties.security-severity');
  const place = at(list(result, 'locations')[0], 'physicalLocation');
  const message = messageOf(result, rule);
  const invocations = shared.get(`${run}/invocations`);
  const last = Array.isArray(invocations) ? (invocations.at(-1) as unknown) : undefined;
  const line = text(place, 'region.startLine');
  const file = text(place, 'artifactLocation.uri');
  return {
    tool: text(tool, 'driver.name') ?? 'SARIF',
    toolVersion: text(tool, 'driver.semanticVersion', 'driver.version'),
    nativeId: text(result, 'guid', 'correlationGuid') ?? fingerprintOf(result) ?? line,
    checkId: text(result, 'ruleId', 'rule.id') ?? text(rule, 'id'),
    title: text(rule, 'shortDescription.text', 'name') ?? message,
    description: message ?? text(rule, 'fullDescription.text'),
    resource: resourceOf({
      id:
        file ??
        text(
          list(result, 'locations')[0],
          'logicalLocations.0.fullyQualifiedName',
          'logicalLocations.0.name',
        ),
      name: file !== undefined && line !== undefined ? `${file}:${line}` : undefined,
      cloud: 'other',
    }),
    severity: score === undefined ? severityOfWord(level) : severityOfScore(score),
    nativeSeverity: score === undefined ? level : String(score),
    status: statusOf(result),
    seen: seenInRun(text(last, 'endTimeUtc', 'startTimeUtc')),
    remediation: { text: text(rule, 'help.text'), url: text(rule, 'helpUri') },
    cves: cvesIn(
      text(result, 'ruleId', 'rule.id'),
      text(rule, 'id', 'name'),
      text(rule, 'shortDescription.text'),
    ),
    knownExploited: exploitedIn(result) ?? exploitedIn(rule),
  };
}

/** 3.27.10: the result's level, else the rule's, else warning; none when the result is no failure. */
function levelOf(result: unknown, rule: unknown): string {
  if ((text(result, 'kind') ?? 'fail') !== 'fail') return 'none';
  return text(result, 'level') ?? text(rule, 'defaultConfiguration.level') ?? 'warning';
}

function statusOf(result: unknown): ObservationStatus {
  const kinds: Readonly<Record<string, ObservationStatus['result']>> = {
    fail: 'fail',
    pass: 'pass',
    notApplicable: 'not-applicable',
    informational: 'manual',
    review: 'manual',
    open: 'error',
  };
  const absent = text(result, 'baselineState') === 'absent';
  return {
    result: kinds[text(result, 'kind') ?? 'fail'] ?? 'unknown',
    workflow: absent ? 'resolved' : isSuppressed(result) ? 'accepted' : 'none',
    record: 'active',
  };
}

/** 3.27.23: a suppression counts when it is accepted, which is the default; under review or rejected it doesn't. */
function isSuppressed(result: unknown): boolean {
  return list(result, 'suppressions').some((item) => (text(item, 'status') ?? 'accepted') === 'accepted');
}

/** 3.11: plain text, or a message of the rule with its placeholders filled. */
function messageOf(result: unknown, rule: unknown): string | undefined {
  const plain = text(result, 'message.text', 'message.markdown');
  const id = text(result, 'message.id');
  const template = plain ?? (id === undefined ? undefined : text(at(rule, 'messageStrings'), `${id}.text`));
  const values = list(result, 'message.arguments');
  return template?.replaceAll(/\{(\d+)\}/g, (whole, index: string) => text(values, index) ?? whole);
}

function fingerprintOf(result: unknown): string | undefined {
  const prints = at(result, 'fingerprints') ?? at(result, 'partialFingerprints');
  return isObject(prints)
    ? Object.values(prints).find((print): print is string => typeof print === 'string')
    : undefined;
}

/** Property bags are free (3.8); these are the names that tools use for CISA's catalog. */
const EXPLOITED = ['kev', 'cisaKev', 'cisa_kev', 'isKev', 'inKev', 'knownExploited', 'known_exploited'];

function exploitedIn(holder: unknown): string | undefined {
  const name = EXPLOITED.find((property) => flag(at(holder, 'properties'), property));
  return name === undefined ? undefined : sayingYes(`properties.${name}`, true);
}
