import type { Severity } from '../../model/observation.js';
import { type Draft, status } from '../adapter.js';
import { text } from '../fields.js';
import { plainText } from '../plain-text.js';
import { resourceOf } from '../resource.js';
import { severityOfWord } from '../severity.js';

const RISKS: readonly Severity[] = ['info', 'low', 'medium', 'high'];

/** One ZAP alert on one site, with any number of instances: https://www.zaproxy.org/docs/desktop/addons/report-generation/ */
export function observeZap(alert: unknown, site: string | undefined): Draft {
  const risk = text(alert, 'riskcode');
  const level =
    risk === undefined
      ? severityOfWord(text(alert, 'riskdesc')?.split(' ')[0])
      : (RISKS[Number(risk)] ?? 'unknown');
  return {
    tool: 'ZAP',
    nativeId: text(alert, 'alertRef'),
    checkId: text(alert, 'pluginid'),
    title: text(alert, 'name', 'alert'),
    description: plainText(text(alert, 'desc')),
    resource: resourceOf({ id: site, type: 'web site', cloud: 'other' }),
    severity: level,
    nativeSeverity: risk,
    status: status('fail'),
    seen: { basis: 'none' },
    remediation: {
      text: plainText(text(alert, 'solution')),
      url: plainText(text(alert, 'reference'))?.split(/\s+/)[0],
    },
  };
}
