import { type Draft, status } from '../adapter.js';
import { has, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { resourceOf } from '../resource.js';
import { severityOfWord } from '../severity.js';

/** Microsoft Defender for Endpoint: vulnerabilities by machine and software. */
export const msDefenderEndpoint = jsonAdapter({
  id: 'ms-defender-endpoint',
  title: 'Microsoft Defender for Endpoint vulnerabilities',
  paths: ['/value/[]', '/[]'],
  recognises: (record) => has(record, 'cveId', 'machineId'),
  observe,
});

function observe(record: unknown): Draft {
  const severity = text(record, 'severity');
  const product = [text(record, 'productVendor'), text(record, 'productName'), text(record, 'productVersion')]
    .filter(Boolean)
    .join(' ');
  return {
    tool: 'Microsoft Defender for Endpoint',
    nativeId: text(record, 'id'),
    checkId: text(record, 'cveId'),
    title: product === '' ? text(record, 'cveId') : `${text(record, 'cveId')} in ${product}`,
    resource: resourceOf({
      id: text(record, 'machineId'),
      name: text(record, 'machineName', 'deviceName'),
      type: 'machine',
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: status('fail'),
    seen: { basis: 'none' },
  };
}
