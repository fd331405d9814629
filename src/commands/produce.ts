import path from 'node:path';
import { renderDocuments } from '../documents.js';
import { collectOften } from '../io/collect-often.js';
import { fontCss } from '../io/fonts.js';
import { loadMilp } from '../io/load-milp.js';
import { outputFiles } from '../io/output-files.js';
import { printPdfs, startPrinter } from '../io/print-documents.js';
import { printSummary } from '../io/print-summary.js';
import { createProgress, type Progress } from '../io/progress.js';
import { createReadingProgress } from '../io/reading-progress.js';
import { readInput } from '../io/read-input.js';
import { readPage } from '../io/read-page.js';
import { ownTemplateNotices, readTemplates, type OwnTemplates } from '../io/read-templates.js';
import { writeDiagnostic } from '../io/write-diagnostic.js';
import { writeOutput } from '../io/atomic-output.js';
import { EXIT, type Diagnostic } from '../model/diagnostic.js';
import type { Dossier } from '../model/dossier.js';
import { buildDossier } from '../pipeline.js';
import { lapsedApprovals } from '../sign-off.js';
import { gateConditions, runGate } from './gate-options.js';
import { readBaseline } from './read-baseline.js';
import type { Fired } from '../gate/gate.js';
import { unprintedEvidence } from '../render/unprinted-evidence.js';
import { summaryRows, type Written } from '../render/summary.js';
import { resultJson } from '../render/result-json.js';

export interface ProduceOptions extends PublishOptions {
  readonly engagement: string;
  /** Earlier dossier to compare with; before the one that dossier.yaml names. */
  readonly baseline?: string | undefined;
  readonly 'fail-on'?: readonly string[] | undefined;
}

export interface PublishOptions {
  readonly out: string;
  readonly browser?: string;
  readonly pdf: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  /** Conditions on which the command ends with 1, see `gate`. */
  readonly conditions?: readonly string[];
}

/**
 * Engagement folder → all documents in `<out>/<name>/`, all or nothing; returns the exit code. Without a browser
 * everything but the PDFs is written, and the missing browser is the error that the command ends with.
 */
export async function produce(options: ProduceOptions): Promise<number> {
  // Misuse ends the run before a browser is started; then it starts while the scans are read.
  const input = await readInput(options.engagement);
  collectOften(input.sources.map(({ source }) => source));
  const baseline = await readBaseline(options.baseline, input.engagement.baseline, input.folder);
  const conditions = gateConditions(options['fail-on'], { hasBaseline: baseline !== undefined });
  return publish(
    async (progress) => {
      const dossier = await buildDossier({ ...input, baseline }, (text) => progress.step(text), {
        loadMilp,
        onRead: createReadingProgress(
          progress,
          input.sources.map(({ source }) => source),
        ),
      });
      progress.done();
      warn(lapsedApprovals(dossier, input.approvals), options);
      return dossier;
    },
    input.templates,
    { ...options, conditions },
  );
}

export type MakeDossier = (progress: Progress) => Promise<Dossier>;

/** Writes every document of the dossier that `make` gives, all or nothing; returns the exit code. */
export async function publish(
  make: MakeDossier,
  own: OwnTemplates | undefined,
  options: PublishOptions,
): Promise<number> {
  const progress = createProgress(process.stderr, options.quiet);
  const printer = options.pdf ? startPrinter(options.browser) : undefined;
  try {
    const dossier = await make(progress);
    progress.step('writing the documents');
    const full = await readTemplates('full', own);
    const documents = await renderDocuments(dossier, {
      full,
      board: await readTemplates('board', own),
      fontCss,
      page: await readPage(),
    });
    progress.step('printing the PDFs');
    const printed = printer && (await printPdfs(printer, dossier, documents));
    const pdfs = printed?.kind === 'printed' ? printed : undefined;
    const files = outputFiles(documents, pdfs);
    const folder = path.join(options.out, dossier.engagement.name);
    const sums = await writeOutput(folder, files);
    progress.done();
    const notices = own ? await ownTemplateNotices(own) : [];
    const unprinted = own ? unprintedEvidence(await readTemplates('full'), full) : [];
    warn([...notices, ...unprinted, ...(pdfs?.notices ?? [])], options);
    const fired = runGate(dossier, options.conditions ?? []);
    const written: Written = {
      folder,
      sums,
      pages: pdfs?.fullPages,
      browser: pdfs?.browser,
      gate: gateOf(fired, options),
    };
    report(dossier, written, options);
    if (printed?.kind === 'no browser') throw printed.error;
    if (fired.length > 0) return EXIT.gateFired;
    return dossier.diagnostics.some(({ level }) => level === 'error') ? EXIT.inputHadErrors : EXIT.done;
  } finally {
    progress.done();
    await printer?.close();
  }
}

/** Undefined where nobody asked for a gate. */
function gateOf(
  fired: readonly Fired[],
  { conditions = [] }: Pick<PublishOptions, 'conditions'>,
): Written['gate'] {
  return conditions.length === 0 ? undefined : { conditions, fired };
}

/** Of notices with their level; notes are left out when the user wants quiet. */
export function warn(notices: readonly Diagnostic[], { quiet }: Pick<PublishOptions, 'quiet'>): void {
  for (const notice of notices) {
    if (quiet && notice.level === 'note') continue;
    writeDiagnostic(process.stderr, notice, { before: `${notice.level}: ` });
  }
}

function report(dossier: Dossier, written: Written, { json, quiet }: PublishOptions): void {
  for (const diagnostic of dossier.diagnostics) {
    if (diagnostic.level === 'note' || (quiet && diagnostic.level !== 'error')) continue;
    writeDiagnostic(process.stderr, diagnostic, { before: `${diagnostic.level}: ` });
  }
  if (json) process.stdout.write(resultJson(dossier, written));
  else if (!quiet)
    printSummary(
      `${dossier.engagement.entity.name}, ${dossier.engagement.entity.status}, as of ${dossier.asOf}`,
      summaryRows(dossier, written),
      process.stdout,
    );
}
