import { mkdir, readFile, readdir, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DossierError, EXIT, type Diagnostic } from '../../model/diagnostic.js';
import type { Answer, DataRequest, Letter, Statement } from '../../model/response.js';
import {
  answersCsv,
  letterYaml,
  readAnswers,
  readLetter,
  readRequests,
  readStatements,
  requestsCsv,
  statementsCsv,
} from '../../response/workspace.js';
import { readText } from '../read-text.js';

/** The folder `ocr/` of an engagement: a letter, what it asks for, and what people decided to answer. */
export interface Workspace {
  /** Absolute path. */
  readonly folder: string;
  readonly letter: Letter;
  readonly requests: readonly DataRequest[];
  readonly answers: readonly Answer[];
  readonly statements: readonly Statement[];
  /** Items whose signed statement lies in `statements/`. */
  readonly signed: ReadonlySet<number>;
}

const FILES = {
  letter: 'letter.yaml',
  requests: 'requests.csv',
  answers: 'answers.csv',
  statements: 'statements.csv',
} as const;

/** Folder of the workspace of an engagement (its folder, or its dossier.yaml). */
export async function workspaceFolder(engagement: string): Promise<string> {
  const full = path.resolve(engagement);
  const found = await stat(full).catch(() => undefined);
  return path.join(found?.isFile() ? path.dirname(full) : full, 'ocr');
}

/** Reads and checks the workspace. Throws DossierError: 66 without one, 65 with every error of its files. */
export async function readWorkspace(engagement: string): Promise<Workspace> {
  const folder = await workspaceFolder(engagement);
  if (!(await stat(path.join(folder, FILES.letter)).catch(() => undefined))) {
    throw new DossierError(`${engagement} has no ocr/${FILES.letter}`, {
      exitCode: EXIT.missingInput,
      hint: 'dossier ocr open writes it.',
    });
  }
  const text = (name: string): Promise<string> => readText(path.join(folder, name), `ocr/${name}`);
  const letter = readLetter(await text(FILES.letter), `ocr/${FILES.letter}`);
  const requests = readRequests(await text(FILES.requests), `ocr/${FILES.requests}`);
  const answers = readAnswers(await text(FILES.answers), `ocr/${FILES.answers}`);
  const statements = readStatements(await text(FILES.statements), `ocr/${FILES.statements}`);
  const diagnostics = [
    ...letter.diagnostics,
    ...requests.diagnostics,
    ...answers.diagnostics,
    ...statements.diagnostics,
    ...unrequested(requests.rows, [...answers.rows, ...statements.rows]),
  ];
  if (diagnostics.length > 0 || !letter.letter) {
    throw new DossierError('The response workspace has errors.', {
      exitCode: EXIT.badInput,
      hint: 'Correct these files in ocr/ and run the command again.',
      diagnostics,
    });
  }
  return {
    folder,
    letter: letter.letter,
    requests: requests.rows,
    answers: answers.rows,
    statements: statements.rows,
    signed: await signedStatements(folder),
  };
}

/** Writes a new workspace. Throws DossierError (73) where one is already. */
export async function createWorkspace(
  folder: string,
  letter: Letter,
  requests: readonly DataRequest[],
): Promise<void> {
  if (await stat(folder).catch(() => undefined)) {
    throw new DossierError(`${folder} exists already`, {
      exitCode: EXIT.cannotWrite,
      hint: 'Move the answered letter elsewhere before a new one is opened, or edit its files.',
    });
  }
  await mkdir(path.join(folder, 'statements'), { recursive: true });
  await replaceFile(path.join(folder, FILES.requests), requestsCsv(requests));
  await replaceFile(path.join(folder, FILES.answers), answersCsv([]));
  await replaceFile(path.join(folder, FILES.statements), statementsCsv([]));
  await replaceFile(path.join(folder, FILES.letter), letterYaml(letter));
}

export async function writeAnswers({ folder }: Workspace, answers: readonly Answer[]): Promise<void> {
  await replaceFile(path.join(folder, FILES.answers), answersCsv(answers));
}

export async function writeStatements(
  { folder }: Workspace,
  statements: readonly Statement[],
): Promise<void> {
  await replaceFile(path.join(folder, FILES.statements), statementsCsv(statements));
}

/** `ocr/statements/item-12.pdf`, to be signed, and `item-12-signed.pdf`, the signed one. */
export function statementPath(folder: string, item: number, signed: boolean): string {
  return path.join(
    folder,
    'statements',
    `item-${String(item).padStart(2, '0')}${signed ? '-signed' : ''}.pdf`,
  );
}

/** Beside the old file and then in its place: a run that dies leaves one or the other. */
export async function replaceFile(full: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(full), { recursive: true });
  await writeFile(`${full}.partial`, content);
  await rename(`${full}.partial`, full);
}

/** A copy of the unsigned statement is no signed one. */
async function signedStatements(folder: string): Promise<ReadonlySet<number>> {
  const names = await readdir(path.join(folder, 'statements')).catch(() => []);
  const signed = new Set<number>();
  for (const name of names) {
    const item = Number(/^item-(\d{2,3})-signed\.pdf$/.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(item)) continue;
    const printed = await readFile(statementPath(folder, item, false)).catch(() => undefined);
    if (!printed?.equals(await readFile(statementPath(folder, item, true)))) signed.add(item);
  }
  return signed;
}

function unrequested(
  requests: readonly DataRequest[],
  rows: readonly (Answer | Statement)[],
): readonly Diagnostic[] {
  const items = new Set(requests.map(({ item }) => item));
  return rows
    .filter(({ item }) => !items.has(item))
    .map((row) => ({
      level: 'error',
      code: 'item-not-requested',
      message: 'The letter does not ask for this item.',
      at: { file: `ocr/${'evidence' in row ? FILES.answers : FILES.statements}`, field: 'item' },
      value: String(row.item),
      hint: 'Remove the row, or add the item to ocr/requests.csv.',
    }));
}
