import { EXIT } from '../model/diagnostic.js';
import { reportError } from './report-error.js';

/**
 * `dossier law | head`: a reader that has seen enough closes the pipe, and that is no error of ours. Ends the
 * process as a program does that the closed pipe's signal ends. Anything else, a full disk under a redirection, is one
 * line on stderr.
 */
export function endOnFailedStream(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(CLOSED_PIPE);
    process.exit(stream === process.stderr ? EXIT.systemRefused : reportError(error, process.stderr));
  });
}

/** 128 + SIGPIPE. */
const CLOSED_PIPE = 141;
