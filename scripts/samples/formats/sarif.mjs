// SARIF 2.1.0 of a scan of the infrastructure code.
import { table } from '../tables.mjs';
import { hex } from '../identifiers.mjs';

/** @typedef {import('../tables.mjs').Row} Row */

/** @param {{ day: string, time: string }} run */
export function sarif(run) {
  const rules = table('sarif-rules');
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Checkov',
            version: '3.2.471',
            informationUri: 'https://checkov.io',
            rules: rules.map(ruleOf),
          },
        },
        invocations: [{ executionSuccessful: true, endTimeUtc: `${run.day}T${run.time}Z` }],
        results: table('sarif-results').map((row) => resultOf(row, rules)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 1)}\n`;
}

/** @param {Row} row */
function ruleOf(row) {
  return {
    id: row.id,
    name: row.title,
    shortDescription: { text: row.title },
    fullDescription: { text: row.title },
    help: { text: row.help },
    defaultConfiguration: { level: row.level },
    properties: { 'security-severity': row.severity },
  };
}

/** @param {Row} row @param {readonly Row[]} rules */
function resultOf(row, rules) {
  const index = rules.findIndex(({ id }) => id === row.rule);
  const rule = rules[index];
  if (!rule) throw new Error(`sarif-rules.csv has no ${row.rule}`);
  return {
    ruleId: rule.id,
    ruleIndex: index,
    level: rule.level,
    message: { text: `${rule.title} (${row.resource})` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: row.file },
          region: { startLine: Number(row.line), endLine: Number(row.end) },
        },
        logicalLocations: [{ fullyQualifiedName: row.resource, kind: 'resource' }],
      },
    ],
    partialFingerprints: { 'resource/v1': hex(`${row.rule} ${row.file} ${row.resource}`, 16) },
    ...(row.suppressed && { suppressions: [{ kind: 'inSource', justification: row.suppressed }] }),
  };
}
