import { family } from '../law/crosswalk.js';
import type { Layer, SystemSpec } from '../model/engagement.js';
import type { Finding } from '../model/finding.js';
import type { Resource } from '../model/observation.js';

/** Words in a resource type or id that tell the layer, for checks that the crosswalk does not hold. */
const LAYER_WORDS: readonly (readonly [RegExp, Layer])[] = [
  [/cloudtrail|log|monitor|insights|diagnostic/, 'logging'],
  [
    /rds|dynamodb|cosmos|redshift|documentdb|sql|elasticache|opensearch|search|kinesis|sns|sqs/,
    'data persistence',
  ],
  [/s3|storage|blob|efs|ebs|volume|snapshot|disk|backup/, 'storage'],
  [/iam|entra|authorization|directory|role|user|account/, 'identity'],
  [/securitygroup|network|loadbalanc|elb|cloudfront|apigateway|subnet|vpc|waf|nsg/, 'network edge'],
];

/** Where nobody should need production PHI. */
const TRIAL: ReadonlySet<SystemSpec['environment']> = new Set(['development', 'test', 'staging']);

/**
 * The layer of the crosswalk row. For an unmapped check, which is not priced: the layer that the resource type
 * tells, else the one stated for the system, else governance, under which everything without a technical
 * layer is listed.
 */
export function layerOf(finding: Finding, system: SystemSpec | undefined): Layer {
  const row = family(finding.family);
  if (row) return row.layer;
  const type = (finding.resource.type ?? '').toLowerCase().replace(/[^a-z0-9]/g, '');
  return LAYER_WORDS.find(([words]) => words.test(type))?.[1] ?? system?.layer ?? 'governance';
}

/**
 * The failure pattern that the finding is an instance of: the crosswalk row's; else P5 on a development, test or
 * staging system that holds PHI; else P2 on a search service. P1 and P3 have no scanner finding.
 */
export function patternOf(finding: Finding, system: SystemSpec | undefined): string | undefined {
  const own = family(finding.family)?.pattern;
  if (own !== undefined) return own;
  if (system?.holdsPhi === true && TRIAL.has(system.environment)) return 'P5';
  return isSearch(finding.resource) ? 'P2' : undefined;
}

function isSearch({ id, type }: Resource): boolean {
  return /opensearch|elasticsearch|^arn:[^:]*:es:|microsoft\.search\//i.test(`${id} ${type ?? ''}`);
}
