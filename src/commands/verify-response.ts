import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { documentContent } from '../io/response/document-content.js';
import { NOT_COVERED, readScreen, type ScreenFiles } from '../io/read-screen.js';
import { sha256 } from '../io/sha256.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { checkResponse, type CheckProblem, type ResponseFile } from '../response/check.js';
import { parseRecord, type ResponseRecord } from '../response/record.js';
import { screenLines } from '../screen/lines.js';
import { privilegedFinder, privilegedTexts } from '../wall/privileged-texts.js';
import { SEND } from './produce-response.js';
import { readResponse, type ResponseState } from './response-facts.js';

interface CheckOptions extends ScreenFiles {
  readonly response: string;
  readonly engagement: string;
  readonly json: boolean;
}

/** Holds a built response against its record, the letter and the wall. Exit code 2 when it may not go out. */
export async function verifyResponse(options: CheckOptions): Promise<number> {
  const { response, engagement, json } = options;
  const screen = screenLines(await readScreen(options));
  const record = await readRecord(response);
  const state = await readResponse(engagement);
  const found = await filesIn(path.join(response, SEND));
  const problems = [
    ...found.problems,
    ...checkResponse(found.files, {
      expected: record.files.map((file) => ({ ...file, released: file.releasedBy !== undefined })),
      findPrivileged: privilegedFinder(privilegedTexts(state.dossier, state.model)),
      screen,
    }),
    ...letterProblems(record, state),
  ];
  if (json) process.stdout.write(`${JSON.stringify({ ok: problems.length === 0, problems }, null, 2)}\n`);
  else {
    for (const { path: name, problem } of problems) process.stdout.write(`${name}: ${problem}\n`);
    const verdict =
      problems.length === 0 ? 'as built, and nothing of it crosses the wall' : 'it may not go out as it is';
    process.stdout.write(`${found.files.length} files, ${problems.length} problems: ${verdict}\n`);
    process.stdout.write(`PHI and secrets were screened by form and label. ${NOT_COVERED}\n`);
  }
  return problems.length === 0 ? EXIT.done : EXIT.verificationFailed;
}

async function readRecord(response: string): Promise<ResponseRecord> {
  const text = await readFile(path.join(response, 'record.json'), 'utf8').catch(() => undefined);
  const record = text === undefined ? undefined : parseRecord(text);
  if (record) return record;
  throw new DossierError(`${response} holds no record.json of a response`, {
    exitCode: EXIT.missingInput,
    hint: 'Name the folder that dossier ocr build wrote.',
  });
}

/** Every file below the folder; what is neither file nor folder is a problem. */
async function filesIn(
  folder: string,
): Promise<{ readonly files: readonly ResponseFile[]; readonly problems: readonly CheckProblem[] }> {
  const files: ResponseFile[] = [];
  const problems: CheckProblem[] = [];
  for (const name of (await readdir(folder, { recursive: true })).toSorted()) {
    const full = path.join(folder, name);
    const portable = name.split(path.sep).join('/');
    const found = await lstat(full);
    if (found.isDirectory()) continue;
    if (!found.isFile()) {
      problems.push({ path: portable, problem: 'is no file' });
      continue;
    }
    const bytes = await readFile(full);
    files.push({ path: portable, sha256: sha256(bytes), ...documentContent(bytes) });
  }
  return { files, problems };
}

/** What changed at home since it was built: requests, decisions, the day that decides the versions. */
function letterProblems(record: ResponseRecord, { workspace }: ResponseState): readonly CheckProblem[] {
  const { letter, requests, answers } = workspace;
  const sent = new Set(answers.filter(({ decision }) => decision === 'send').map(({ evidence }) => evidence));
  return [
    ...(record.isDraft ? [{ path: 'record.json', problem: 'is of a draft' }] : []),
    ...(record.notice === letter.notice
      ? []
      : [
          {
            path: 'record.json',
            problem: `was built for ${record.notice}, the letter says ${letter.notice}`,
          },
        ]),
    ...(record.items === requests.length
      ? []
      : [
          {
            path: 'record.json',
            problem: `answers ${record.items} items, the letter asks for ${requests.length}`,
          },
        ]),
    ...record.files
      .filter(({ evidence }) => evidence !== undefined && !sent.has(evidence))
      .map((file) => ({ path: file.path, problem: `holds ${file.evidence}, which is no longer to be sent` })),
  ];
}
