import type { Dossier } from '../../model/dossier.js';
import { count, fileSize, plural } from '../format.js';
import { code, text, type Md } from '../md.js';
import { placeOf } from './place.js';

/** Where every row went, file by file and kind by kind. */
export interface LedgerView {
  readonly files: readonly {
    readonly file: Md;
    readonly format: Md;
    readonly size: Md;
    readonly records: Md;
    readonly observations: Md;
    readonly skipped: Md;
    readonly hash: Md;
  }[];
  readonly totals: { readonly records: Md; readonly observations: Md; readonly skipped: Md };
  readonly flow: readonly { readonly what: Md; readonly rows: Md; readonly isTotal: boolean }[];
  readonly skipped: readonly { readonly place: Md; readonly reason: Md }[];
  readonly hasSkipped: boolean;
  readonly moreSkipped: Md;
  readonly hasMoreSkipped: boolean;
  readonly diagnostics: readonly {
    readonly level: Md;
    readonly message: Md;
    readonly place: Md;
    readonly value: Md;
    readonly hint: Md;
  }[];
  readonly hasDiagnostics: boolean;
  readonly diagnosticCount: Md;
  readonly moreDiagnostics: Md;
  readonly hasMoreDiagnostics: boolean;
}

const SHOWN = 40;

export function ledgerView({ sources, ledger, diagnostics }: Dossier): LedgerView {
  const skipped = sources.flatMap((source) => source.skipped);
  return {
    files: sources.map((source) => ({
      file: code(source.file),
      format: text(source.formatTitle),
      size: fileSize(source.bytes),
      records: count(source.records),
      observations: count(source.observations),
      skipped: count(source.skipped.length),
      hash: code(source.sha256),
    })),
    totals: {
      records: count(ledger.records),
      observations: count(ledger.merge.observations),
      skipped: count(ledger.skipped),
    },
    flow: flowOf(ledger),
    skipped: skipped.slice(0, SHOWN).map(({ at, reason }) => ({ place: placeOf(at), reason: text(reason) })),
    hasSkipped: skipped.length > 0,
    moreSkipped: plural(skipped.length - SHOWN, 'more row'),
    hasMoreSkipped: skipped.length > SHOWN,
    diagnostics: diagnostics.slice(0, SHOWN).map((diagnostic) => ({
      level: text(diagnostic.level),
      message: text(diagnostic.message),
      place: diagnostic.at ? placeOf(diagnostic.at) : text('–'),
      value: diagnostic.value === undefined ? text('–') : code(diagnostic.value.slice(0, 120)),
      hint: text(diagnostic.hint ?? '–'),
    })),
    hasDiagnostics: diagnostics.length > 0,
    diagnosticCount: plural(diagnostics.length, 'diagnostic'),
    moreDiagnostics: plural(diagnostics.length - SHOWN, 'more diagnostic'),
    hasMoreDiagnostics: diagnostics.length > SHOWN,
  };
}

/** The equation of model/dossier `Ledger`, top to bottom. */
function flowOf({ records, skipped, merge, dispositions }: Dossier['ledger']): LedgerView['flow'] {
  const line = (what: string, rows: number, isTotal = false): LedgerView['flow'][number] => ({
    what: text(what),
    rows: count(rows),
    isTotal,
  });
  const { counted = 0, ...others } = dispositions;
  return [
    line('Rows read', records, true),
    line('skipped, with a reason each', skipped),
    line('passing checks', merge.passed),
    line('to be judged by hand in the scanner', merge.manual),
    line('not applicable', merge.notApplicable),
    line('not evaluated by the scanner', merge.notEvaluated),
    line('merged into another row on the same check and resource', merge.merged),
    line('Findings', merge.findings, true),
    ...Object.entries(others)
      .sort(([a, most], [b, rows]) => rows - most || (a < b ? -1 : 1))
      .map(([kind, rows]) => line(kind, rows)),
    line('Counted and priced', counted, true),
  ];
}
