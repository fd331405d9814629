import { status } from '../adapter.js';
import { csvAdapter } from '../csv-adapter.js';
import { text } from '../fields.js';
import { resourceOf } from '../resource.js';
import { severityOfWord } from '../severity.js';

export const tfsecCsv = csvAdapter({
  id: 'tfsec-csv',
  title: 'tfsec (CSV)',
  columns: [['file', 'start_line', 'rule_id', 'severity', 'description', 'link']],
  observe: (row) => ({
    tool: 'tfsec',
    nativeId: text(row, 'start_line'),
    checkId: text(row, 'rule_id'),
    title: text(row, 'description'),
    resource: resourceOf({
      id: text(row, 'file'),
      name: `${text(row, 'file')}:${text(row, 'start_line')}`,
      cloud: 'other',
    }),
    severity: severityOfWord(text(row, 'severity')),
    nativeSeverity: text(row, 'severity'),
    status: status('fail'),
    seen: { basis: 'none' },
    remediation: { url: text(row, 'link')?.match(/https?:\S+/)?.[0] },
  }),
});
