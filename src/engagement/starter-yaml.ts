import { stringify } from 'yaml';
import type { IsoDate } from '../model/date.js';
import { ENTITY_STATUSES } from '../model/engagement.js';
import type { ProposedSystem } from './propose-systems.js';

/** What `init` found and was told; everything else in the file is left for people to state. */
export interface StarterFacts {
  readonly name: string;
  readonly entity: string;
  readonly status: string;
  readonly asOf: IsoDate;
  readonly sources: readonly { readonly path: string; readonly about: string }[];
  readonly systems: readonly ProposedSystem[];
  /** Observations on no account or subscription, by file, with some of what they are on. */
  readonly elsewhere: readonly { readonly path: string; readonly observations: number }[];
  readonly examples: readonly string[];
  readonly evidence: string | undefined;
  /** Path of the JSON Schema for editors, relative to the file; undefined where it lies outside the folder tree. */
  readonly schema: string | undefined;
}

/**
 * A first dossier.yaml: what the scans show, with the proposed systems that nobody has claimed to hold PHI
 * yet (`holdsPhi: unknown` is listed and not priced), and a comment where a person has to decide.
 */
export function starterYaml(facts: StarterFacts): string {
  const { name, entity, status, asOf, evidence } = facts;
  return [
    ...(facts.schema === undefined ? [] : [`# yaml-language-server: $schema=${facts.schema}`]),
    '# Facts that no scanner can know. What is left out is printed in the dossier as an assumption.',
    block({ name }),
    '# Nothing is priced before counsel says which it is (45 CFR 160.103):',
    `# ${ENTITY_STATUSES.join(', ')}.`,
    block({ entity: { name: entity, status } }),
    block({
      dossier: {
        title: `HIPAA penalty exposure of ${entity}`,
        question:
          'What could a failed HIPAA audit of our cloud infrastructure cost us, and what do we fix first?',
      },
    }),
    '# The day of this assessment. Also worth stating: noticeDate, horizon.',
    block({ asOf }),
    'sources:',
    ...facts.sources.map(({ path, about }) => `  - ${scalar(path)} # ${about}`),
    '',
    ...(evidence === undefined ? ['# evidence: evidence/register.csv', ''] : [block({ evidence })]),
    '# Which resources belong together, and whether they hold PHI: true, false or unknown. Unknown is not priced.',
    ...(facts.systems.length === 0 ? ['systems: []', ''] : ['systems:', ...facts.systems.flatMap(system)]),
    ...elsewhere(facts),
    '# Also worth stating: vendors with their agreements, culpability, budget, labor (rates, people),',
    '# plan (limits in hours by role, and by date), mappings of unknown checks, suppressions.',
    '',
  ].join('\n');
}

function system({ id, name, match, observations }: ProposedSystem): readonly string[] {
  return [
    `  - id: ${scalar(id)} # ${counted(observations)}`,
    `    name: ${scalar(name)}`,
    '    match:',
    ...Object.entries(match).map(([kind, patterns]) => `      ${kind}: [${patterns.map(quoted).join(', ')}]`),
    '    holdsPhi: unknown',
    '',
  ];
}

/** What no account takes in is in no system, and so never priced, until somebody says where it belongs. */
function elsewhere({ elsewhere: files, examples }: StarterFacts): readonly string[] {
  if (files.length === 0) return [];
  return [
    '# Of no account or subscription, and so in no system until you add one:',
    ...files.map(({ path, observations }) => `#   ${JSON.stringify(path)}: ${counted(observations)}`),
    '# Where these are yours, name them by pattern (* is a wildcard), for example:',
    '#   - id: elsewhere',
    '#     name: What the account ids do not cover',
    '#     match:',
    '#       resources:',
    ...examples.map((example) => `#         - ${quoted(example)}`),
    '#     holdsPhi: unknown',
    '',
  ];
}

function counted(observations: number): string {
  return `${observations} ${observations === 1 ? 'observation' : 'observations'}`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function block(value: object): string {
  return stringify(value, { lineWidth: 0 });
}

function scalar(text: string): string {
  return stringify(text, { lineWidth: 0 }).trimEnd();
}
