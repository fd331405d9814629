import { has } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { observeAuditManager } from './audit-manager-evidence.js';

/** AWS Audit Manager `get-evidence`, `get-evidence-by-evidence-folder`: https://docs.aws.amazon.com/audit-manager/latest/APIReference/API_Evidence.html */
export const awsAuditManager = jsonAdapter({
  id: 'aws-audit-manager',
  title: 'AWS Audit Manager evidence',
  paths: ['/evidence/[]', '/evidence', '/[]', ''],
  recognises: (record) => has(record, 'evidenceByType') && has(record, 'evidenceFolderId'),
  observe: (evidence) => observeAuditManager(evidence),
});
