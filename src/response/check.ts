import { FORMATS, type Format } from './layout.js';
import type { Screen } from './screen.js';

/** A file of a response as it lies in the folder that goes to the portal. */
export interface ResponseFile {
  readonly path: string;
  readonly sha256: string;
  readonly kind: string;
  readonly texts: readonly string[];
  readonly problems: readonly string[];
}

/** A file that the record of the build lists. */
export interface ExpectedFile {
  readonly path: string;
  readonly sha256: string;
  /** Whether counsel released the evidence in it: its own legends of privilege are then expected. */
  readonly released: boolean;
}

export interface CheckContext {
  readonly expected: readonly ExpectedFile[];
  /** The privileged texts that a text holds. */
  readonly findPrivileged: (text: string) => readonly string[];
  readonly screen: Screen | undefined;
}

export interface CheckProblem {
  readonly path: string;
  readonly problem: string;
}

/** Legends under which counsel keeps papers, and the words of this program's own privileged editions. */
const LEGENDS: readonly RegExp[] = [
  /privileged\s+(?:and|&)\s+confidential/i,
  /attorney[\s-]+client\s+(?:privilege|communication)/i,
  /attorney\s+work\s+product/i,
  /at\s+the\s+(?:direction|request)\s+of\s+(?:legal\s+)?counsel/i,
  /modeled\s+civil\s+money\s+penalt/i,
  /penalty\s+exposure/i,
];

/** Everything that is wrong with a response, file by file; empty when it may go out. */
export function checkResponse(
  files: readonly ResponseFile[],
  context: CheckContext,
): readonly CheckProblem[] {
  const expected = new Map(context.expected.map((file) => [file.path, file]));
  const present = new Set(files.map(({ path }) => path));
  return [
    ...files.flatMap((file) =>
      fileProblems(file, expected.get(file.path), context).map((problem) => ({ path: file.path, problem })),
    ),
    ...context.expected
      .filter(({ path }) => !present.has(path))
      .map(({ path }) => ({ path, problem: 'is in the record and not in the folder' })),
  ];
}

function fileProblems(
  file: ResponseFile,
  expected: ExpectedFile | undefined,
  { findPrivileged, screen }: CheckContext,
): readonly string[] {
  if (!expected) return ['was not requested: the record of the build does not list it'];
  const extension = /\.([a-z]+)$/.exec(file.path)?.[1] ?? '';
  const legends = expected.released ? [] : LEGENDS;
  return [
    ...(file.sha256 === expected.sha256 ? [] : ['was changed since it was built']),
    ...(FORMATS.includes(extension as Format) ? [] : [`is no ${FORMATS.join(', ')}`]),
    ...(file.kind === extension ? [] : [`is called .${extension} and is ${file.kind} by its content`]),
    ...file.problems,
    ...distinct(file.texts.flatMap((text) => legends.flatMap((legend) => legend.exec(text)?.[0] ?? []))).map(
      (words) => `crosses the wall: "${words}"`,
    ),
    ...distinct(file.texts.flatMap(findPrivileged)).map((words) => `crosses the wall: "${words}"`),
    ...distinct(
      file.texts.flatMap(
        (text) => screen?.(text).map(({ kind, line }) => `holds ${kind}, line ${line}`) ?? [],
      ),
    ),
  ];
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values.map((value) => value.replaceAll(/\s+/g, ' ')))];
}
