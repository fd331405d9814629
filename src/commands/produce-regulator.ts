import path from 'node:path';
import { writeOutput, type OutputFile, type Sums } from '../io/atomic-output.js';
import { collectOften } from '../io/collect-often.js';
import { fontCss } from '../io/fonts.js';
import { loadMilp } from '../io/load-milp.js';
import { printRegulator } from '../io/print-regulator.js';
import { spelledOut, startPrinter, type StartingPrinter } from '../io/print-documents.js';
import { printSummary } from '../io/print-summary.js';
import { createProgress } from '../io/progress.js';
import { createReadingProgress } from '../io/reading-progress.js';
import { readInput } from '../io/read-input.js';
import { NOT_COVERED, readScreen, type ScreenFiles } from '../io/read-screen.js';
import { ownTemplateNotices, readTemplates, type OwnTemplates } from '../io/read-templates.js';
import { DossierError, EXIT, type Diagnostic } from '../model/diagnostic.js';
import type { RegulatorModel } from '../model/regulator.js';
import { buildDossier } from '../pipeline.js';
import { lapsedApprovals } from '../sign-off.js';
import { renderRegulator, type RegulatorDocuments } from '../regulator-documents.js';
import { regulatorRows } from '../render/summary-regulator.js';
import { screenLines, type FoundLine } from '../screen/lines.js';
import { screenModel, type FieldFinding } from '../screen/regulator-places.js';
import { privilegedFinder, privilegedTexts } from '../wall/privileged-texts.js';
import { regulatorModel, type BehindTheWall } from '../wall/regulator-model.js';
import { warn, type MakeDossier, type ProduceOptions, type PublishOptions } from './produce.js';

/**
 * Engagement folder → the regulator edition in `<out>/<name>-regulator/`, a folder of its own so that nobody sends
 * the privileged documents along with it. All or nothing; returns the exit code.
 */
export async function produceRegulator(options: ProduceOptions & ScreenFiles): Promise<number> {
  const input = await readInput(options.engagement);
  collectOften(input.sources.map(({ source }) => source));
  return publishRegulator(
    async (progress) => {
      const dossier = await buildDossier(input, (text) => progress.step(text), {
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
    options,
  );
}

/** The same from the dossier that `make` gives. */
export async function publishRegulator(
  make: MakeDossier,
  own: OwnTemplates | undefined,
  options: PublishOptions & ScreenFiles,
): Promise<number> {
  const screen = await readScreen(options);
  const progress = createProgress(process.stderr, options.quiet);
  const printer = options.pdf ? startPrinter(options.browser) : undefined;
  try {
    const dossier = await make(progress);
    const wall = regulatorModel(dossier);
    refuseFields(screenModel(wall.model, screen));
    progress.step('writing the documents');
    const documents = await renderRegulator(wall.model, {
      templates: await readTemplates('regulator', own),
      fontCss,
    });
    refuseLines(screenLines(screen)(documents.markdown));
    refuseCrossing(documents.markdown, privilegedTexts(dossier, wall.model));
    progress.step('printing the PDF');
    const printed = printer && (await print(printer, wall.model, documents));
    const files = filesOf(documents, printed);
    const folder = path.join(options.out, `${dossier.engagement.name}-regulator`);
    const sums = await writeOutput(folder, files);
    progress.done();
    const notices = own ? await ownTemplateNotices(own) : [];
    warn([...notices, ...(printed && 'notices' in printed ? printed.notices : [])], options);
    report(wall, folder, sums, options);
    if (printed instanceof DossierError) throw printed;
    return dossier.diagnostics.some(({ level }) => level === 'error') ? EXIT.inputHadErrors : EXIT.done;
  } finally {
    progress.done();
    await printer?.close();
  }
}

/** Stops before anything is written and says where, never what. */
function refuseFields(found: readonly FieldFinding[]): void {
  refuse(
    found.map(({ kind, pointer }) => ({
      message: `It would hold ${kind}.`,
      at: { file: 'regulator.md', pointer },
      hint: 'Take it out of the text of the dossier.yaml, register or scan that this field comes from.',
    })),
  );
}

/** What the fields do not hold stands in a template of the user. */
function refuseLines(found: readonly FoundLine[]): void {
  refuse(
    found.map(({ kind, line }) => ({
      message: `It would hold ${kind}.`,
      at: { file: 'regulator.md', line },
      hint: 'Take it out of your template for the regulator edition; the fields hold none of it.',
    })),
  );
}

function refuse(found: readonly Pick<Diagnostic, 'message' | 'at' | 'hint'>[]): void {
  if (found.length === 0) return;
  throw new DossierError('The regulator edition may not go out as it is; nothing was written.', {
    exitCode: EXIT.badInput,
    hint: 'Take it out of the inputs, or list contacts of your own for --phi-allow.',
    diagnostics: found.map((each) => ({ level: 'error', code: 'phi-in-edition', ...each })),
  });
}

/** The model cannot hold these texts; a document that does was made from something else. */
function refuseCrossing(text: string, privileged: readonly string[]): void {
  const [first] = privilegedFinder(privileged)(text);
  if (first !== undefined) throw new Error(`the regulator edition holds a privileged text: "${first}"`);
}

interface Printed {
  readonly pdf: Uint8Array;
  readonly notices: readonly Diagnostic[];
}

async function print(
  starting: StartingPrinter,
  model: RegulatorModel,
  documents: RegulatorDocuments,
): Promise<Printed | DossierError> {
  const printer = await starting.opened;
  if (printer instanceof DossierError) return printer;
  const { pdf, spelled } = await printRegulator(printer, model, documents);
  return { pdf, notices: [...printer.notices, ...spelledOut(spelled)] };
}

function filesOf(
  { markdown, html }: RegulatorDocuments,
  printed: Printed | DossierError | undefined,
): readonly OutputFile[] {
  const encoder = new TextEncoder();
  return [
    { path: 'regulator.md', bytes: encoder.encode(markdown) },
    { path: 'regulator.html', bytes: encoder.encode(html) },
    ...(printed && 'pdf' in printed ? [{ path: 'regulator.pdf', bytes: printed.pdf }] : []),
  ];
}

function report(
  { model, withheld }: BehindTheWall,
  folder: string,
  sums: Sums,
  { json, quiet }: PublishOptions,
): void {
  if (json) {
    const result = { asOf: model.asOf, contentHash: model.contentHash, withheld, folder, files: sums };
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  } else if (!quiet) {
    printSummary(
      `${model.entity.name}, regulator edition, as of ${model.asOf}`,
      [
        ...regulatorRows(model, withheld, folder),
        { label: 'Screen', lines: [`PHI and secrets were screened by form and label. ${NOT_COVERED}`] },
      ],
      process.stdout,
    );
  }
}
