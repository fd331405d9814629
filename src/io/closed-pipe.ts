/**
 * `dossier law | head`: a reader that has seen enough closes the pipe, and that is no error of ours. Ends the
 * process as a program does that the closed pipe's signal ends.
 */
export function endQuietlyOnClosedPipe(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(CLOSED_PIPE);
  });
}

/** 128 + SIGPIPE. */
const CLOSED_PIPE = 141;
