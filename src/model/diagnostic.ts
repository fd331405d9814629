/** Where something stands in an input: a line, or a JSON pointer, or both. Paths are relative to the engagement folder. */
export interface Place {
  readonly file: string;
  /** 1-based line in the file. */
  readonly line?: number;
  readonly column?: number;
  /** RFC 6901 JSON pointer. */
  readonly pointer?: string;
  readonly field?: string;
}

/**
 * Expected trouble in an input: collected, shown, and listed in the dossier's appendix. `error` makes the run
 * exit 1; `warning` asks for attention; `note` explains a choice that the program made.
 */
export interface Diagnostic {
  readonly level: 'error' | 'warning' | 'note';
  /** Stable kebab-case name, for filters and tests: `csv-row-too-short`. */
  readonly code: string;
  /** One sentence: what is wrong. */
  readonly message: string;
  readonly at?: Place;
  /** The value found, cut to 120 characters by whoever prints it. */
  readonly value?: string;
  /** What would have been allowed. */
  readonly allowed?: string;
  /** One sentence: what to do. */
  readonly hint?: string;
}

/** Code of a diagnostic on `columns` of a source; whoever read dossier.yaml puts its line to it. */
export const COLUMN_MAPPING = 'column-mapping';

/** Exit codes in the manner of sysexits.h. */
export const EXIT = {
  done: 0,
  inputHadErrors: 1,
  /** A condition of `build --fail-on` held. */
  gateFired: 1,
  /** `verify`: the pack is not as it was made. */
  notAsMade: 1,
  verificationFailed: 2,
  usage: 64,
  badInput: 65,
  missingInput: 66,
  noBrowser: 69,
  bug: 70,
  cannotWrite: 73,
  /** The operating system refused something that is neither a named input nor the output: too many open files, a broken disk. */
  systemRefused: 74,
  interrupted: 130,
} as const;

/** Misuse that stops the run: printed in a line each without a stack, then the hint; ends with `exitCode`. */
export class DossierError extends Error {
  readonly exitCode: number;
  readonly hint: string | undefined;
  readonly diagnostics: readonly Diagnostic[];

  constructor(
    message: string,
    options: { exitCode: number; hint?: string; diagnostics?: readonly Diagnostic[]; cause?: unknown },
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'DossierError';
    this.exitCode = options.exitCode;
    this.hint = options.hint;
    this.diagnostics = options.diagnostics ?? [];
  }
}

/** Ends a switch over a union: the compiler proves that no case is missing. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
