import { EXIT } from '../model/diagnostic.js';
import { paragraph } from '../model/text-block.js';

interface ExitCode {
  readonly code: number;
  readonly meaning: string;
}

/** 128 and the signal's number, as shells count. */
export const ON_SIGNAL = { SIGHUP: 129, SIGINT: EXIT.interrupted, SIGTERM: 143 } as const;

/** Every exit code with what it means, as `--help` and README print it. */
export const EXIT_CODES: readonly ExitCode[] = [
  { code: EXIT.done, meaning: 'done; demo also with the errors planted in its inputs' },
  {
    code: EXIT.inputHadErrors,
    meaning:
      'done, but the inputs had errors, a condition of --fail-on held (build), an artefact is packed without its file (pack), the pack is not as it was made (verify), or an item of the letter is open (ocr status)',
  },
  { code: EXIT.verificationFailed, meaning: 'the response may not go out (ocr build, ocr check)' },
  { code: EXIT.usage, meaning: 'wrong command, argument or option' },
  {
    code: EXIT.badInput,
    meaning: 'an input is refused, or items of the letter are not answered (ocr build); nothing is written',
  },
  { code: EXIT.missingInput, meaning: 'an input is missing' },
  { code: EXIT.noBrowser, meaning: 'no browser to print with; build and render write all but the PDFs' },
  { code: EXIT.bug, meaning: 'a bug' },
  { code: EXIT.cannotWrite, meaning: 'the output cannot be written' },
  { code: EXIT.systemRefused, meaning: 'the system refuses: too many open files, a broken disk' },
  { code: ON_SIGNAL.SIGHUP, meaning: 'hung up' },
  { code: ON_SIGNAL.SIGINT, meaning: 'interrupted' },
  { code: ON_SIGNAL.SIGTERM, meaning: 'terminated' },
];

/** The list for `--help`, a code at the left of each. */
export function exitCodesText(width: number): string {
  const indent = 5;
  return EXIT_CODES.flatMap(({ code, meaning }) => {
    const [first = '', ...rest] = paragraph(meaning, width, indent);
    return [`${String(code).padStart(3)}${first.slice(3)}`, ...rest];
  }).join('\n');
}
