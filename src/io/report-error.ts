import { styleText } from 'node:util';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { withoutControls } from '../model/printable.js';
import { isSystemError, systemReason, systemRemedy, type SystemError } from './system-error.js';
import { wrapFor } from './wrap.js';
import { writeDiagnostic } from './write-diagnostic.js';

/** Prints an error for people and returns the exit code. A bug keeps its stack. */
export function reportError(error: unknown, stream: NodeJS.WriteStream): number {
  const paint = (style: 'red' | 'dim', text: string): string => styleText(style, text, { stream });
  if (error instanceof DossierError) {
    stream.write(`${paint('red', 'error')} ${withoutControls(error.message)}\n`);
    for (const diagnostic of error.diagnostics) writeDiagnostic(stream, diagnostic, { indent: '  ' });
    if (error.hint) stream.write(paint('dim', wrapFor(stream, error.hint)));
    return error.exitCode;
  }
  if (isSystemError(error)) {
    stream.write(`${paint('red', 'error')} ${withoutControls(inOneLine(error))}\n`);
    stream.write(paint('dim', wrapFor(stream, `${systemRemedy(error)} The output is as it was.`)));
    return EXIT.systemRefused;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stream.write(
    `${paint('red', 'bug')} This should not happen; nothing was written. Please report it with these lines:\n${withoutControls(stack)}\n`,
  );
  return EXIT.bug;
}

function inOneLine(error: SystemError): string {
  const what = error.path === undefined ? `The call ${error.syscall} failed` : `${error.path} cannot be used`;
  return `${what}: ${systemReason(error)}`;
}
