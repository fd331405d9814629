import { auditProtocol } from '../law/audit-protocol.js';
import { provision } from '../law/provisions.js';
import type { DataRequest } from '../model/response.js';

/** One request for each provision that the OCR audit protocol inquires about: a rehearsal without a letter. */
export function protocolRequests(): readonly DataRequest[] {
  return auditProtocol.map((row, index) => ({
    item: index + 1,
    title: (provision(row.provision)?.title ?? row.provision).slice(0, 120),
    request:
      [row.policy, ...row.documents, row.alternative].filter((each) => each !== undefined).join('; ') ||
      row.provision,
    provisions: [row.provision],
  }));
}
