import { csvAdapter } from '../csv-adapter.js';
import { observeAuditManager } from './audit-manager-evidence.js';

/** AWS Audit Manager evidence as a table, with the field names of the API in any notation. */
export const awsAuditManagerCsv = csvAdapter({
  id: 'aws-audit-manager-csv',
  title: 'AWS Audit Manager evidence (CSV)',
  columns: [
    ['evidencebytype', 'evidencefolderid'],
    ['evidencebytype', 'compliancecheck'],
    ['evidence_by_type', 'evidence_folder_id'],
    ['evidence_by_type', 'compliance_check'],
    ['evidence by type', 'compliance check'],
  ],
  observe: (row) =>
    observeAuditManager(
      Object.fromEntries(
        Object.entries(row).map(([name, cell]) => [CAMEL.get(plain(name)) ?? name, parsed(cell)]),
      ),
      true,
    ),
});

const CAMEL = new Map(
  [
    'id',
    'dataSource',
    'evidenceAwsAccountId',
    'time',
    'eventSource',
    'eventName',
    'evidenceByType',
    'resourcesIncluded',
    'attributes',
    'complianceCheck',
    'evidenceFolderId',
    'controlName',
    'controlId',
  ].map((name): [string, string] => [plain(name), name]),
);

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** Lists and objects stand in cells as JSON. */
function parsed(cell: string): unknown {
  if (!/^\s*[[{]/.test(cell)) return cell;
  try {
    return JSON.parse(cell) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return cell;
    throw error;
  }
}
