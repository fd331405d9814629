import yargs from 'yargs';
import { packageVersion } from '../io/package-file.js';
import { reportError } from '../io/report-error.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { exitCodesText, ON_SIGNAL } from './exit-codes.js';
import * as commands from './index.js';

/** Reads argv, runs one command, and returns the exit code; prints errors on stderr. Never calls process.exit. */
export async function runCli(argv: readonly string[]): Promise<number> {
  const endListening = endOnSignals();
  try {
    let code: number = EXIT.done;
    const width = Math.min(100, process.stdout.columns ?? 80);
    let parser = yargs(argv.map((word) => (word === '-' ? DASH : word)))
      .middleware(withDashes)
      .scriptName('dossier')
      .usage('$0 <command>\n\nTurns scans and evidence into a priced, ranked HIPAA audit dossier.')
      .version(packageVersion())
      .strict()
      .strictCommands()
      .demandCommand(1, 'Name a command.')
      .recommendCommands()
      .wrap(width)
      .exitProcess(false)
      .help()
      .alias('help', 'h')
      .epilogue(`First time: dossier demo\n\nExit codes:\n${exitCodesText(width)}`)
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
    hint: isUnknownCommand(message, command)
      ? `Commands: ${Object.keys(commands).join(', ')}. dossier <command> --help explains each.`
      : 'dossier --help lists the commands, dossier <command> --help its options.',
    cause,
  });
}

const UNKNOWN_COMMAND = /^Unknown commands?: /;

function isUnknownCommand(message: string, command: string): boolean {
  return UNKNOWN_COMMAND.test(message) && !(command in commands);
}

/**
 * yargs counts "non-option arguments", and every command that needs one needs a file; a word too many after a command
 * it takes for another one.
 */
function inPlainWords(message: string, command: string): string {
  if (isUnknownCommand(message, command))
    return `There is no command ${message.replace(UNKNOWN_COMMAND, '')}.`;
  if (UNKNOWN_COMMAND.test(message))
    return `${command} takes no such argument: ${message.replace(UNKNOWN_COMMAND, '')}`;
  if (message.startsWith('Not enough non-option arguments')) return 'Name a file after the command.';
  return message.startsWith('Did you mean') ? `There is no such command. ${message}` : message;
}
