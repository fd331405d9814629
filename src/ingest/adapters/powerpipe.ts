import type { ObservationStatus } from '../../model/observation.js';
import { type Draft, status } from '../adapter.js';
import { asText, isObject, list, text } from '../fields.js';
import { resourceOf } from '../resource.js';
import { severityOfWord } from '../severity.js';

const STATUSES = new Map<string, ObservationStatus>([
  ['alarm', status('fail')],
  ['ok', status('pass')],
  ['info', status('manual')],
  ['skip', status('not-applicable')],
  ['error', status('error')],
]);

export function isControlStatus(word: string | undefined): boolean {
  return STATUSES.has(word ?? '');
}

export interface PowerpipeControl {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly severity: string | undefined;
}

/** One result row of a Powerpipe or Steampipe control, from its JSON, CSV or snapshot. The formats have no time. */
export function observePowerpipe(row: unknown, control: PowerpipeControl): Draft {
  const dimension = (name: string): string | undefined => text(row, name) ?? dimensionOf(row, name);
  const { id, title, severity } = control;
  return {
    tool: 'Powerpipe',
    checkId: id?.replace(/^(?:[\w-]+\.)?control\./, ''),
    title,
    description: text(row, 'reason'),
    resource: resourceOf({
      id: text(row, 'resource'),
      account: dimension('account_id') ?? dimension('subscription_id') ?? dimension('project'),
      region: dimension('region'),
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: STATUSES.get(text(row, 'status') ?? '') ?? status('unknown'),
    seen: { basis: 'none' },
  };
}

function dimensionOf(row: unknown, name: string): string | undefined {
  const found = list(row, 'dimensions').find((item) => text(item, 'key') === name);
  return isObject(found) ? asText(found['value']) : undefined;
}
