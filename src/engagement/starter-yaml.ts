import { stringify } from 'yaml';
import type { IsoDate } from '../model/date.js';
import { ENTITY_STATUSES } from '../model/engagement.js';
import type { Cloud } from '../model/observation.js';

/** What `init` found and was told; everything else in the file is left for people to state. */
export interface StarterFacts {
  readonly name: string;
  readonly entity: string;
  readonly status: string;
  readonly asOf: IsoDate;
  readonly sources: readonly { readonly path: string; readonly about: string }[];
  readonly accounts: readonly { readonly cloud: Cloud; readonly id: string; readonly observations: number }[];
  readonly evidence: string | undefined;
  /** Path of the JSON Schema for editors, relative to the file; undefined where it lies outside the folder tree. */
  readonly schema: string | undefined;
}

/**
 * A first dossier.yaml: what the scans show, with one system per account that nobody has claimed to hold PHI
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
    ...(facts.accounts.length === 0 ? ['systems: []', ''] : ['systems:', ...facts.accounts.flatMap(system)]),
    '# Also worth stating: vendors with their agreements, culpability, budget, labor (rates, people),',
    '# plan (limits in hours by role, and by date), mappings of unknown checks, suppressions.',
    '',
  ].join('\n');
}

function system({ cloud, id, observations }: StarterFacts['accounts'][number]): readonly string[] {
  const kind = cloud === 'azure' ? 'subscriptions' : 'accounts';
  return [
    `  - id: ${scalar(`${cloud}-${id}`.toLowerCase().replace(/[^a-z0-9-]+/g, '-'))} # ${observations} ${observations === 1 ? 'observation' : 'observations'}`,
    `    name: ${scalar(`${cloud === 'azure' ? 'Azure subscription' : `${cloud.toUpperCase()} account`} ${id}`)}`,
    `    match: { ${kind}: [${JSON.stringify(id)}] }`,
    '    holdsPhi: unknown',
    '',
  ];
}

function block(value: object): string {
  return stringify(value, { lineWidth: 0 });
}

function scalar(text: string): string {
  return stringify(text, { lineWidth: 0 }).trimEnd();
}
