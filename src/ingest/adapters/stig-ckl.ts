import { type Draft, type Skip } from '../adapter.js';
import type { XmlElement } from '../input/xml.js';
import { resourceOf } from '../resource.js';
import { severityOfWord } from '../severity.js';
import { type XmlContext, textIn, xmlAdapter } from '../xml-adapter.js';
import { STIG_STATUSES, UNKNOWN_STIG_STATUS } from './stig-status.js';

/** DISA STIG Viewer 2 checklist (`.ckl`). */
export const stigCkl = xmlAdapter({
  id: 'stig-ckl',
  title: 'STIG checklist (CKL)',
  roots: ['CHECKLIST'],
  records: ['VULN'],
  facts: {
    ASSET: (asset) => [
      ['host', textIn(asset, 'HOST_NAME') ?? textIn(asset, 'HOST_FQDN') ?? textIn(asset, 'HOST_IP')],
    ],
  },
  observe,
});

function observe(vuln: XmlElement, { facts }: XmlContext): Draft | Skip {
  const stand = STIG_STATUSES.get((textIn(vuln, 'STATUS') ?? '').toLowerCase().replaceAll('_', ''));
  if (!stand) return UNKNOWN_STIG_STATUS;
  const severity = textIn(vuln, 'SEVERITY_OVERRIDE') ?? stigData(vuln, 'Severity');
  return {
    tool: 'STIG Viewer',
    nativeId: stigData(vuln, 'Rule_ID'),
    checkId: stigData(vuln, 'Vuln_Num') ?? stigData(vuln, 'Rule_Ver'),
    title: stigData(vuln, 'Rule_Title'),
    description: textIn(vuln, 'FINDING_DETAILS') ?? textIn(vuln, 'COMMENTS'),
    resource: resourceOf({ id: facts.get('host'), type: 'host', cloud: 'other' }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: stand,
    seen: { basis: 'none' },
    remediation: { text: stigData(vuln, 'Fix_Text') },
  };
}

function stigData(vuln: XmlElement, name: string): string | undefined {
  const pair = vuln.children.find(
    (child) => child.name === 'STIG_DATA' && textIn(child, 'VULN_ATTRIBUTE') === name,
  );
  return pair && textIn(pair, 'ATTRIBUTE_DATA');
}
