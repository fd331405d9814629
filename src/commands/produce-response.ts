import path from 'node:path';
import { writeOutput } from '../io/atomic-output.js';
import { fontCss } from '../io/fonts.js';
import { openPrinter } from '../io/pdf/print-pdf.js';
import { createProgress } from '../io/progress.js';
import { printSummary } from '../io/print-summary.js';
import { NOT_COVERED, readScreen, type ScreenFiles } from '../io/read-screen.js';
import { readTemplates } from '../io/read-templates.js';
import { buildFiles, type BuiltFile } from '../io/response/build-files.js';
import { documentContent, type DocumentContent } from '../io/response/document-content.js';
import { sha256 } from '../io/sha256.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import type { ItemStatus } from '../model/response.js';
import { checkResponse, type CheckProblem } from '../response/check.js';
import { proposeAnswers } from '../response/propose.js';
import { recordJson, type ResponseRecord } from '../response/record.js';
import type { Screen } from '../response/screen.js';
import { itemStatuses } from '../response/status.js';
import { screenLines } from '../screen/lines.js';
import { privilegedFinder, privilegedTexts } from '../wall/privileged-texts.js';
import { readResponse, type ResponseState } from './response-facts.js';

interface BuildOptions extends ScreenFiles {
  readonly engagement: string;
  readonly out: string;
  readonly draft: boolean;
  readonly browser?: string | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** Files of `send/` are what goes to the portal; the record beside it stays at home. */
export const SEND = 'send';

/**
 * Workspace → `<out>/<name>-ocr/`, all or nothing: `send/` for the portal, `record.json` and SHA256SUMS for the user.
 * Nothing is written while an item is unanswered (but with `draft`), or when the check finds anything.
 */
export async function produceResponse(options: BuildOptions): Promise<number> {
  const progress = createProgress(process.stderr, options.quiet || options.json);
  try {
    const screen = screenLines(await readScreen(options));
    const state = await readResponse(options.engagement, (text) => progress.step(text));
    const statuses = itemStatuses(state.facts);
    if (!options.draft) refuseUnanswered(statuses);
    const files = await print(state, statuses, options, (text) => progress.step(text));
    progress.step('checking what was built');
    const contents = new Map(files.map(({ path: name, bytes }) => [name, documentContent(bytes)]));
    const record = recordOf(files, contents, state, options.draft);
    refuseProblems(check(files, { contents, record, screen }, state));
    const { name } = state.dossier.engagement;
    const folder = path.join(options.out, `${name}-ocr${options.draft ? '-draft' : ''}`);
    await writeOutput(folder, [
      ...files.map((file) => ({ path: `${SEND}/${file.path}`, bytes: file.bytes })),
      { path: 'record.json', bytes: new TextEncoder().encode(recordJson(record)) },
    ]);
    progress.done();
    report(record, statuses, folder, options);
    return EXIT.done;
  } finally {
    progress.done();
  }
}

async function print(
  { workspace, dossier, model }: ResponseState,
  statuses: readonly ItemStatus[],
  { browser, draft }: BuildOptions,
  onStep: (text: string) => void,
): Promise<readonly BuiltFile[]> {
  const register = dossier.engagement.evidence ?? '.';
  const printer = await openPrinter({ flag: browser });
  try {
    return await buildFiles({
      printer,
      dossier,
      evidenceFolder: path.dirname(path.resolve(path.dirname(workspace.folder), register)),
      model,
      workspace,
      statuses,
      parts: { templates: await readTemplates('response'), fontCss, paper: model.paper },
      isDraft: draft,
      onStep,
    });
  } finally {
    await printer.close();
  }
}

function recordOf(
  files: readonly BuiltFile[],
  contents: ReadonlyMap<string, DocumentContent>,
  { workspace, free, model }: ResponseState,
  isDraft: boolean,
): ResponseRecord {
  return {
    version: '1',
    contentHash: model.contentHash,
    notice: workspace.letter.notice,
    isDraft,
    items: workspace.requests.length,
    files: files.map(({ path: name, bytes, evidence, isRendered, releasedBy }) => ({
      path: name,
      sha256: sha256(bytes),
      ...(evidence && { evidence: evidence.id }),
      ...(evidence && isRendered && { renderedFrom: evidence.sha256 }),
      ...(releasedBy !== undefined && { releasedBy }),
    })),
    later: proposeAnswers(workspace.requests, free.evidence, workspace.letter).later.map((each) => ({
      ...each,
    })),
    notRead: files.map(({ path: name }) => name).filter((name) => contents.get(name)?.isReadable === false),
  };
}

function check(
  files: readonly BuiltFile[],
  {
    contents,
    record,
    screen,
  }: {
    readonly contents: ReadonlyMap<string, DocumentContent>;
    readonly record: ResponseRecord;
    readonly screen: Screen;
  },
  { dossier, model }: ResponseState,
): readonly CheckProblem[] {
  return checkResponse(
    files.flatMap(({ path: name, bytes }) => {
      const content = contents.get(name);
      return content ? [{ path: name, sha256: sha256(bytes), ...content }] : [];
    }),
    {
      expected: record.files.map((file) => ({ ...file, released: file.releasedBy !== undefined })),
      findPrivileged: privilegedFinder(privilegedTexts(dossier, model)),
      screen,
    },
  );
}

function refuseUnanswered(statuses: readonly ItemStatus[]): void {
  const open = statuses.filter(({ state }) => state === 'partial' || state === 'missing');
  if (open.length === 0) return;
  throw new DossierError(`${open.length} of ${statuses.length} items are not answered.`, {
    exitCode: EXIT.badInput,
    hint: 'Answer them, or build what there is with --draft.',
    diagnostics: open.map(({ request, todo }) => ({
      level: 'error',
      code: 'item-not-answered',
      message: `Item ${request.item}, ${request.title}: ${todo.join('; ')}.`,
      at: { file: 'ocr/answers.csv', field: `item ${request.item}` },
      hint: `Set a row of item ${request.item} to send, or state with dossier ocr statement ${request.item} that nothing exists.`,
    })),
  });
}

function refuseProblems(problems: readonly CheckProblem[]): void {
  if (problems.length === 0) return;
  throw new DossierError('The response may not go out as it is; nothing was written.', {
    exitCode: EXIT.verificationFailed,
    hint: 'Replace or redact the documents, or leave them out in ocr/answers.csv; contacts of your own that may go out belong in a list for --phi-allow.',
    diagnostics: problems.map(({ path: name, problem }) => ({
      level: 'error',
      code: 'response-refused',
      message: `${name} ${problem}.`,
      hint: 'Replace or redact it, or set its row in ocr/answers.csv to leave out.',
    })),
  });
}

function report(
  record: ResponseRecord,
  statuses: readonly ItemStatus[],
  folder: string,
  { json, quiet }: BuildOptions,
): void {
  if (json) process.stdout.write(recordJson(record));
  if (json || quiet) return;
  const lines = (label: string, texts: readonly string[]) =>
    texts.length > 0 ? [{ label, lines: texts }] : [];
  const open = statuses.filter(({ state }) => state === 'partial' || state === 'missing');
  printSummary(
    `Response, ${record.items} items${record.isDraft ? ', DRAFT' : ''}`,
    [
      { label: 'Files', lines: [`${record.files.length} in ${statuses.length} folders and the index`] },
      ...lines(
        'Open',
        open.map(({ request, state }) => `item ${request.item}: ${state}`),
      ),
      ...lines(
        'Later',
        record.later.map(
          (each) => `item ${each.item}: ${each.evidence} begins after ${record.notice}; not sent`,
        ),
      ),
      ...lines(
        'Not read',
        record.notRead.map((name) => `${name}: no program could read its words; read it before it is sent`),
      ),
      {
        label: 'Screen',
        lines: [`Wall and hidden content were checked, PHI and secrets by form and label. ${NOT_COVERED}`],
      },
      { label: 'Written', lines: [folder] },
      {
        label: 'Next',
        lines: [
          `Send what is in ${SEND}/ and nothing else; dossier ocr check ${folder} says whether it is still as built.`,
        ],
      },
    ],
    process.stdout,
  );
}
