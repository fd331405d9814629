import type { ObservationStatus, Severity } from '../../model/observation.js';
import { type Draft, status } from '../adapter.js';
import { list, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';
import { seenBetween } from '../seen.js';
import { severityOfWord, worseSeverity } from '../severity.js';

/** CycloneDX vulnerabilities and VEX statements: https://cyclonedx.org/docs/latest/json/#vulnerabilities */
export const cyclonedxVex = jsonAdapter({
  id: 'cyclonedx-vex',
  title: 'CycloneDX vulnerabilities',
  paths: ['/vulnerabilities/[]'],
  document: (root) => text(root, 'bomFormat') === 'CycloneDX',
  observe,
});

/** `analysis.state` of a vulnerability. */
export const CYCLONEDX_STATES = new Map<string, ObservationStatus>([
  ['exploitable', status('fail', 'new')],
  ['in_triage', status('fail', 'new')],
  ['resolved', status('fail', 'resolved')],
  ['resolved_with_pedigree', status('fail', 'resolved')],
  ['false_positive', status('pass')],
  ['not_affected', status('pass')],
]);

function observe(record: unknown): Draft {
  const words = list(record, 'ratings').flatMap((rating) => text(rating, 'severity') ?? []);
  const severity = words.map(severityOfWord).reduce<Severity>(worseSeverity, 'unknown');
  const refs = list(record, 'affects').flatMap((item) => text(item, 'ref') ?? []);
  const more = refs.length > 1 ? ` Also affects ${refs.slice(1).join(', ')}.` : '';
  return {
    tool: 'CycloneDX',
    nativeId: text(record, 'bom-ref'),
    checkId: text(record, 'id'),
    title: text(record, 'id'),
    description: `${text(record, 'description', 'detail') ?? ''}${more}`.trim() || undefined,
    resource: resourceOf({ id: refs[0], type: 'component', cloud: 'other' }),
    severity,
    nativeSeverity: words.join(', ') || undefined,
    status: CYCLONEDX_STATES.get(text(record, 'analysis.state') ?? '') ?? status('fail'),
    seen: seenBetween(text(record, 'analysis.firstIssued'), text(record, 'analysis.lastUpdated')),
    remediation: { text: text(record, 'recommendation'), url: text(record, 'source.url') },
  };
}
