import type { Approval } from './model/approval.js';
import type { Diagnostic } from './model/diagnostic.js';
import type { Dossier } from './model/dossier.js';
import { regulatorModel } from './wall/regulator-model.js';

/** The dossier with the approvals that are of its content, and of that of its regulator edition. */
export function signOff(dossier: Dossier, approvals: readonly Approval[]): Dossier {
  return { ...dossier, approvals: approvals.filter((approval) => isOf(approval, dossier)) };
}

export function isOf({ edition, content }: Pick<Approval, 'edition' | 'content'>, dossier: Dossier): boolean {
  return content === contentOf(dossier, edition);
}

/** The hash that an approval of an edition names. */
export function contentOf(dossier: Dossier, edition: Approval['edition']): string {
  return edition === 'full' ? dossier.contentHash : regulatorModel(dossier).model.contentHash;
}

/**
 * Editions that somebody approved once and that have another content now: they are drafts again. The content
 * cannot hold these warnings, because it would then be another one.
 */
export function lapsedApprovals(dossier: Dossier, approvals: readonly Approval[]): readonly Diagnostic[] {
  const editions = [...new Set(approvals.map(({ edition }) => edition))];
  return editions.flatMap((edition): readonly Diagnostic[] => {
    if (dossier.approvals.some((approval) => approval.edition === edition)) return [];
    const last = approvals.filter((approval) => approval.edition === edition).at(-1);
    if (!last) return [];
    return [
      {
        level: 'warning',
        code: 'approval-of-other-content',
        message: `The ${edition} edition is a DRAFT: ${last.by} approved content ${last.content.slice(0, 12)} on ${last.on}, and it is ${contentOf(dossier, edition).slice(0, 12)} now.`,
        at: { file: 'approvals.yaml' },
        value: last.content,
        hint: 'Have it read again, then run dossier approve.',
      },
    ];
  });
}
