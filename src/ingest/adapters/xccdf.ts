import type { ObservationStatus } from '../../model/observation.js';
import { type Draft, type Skip, status } from '../adapter.js';
import type { XmlElement } from '../input/xml.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';
import { severityOfWord } from '../severity.js';
import { attributeOf, textIn, type XmlContext, xmlAdapter } from '../xml-adapter.js';

/** XCCDF test results of OpenSCAP and SCC, alone, inside their benchmark or in an ARF report: NIST SP 800-126. */
export const xccdf = xmlAdapter({
  id: 'xccdf',
  title: 'XCCDF test results',
  roots: ['Benchmark', 'TestResult', 'asset-report-collection'],
  mentions: /xccdf/i,
  records: ['rule-result'],
  facts: {
    Rule: (rule) => [
      [`title ${attributeOf(rule, 'id')}`, textIn(rule, 'title')],
      [`severity ${attributeOf(rule, 'id')}`, attributeOf(rule, 'severity')],
    ],
    target: (target) => [['target', target.text.trim()]],
  },
  observe,
});

/** XCCDF 1.2, table 26: what a rule can come to. */
const RESULTS = new Map<string, ObservationStatus['result']>([
  ['pass', 'pass'],
  ['fixed', 'pass'],
  ['fail', 'fail'],
  ['error', 'error'],
  ['unknown', 'unknown'],
  ['notapplicable', 'not-applicable'],
  ['notselected', 'not-applicable'],
  ['notchecked', 'manual'],
  ['informational', 'manual'],
]);

function observe(record: XmlElement, { facts, ancestors }: XmlContext): Draft | Skip {
  const result = RESULTS.get(textIn(record, 'result') ?? '');
  if (!result) return { skip: `the result is none of ${[...RESULTS.keys()].join(', ')}` };
  const rule = attributeOf(record, 'idref');
  const severity = attributeOf(record, 'severity') ?? facts.get(`severity ${rule}`);
  const run = ancestors.find(({ name }) => /(^|:)TestResult$/.test(name));
  return {
    tool: 'XCCDF',
    nativeId: rule,
    checkId: rule?.replace(/^xccdf_[^_]+(?:\.[^_]+)*_rule_/, ''),
    title: facts.get(`title ${rule}`),
    description: textIn(record, 'message'),
    resource: resourceOf({ id: facts.get('target'), type: 'host', cloud: 'other' }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: status(result),
    seen: seenInRun(
      attributeOf(record, 'time'),
      run && (attributeOf(run, 'end-time') ?? attributeOf(run, 'start-time')),
    ),
  };
}
