import yargs from 'yargs';
import { packageVersion } from '../io/package-file.js';
import { reportError } from '../io/report-error.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import * as commands from './index.js';

const EPILOGUE = `First time: dossier demo
Exit codes: 0 done, 1 input had errors or a pack is not as it was made,
2 verification failed, 64 usage, 65 bad input, 66 missing input,
69 no browser, 70 bug, 73 cannot write, 74 the system refuses (open files,
disk), 129, 130, 143 hung up, interrupted, terminated.`;

/** Reads argv, runs one command, and returns the exit code; prints errors on stderr. Never calls process.exit. */
export async function runCli(argv: readonly string[]): Promise<number> {
  const endListening = endOnSignals();
  try {
    let code: number = EXIT.done;
    let parser = yargs(argv.map((word) => (word === '-' ? DASH : word)))
      .middleware(withDashes)
      .scriptName('dossier')
      .usage('$0 <command>\n\nTurns scans and evidence into a priced, ranked HIPAA audit dossier.')
      .version(packageVersion())
      .strict()
      .strictCommands()
      .demandCommand(1, 'Name a command.')
      .recommendCommands()
      .wrap(Math.min(100, process.stdout.columns ?? 80))
      .exitProcess(false)
      .help()
      .alias('help', 'h')
      .epilogue(EPILOGUE)
      .fail((message, error) => {
        throw error instanceof Error && !message ? error : usageError(message, error, argv[0]);
      });
    for (const command of Object.values(commands)) {
      parser = command.register(parser, (exitCode) => {
        code = exitCode;
      });
    }
    await parser.parseAsync();
    return code;
  } catch (error) {
    return reportError(error, process.stderr);
  } finally {
    endListening();
  }
}

/** Ends by way of `exit`, so that staging folders, locks and the browser go with the process. */
function endOnSignals(): () => void {
  const ends = Object.entries(ON_SIGNAL).map(([signal, code]) => {
    const end = (): never => process.exit(code);
    process.once(signal, end);
    return () => process.off(signal, end);
  });
  return () => ends.forEach((end) => end());
}

/** 128 and the signal's number, as shells count. */
const ON_SIGNAL = { SIGHUP: 129, SIGINT: EXIT.interrupted, SIGTERM: 143 };

/** yargs leaves a bare `-` out of lists of files; no argument that a system passes holds a NUL. */
const DASH = '\0-';

function withDashes(options: Record<string, unknown>): void {
  const restored = (value: unknown): unknown => (value === DASH ? '-' : value);
  for (const [name, value] of Object.entries(options))
    options[name] = Array.isArray(value) ? value.map(restored) : restored(value);
}

function usageError(message: string, cause: unknown, command = ''): DossierError {
  return new DossierError(inPlainWords(message || String(cause), command), {
    exitCode: EXIT.usage,
    hint: 'dossier --help lists the commands, dossier <command> --help its options.',
    cause,
  });
}

/**
 * yargs counts "non-option arguments", and every command that needs one needs a file; a word too many after a command
 * it takes for another one.
 */
function inPlainWords(message: string, command: string): string {
  const surplus = /^Unknown command: (.*)$/.exec(message)?.[1];
  if (surplus !== undefined && command in commands) return `${command} takes no such argument: ${surplus}`;
  if (message.startsWith('Not enough non-option arguments')) return 'Name a file after the command.';
  return message.startsWith('Did you mean') ? `There is no such command. ${message}` : message;
}
