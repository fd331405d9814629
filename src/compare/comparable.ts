import { DossierError, EXIT, type Diagnostic } from '../model/diagnostic.js';
import type { Dossier } from '../model/dossier.js';
import type { Engagement } from '../model/engagement.js';

/**
 * Whether an earlier dossier may stand beside an engagement: notes where that needs words. Throws DossierError (65)
 * when it is of another entity or of a later day, because every figure of the comparison would be wrong.
 */
export function checkComparable(
  { engagement: earlier, asOf, tool }: Dossier,
  engagement: Engagement,
  program: { readonly version: string; readonly lawVersion: string },
): readonly Diagnostic[] {
  if (plain(earlier.entity.name) !== plain(engagement.entity.name)) {
    throw new DossierError(
      `The baseline is a dossier of ${earlier.entity.name}; this engagement is of ${engagement.entity.name}.`,
      {
        exitCode: EXIT.badInput,
        hint: 'Name an earlier dossier of the same entity; after a change of name, build the first one without a baseline.',
      },
    );
  }
  if (asOf > engagement.asOf) {
    throw new DossierError(
      `The baseline is of ${asOf}, a later day than the ${engagement.asOf} of this engagement.`,
      { exitCode: EXIT.badInput, hint: 'Name the earlier dossier as the baseline, or correct asOf.' },
    );
  }
  const notes: Diagnostic[] = [];
  if (earlier.name !== engagement.name) {
    notes.push(
      note(
        'baseline-of-another-engagement',
        `The baseline is of the engagement ${earlier.name}, of the same entity.`,
        'See that it covers the same estate: what it does not cover shows as new.',
      ),
    );
  }
  if (tool.version !== program.version || tool.lawVersion !== program.lawVersion) {
    notes.push(
      note(
        'baseline-by-another-program',
        `The baseline was built by version ${tool.version} with law data ${tool.lawVersion}; this is version ${program.version} with law data ${program.lawVersion}.`,
        'What this program and its law data change by themselves is the first step of the bridge.',
      ),
    );
  }
  return notes;
}

function note(code: string, message: string, hint: string): Diagnostic {
  return { level: 'note', code, message, hint };
}

function plain(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}
