import { type Approval, approvalText } from '../../model/approval.js';
import type { Dossier } from '../../model/dossier.js';
import { capital, longDate, sentence, shortDate } from '../format.js';
import { join, md, NOTHING, text, type Md } from '../md.js';

export interface MastheadView {
  readonly title: Md;
  readonly question: Md;
  /** Compliance family · industry · risk cluster, as far as stated. */
  readonly kicker: Md;
  readonly confidentiality: Md;
  readonly state: Md;
  readonly contentHash: Md;
  readonly entity: Md;
  /** As in the middle of a sentence, and as it begins one. */
  readonly entityStatus: Md;
  readonly entityStatusLabel: Md;
  readonly statusBasis: Md;
  readonly riskLevel: Md;
  readonly riskReason: Md;
  readonly asOf: Md;
  readonly asOfShort: Md;
  readonly published: Md;
  readonly updated: Md;
  /** On another day than it was published. */
  readonly isUpdated: boolean;
  readonly noticeDate: Md;
  readonly noticeIsAssumed: boolean;
  readonly lawVersion: Md;
  readonly toolVersion: Md;
}

/** Who, what, of which day, in which state: page 1, and the running head of every other page. */
export function mastheadView({
  engagement,
  exposure,
  asOf,
  riskLevel,
  tool,
  contentHash,
  approvals,
}: Dossier): MastheadView {
  const { entity, dossier } = engagement;
  const kicker = [dossier.complianceFamily, entity.industry, dossier.riskCluster].filter(
    (part) => part !== undefined,
  );
  return {
    title: text(dossier.title),
    question: text(dossier.question),
    kicker: text(kicker.join(' · ')),
    confidentiality: text(dossier.confidentiality ?? ''),
    state: stateOf(approvals),
    contentHash: text(contentHash.slice(0, 12)),
    entity: text(entity.name),
    entityStatus: text(entity.status),
    entityStatusLabel: capital(text(entity.status)),
    statusBasis: text(entity.statusBasis ?? ''),
    riskLevel: text(riskLevel.level),
    riskReason: sentence(text(riskLevel.reason)),
    asOf: longDate(asOf),
    asOfShort: shortDate(asOf),
    published: dossier.published === undefined ? NOTHING : shortDate(dossier.published),
    isUpdated: dossier.updated !== undefined && dossier.updated !== dossier.published,
    updated: dossier.updated === undefined ? NOTHING : shortDate(dossier.updated),
    noticeDate: exposure.kind === 'priced' ? shortDate(exposure.noticeDate) : NOTHING,
    noticeIsAssumed: exposure.kind === 'priced' && exposure.noticeIsAssumed,
    lawVersion: text(tool.lawVersion),
    toolVersion: text(tool.version),
  };
}

function stateOf(approvals: readonly Approval[]): Md {
  const full = approvals.filter(({ edition }) => edition === 'full');
  return full.length === 0
    ? text('DRAFT')
    : md`Approved by ${join(
        full.map((approval) => text(approvalText(approval))),
        '; ',
      )}`;
}
