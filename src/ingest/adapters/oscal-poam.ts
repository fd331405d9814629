import type { ObservationStatus } from '../../model/observation.js';
import { type Draft, status } from '../adapter.js';
import { has, list, text } from '../fields.js';
import { type JsonContext, jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';

const ROOT = '/plan-of-action-and-milestones';

/** OSCAL plan of action and milestones: one item is a finding; the status is that of its risks. */
export const oscalPoam = jsonAdapter({
  id: 'oscal-poam',
  title: 'OSCAL plan of action and milestones',
  paths: [`${ROOT}/poam-items/[]`],
  shared: [`${ROOT}/risks/[]`, `${ROOT}/observations/[]`, `${ROOT}/system-id`],
  document: (root) => has(root, 'plan-of-action-and-milestones'),
  observe,
});

function observe(item: unknown, { shared }: JsonContext): Draft {
  const related = (references: string, key: string): readonly unknown[] => {
    const ids = list(item, references).map((reference) => text(reference, key));
    return [...shared.values()].filter((one) => ids.includes(text(one, 'uuid') ?? 'none'));
  };
  const risks = related('related-risks', 'risk-uuid');
  const collected = related('related-observations', 'observation-uuid').map((one) => text(one, 'collected'));
  return {
    tool: 'OSCAL POA&M',
    nativeId: text(item, 'uuid'),
    checkId: text(item, 'uuid'),
    title: text(item, 'title'),
    description: text(item, 'description'),
    resource: resourceOf({ id: text(shared.get(`${ROOT}/system-id`), 'id'), type: 'system', cloud: 'other' }),
    severity: 'unknown',
    status: poamStatus(risks.map((risk) => text(risk, 'status'))),
    seen: seenInRun(...collected),
  };
}

/** Risks can dangle, as in NIST's own example: an item without a known risk stays open. */
export function poamStatus(states: readonly (string | undefined)[]): ObservationStatus {
  if (states.length > 0 && states.every((state) => state === 'closed')) return status('fail', 'resolved');
  const accepted =
    states.length > 0 && states.every((state) => state === 'closed' || state === 'deviation-approved');
  return status('fail', accepted ? 'accepted' : 'new');
}
